import { sameBytes } from './bytes';
import { emptyRoot, nodeHash } from './log';
import { largestPower, subtreesIn, type TileSource } from './tiles';

/** The root that a log had when it had `size` leaves. */
export async function rootAt(tiles: TileSource, size: number): Promise<Uint8Array> {
  return size === 0 ? emptyRoot() : subtreesIn(tiles, size)(0, size);
}

/** The proof of RFC 9162, section 2.1.3.1, that a leaf stands at its place in a log of `size` leaves: the hashes beside its way up. */
export const inclusionProof = async (tiles: TileSource, leaf: number, size: number): Promise<readonly Uint8Array[]> =>
  inclusionProofFrom(subtreesIn(tiles, size), leaf, size);

/** The same for who asks for many proofs: `subtree` gives the root over a stretch of leaves, as `subtreesIn` does, and may remember what it gave. */
export async function inclusionProofFrom(
  subtree: (start: number, end: number) => Promise<Uint8Array>,
  leaf: number,
  size: number,
): Promise<readonly Uint8Array[]> {
  if (leaf < 0 || leaf >= size) throw new RangeError('no such leaf');
  const path = async (start: number, end: number): Promise<Uint8Array[]> => {
    if (end - start === 1) return [];
    const split = start + largestPower(end - start);
    return leaf < split
      ? [...(await path(start, split)), await subtree(split, end)]
      : [...(await path(split, end)), await subtree(start, split)];
  };
  return path(0, size);
}

/** The proof of section 2.1.4.1 that the log of `from` leaves is the beginning of the one of `to`. */
export async function consistencyProof(tiles: TileSource, from: number, to: number): Promise<readonly Uint8Array[]> {
  if (from < 0 || from > to) throw new RangeError('the first log is the longer one');
  if (from === 0 || from === to) return [];
  const subtree = subtreesIn(tiles, to);
  const path = async (start: number, end: number, isRoot: boolean): Promise<Uint8Array[]> => {
    if (from === end) return isRoot ? [] : [await subtree(start, end)];
    const split = start + largestPower(end - start);
    return from <= split
      ? [...(await path(start, split, isRoot)), await subtree(split, end)]
      : [...(await path(split, end, false)), await subtree(start, split)];
  };
  return path(0, to, true);
}

/** Whether a leaf's hash stands at its number in the log that has this size and root (section 2.1.3.2). */
export function isIncluded(hash: Uint8Array, leaf: number, size: number, root: Uint8Array, proof: readonly Uint8Array[]): boolean {
  const found = rootFrom(hash, leaf, size, proof);
  return found !== null && sameBytes(found, root);
}

/** The root to which a leaf's proof leads, or null for a proof of the wrong length. */
export function rootFrom(hash: Uint8Array, leaf: number, size: number, proof: readonly Uint8Array[]): Uint8Array | null {
  if (!Number.isSafeInteger(leaf) || leaf < 0 || leaf >= size) return null;
  let at = leaf;
  let last = size - 1;
  let root = hash;
  for (const beside of proof) {
    if (last === 0) return null;
    if (at % 2 === 1 || at === last) {
      root = nodeHash(beside, root);
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else root = nodeHash(root, beside);
    [at, last] = [half(at), half(last)];
  }
  return last === 0 ? root : null;
}

const half = (count: number): number => Math.floor(count / 2);

/** A log at one moment. */
export type Root = { readonly size: number; readonly root: Uint8Array };

/** Whether the first log is the beginning of the second, so that nothing in it was changed or taken away since (section 2.1.4.2). */
export function isConsistent(first: Root, second: Root, proof: readonly Uint8Array[]): boolean {
  if (first.size > second.size) return false;
  if (first.size === second.size) return proof.length === 0 && sameBytes(first.root, second.root);
  if (first.size === 0) return proof.length === 0 && sameBytes(first.root, emptyRoot());
  const isWhole = Number.isInteger(Math.log2(first.size));
  const [start, ...rest] = isWhole ? [first.root, ...proof] : proof;
  if (!start) return false;
  let at = first.size - 1;
  let last = second.size - 1;
  while (at % 2 === 1) [at, last] = [half(at), half(last)];
  let [one, other] = [start, start];
  for (const beside of rest) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      [one, other] = [nodeHash(beside, one), nodeHash(beside, other)];
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else other = nodeHash(other, beside);
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && sameBytes(one, first.root) && sameBytes(other, second.root);
}
