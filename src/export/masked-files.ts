import { hexOf } from '../evidence/bytes';
import { sha256 } from '../evidence/sha256';
import type { Redaction } from '../redaction/redaction';
import { maskedPicture } from './masked-picture';
import type { ExportRequest, KeptFile } from './request';

/** The files of a redacted copy. */
export type MaskedFiles = {
  /** A file by its hash in the copy: as it is, covered in part, or null where it is left out. */
  readonly fileOf: NonNullable<ExportRequest['fileOf']>;
  /** What a picture is called once its boxes are drawn, by its hash in the archive; null where it cannot be covered. */
  readonly maskedAs: (hash: string) => Promise<{ readonly sha256: string; readonly bytes: number } | null>;
};

/** Covers pictures as they are asked for; only their hashes are kept. */
export function maskedFiles(fileOf: ExportRequest['fileOf'], redaction: Redaction): MaskedFiles {
  const originals = new Map<string, string>();
  const named = new Map<string, { readonly sha256: string; readonly bytes: number } | null>();
  const masked = async (hash: string): Promise<KeptFile | null> => {
    const file = await fileOf?.(hash);
    return file ? maskedPicture(file, redaction.boxes[hash] ?? []) : null;
  };
  return {
    async fileOf(hash) {
      if (redaction.wholes.includes('files')) return null;
      const original = originals.get(hash) ?? hash;
      if ((redaction.boxes[original]?.length ?? 0) > 0) return masked(original);
      return (await fileOf?.(hash)) ?? null;
    },
    async maskedAs(hash) {
      const known = named.get(hash);
      if (known !== undefined) return known;
      const file = await masked(hash);
      const made = file && { sha256: hexOf(sha256(file.data)), bytes: file.data.length };
      named.set(hash, made);
      if (made) originals.set(made.sha256, hash);
      return made;
    },
  };
}
