import type { Listed } from '../search/blocks/directory';
import type { Signature } from '../search/blocks/pages';

/** So many are kept, of 16 kB each. */
const most = 512;

/** By the revision that was signed; its number never comes again. */
const kept = new Map<number, Signature>();

/** Keeps signatures of blocks until they go into a page. They must be on disk: what is given up gives its numbers to others. */
export function keepSignatures(made: readonly Signature[]): void {
  for (const one of made) kept.set(one.one.revision, one);
  for (const revision of kept.keys()) {
    if (kept.size <= most) return;
    kept.delete(revision);
  }
}

export const keptSignature = ({ revision }: Listed): Signature | undefined => kept.get(revision);

/** Forgets all of them: what there was to sign is signed. */
export const forgetSignatures = (): void => kept.clear();
