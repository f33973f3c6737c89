import { hexOf } from '../evidence/bytes';
import { attachmentFolder } from '../evidence/pack-files';
import type { MessageRecord } from '../domain/message';
import type { ExportRequest } from '../export/request';
import type { BagZip } from './bag-zip';
import type { PackFacts } from './pack-facts';

/** What the files of a type end in; others have no ending, for what they are is told by the record. */
const endings: Readonly<Record<string, string>> = {
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/gif': '.gif',
  'image/webp': '.webp',
  'image/avif': '.avif',
  'image/bmp': '.bmp',
  'application/pdf': '.pdf',
  'text/plain': '.txt',
  'audio/mpeg': '.mp3',
  'audio/amr': '.amr',
  'video/mp4': '.mp4',
};

/** The kept files of a pack's messages: each once, under its own hash. */
export class Attachments {
  readonly #request: ExportRequest;
  readonly #hashes = new Set<string>();

  constructor(request: ExportRequest) {
    this.#request = request;
  }

  take({ attachments }: MessageRecord): void {
    for (const { state, sha256 } of attachments) if (state === 'kept' && sha256 !== null) this.#hashes.add(sha256);
  }

  /** Writes them one by one. A file of which a part is covered has another hash than the record says, and lies apart. */
  async write(bag: BagZip, signal: AbortSignal | undefined): Promise<PackFacts['files']> {
    let [kept, missing, masked] = [0, 0, 0];
    for (const sha256 of this.#hashes) {
      signal?.throwIfAborted();
      const file = (await this.#request.fileOf?.(sha256)) ?? null;
      if (!file) {
        missing += 1;
        continue;
      }
      const own = hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', file.data)));
      const isWhole = own === sha256;
      bag.put(`${isWhole ? attachmentFolder : 'data/masked/'}${own}${endings[file.type] ?? ''}`, file.data, true);
      if (isWhole) kept += 1;
      else masked += 1;
    }
    return { kept, missing, masked };
  }
}
