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
  readonly #hashes = new Map<string, 'kept' | 'masked'>();
  /** Files that were never kept. */
  #named = 0;

  constructor(request: ExportRequest) {
    this.#request = request;
  }

  take({ attachments }: MessageRecord): void {
    for (const { state, sha256 } of attachments) {
      if ((state === 'kept' || state === 'masked') && sha256 !== null) this.#hashes.set(sha256, state);
      else if (state !== 'withheld') this.#named += 1;
    }
  }

  /** Writes them one by one. One that is not what its hash says is as good as missing. */
  async write(bag: BagZip, signal: AbortSignal | undefined): Promise<PackFacts['files']> {
    const counts = { kept: 0, missing: 0, masked: 0, named: this.#named };
    for (const [sha256, state] of this.#hashes) {
      signal?.throwIfAborted();
      const file = (await this.#request.fileOf?.(sha256)) ?? null;
      if (!file || hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', file.data))) !== sha256) {
        counts.missing += 1;
        continue;
      }
      bag.put(`${attachmentFolder}${sha256}${endings[file.type] ?? ''}`, file.data, true);
      counts[state] += 1;
    }
    return counts;
  }
}
