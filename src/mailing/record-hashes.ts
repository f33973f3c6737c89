import type { ExportEntry } from '../export/request';
import type { Writer } from '../export/writer';

/** The hashes of the first and the last record of a mail, as its body tells them; null where it holds none. */
export type RecordHashes = { readonly first: string; readonly last: string } | null;

/** SHA-256 in hex. */
export async function sha256Hex(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const hash = async (line: string): Promise<string> => sha256Hex(new TextEncoder().encode(line));

/**
 * Hashes the first and the last record's line as it stands in the JSON Lines, in UTF-8 and without its end, so that anyone can find both lines
 * in the file by their hashes.
 */
export function recordHashes(): Writer<RecordHashes> {
  const ends: string[] = [];
  return {
    begin() {},
    each(entry: ExportEntry) {
      if (entry.entry !== 'message') return;
      ends[ends.length === 0 ? 0 : 1] = JSON.stringify(entry.message);
    },
    async end() {
      const [first, last = first] = ends;
      return first === undefined || last === undefined ? null : { first: await hash(first), last: await hash(last) };
    },
  };
}
