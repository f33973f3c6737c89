import type { PassingFile } from './passing-files';
import { ZipFile } from './zip-file';

async function sha256Of(data: Uint8Array<ArrayBuffer>): Promise<string> {
  return Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', data)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * A zip with a file and what lies beside it: `attachments/NAME` for each, and `attachments.sha256` with their hashes, which `sha256sum -c` reads. Where
 * nothing lies beside it, it is null.
 */
export async function zipBeside(name: string, file: Blob, files: AsyncIterable<PassingFile>, signal?: AbortSignal): Promise<Blob | null> {
  const zip = new ZipFile();
  await zip.putFile(name, file, true);
  const sums: string[] = [];
  for await (const { name: own, data } of files) {
    signal?.throwIfAborted();
    const path = `attachments/${own}`;
    zip.put(path, data, true);
    sums.push(`${await sha256Of(data)}  ${path}\n`);
  }
  if (sums.length === 0) return null;
  zip.put('attachments.sha256', sums.join(''));
  return zip.end('application/zip');
}
