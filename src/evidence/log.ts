import { joined } from './bytes';
import { sha256 } from './sha256';

/** SHA-256(01, left, right), RFC 9162 section 2.1.1. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(65);
  bytes[0] = 1;
  bytes.set(left, 1);
  bytes.set(right, 33);
  return sha256(bytes);
}

/** The root of a log in which nothing stands. */
export const emptyRoot = (): Uint8Array<ArrayBuffer> => sha256(new Uint8Array());

/**
 * What has to be known of a log to append to it: how many leaves it has, and the roots of the whole subtrees that they make up, from left to
 * right, one for each bit that is set in `size`.
 */
export type Frontier = { readonly size: number; readonly subtrees: readonly Uint8Array[] };

export const emptyFrontier: Frontier = { size: 0, subtrees: [] };

/** The log with leaves more. Costs one or two hashes a leaf, and never more than the logarithm of the log's size for one. */
export function appended({ size, subtrees }: Frontier, leaves: readonly Uint8Array[]): Frontier {
  const whole = [...subtrees];
  for (const [index, leaf] of leaves.entries()) {
    let hash = leaf;
    for (let bits = size + index; bits % 2 === 1; bits = Math.floor(bits / 2)) hash = nodeHash(whole.pop() ?? hash, hash);
    whole.push(hash);
  }
  return { size: size + leaves.length, subtrees: whole };
}

/** The root of a log. */
export function rootOf({ subtrees }: Frontier): Uint8Array {
  return subtrees.toReversed().reduce<Uint8Array | null>((right, left) => (right ? nodeHash(left, right) : left), null) ?? emptyRoot();
}

/** The frontier as it is stored: the subtrees' roots, one after the other. */
export const frontierBytes = ({ subtrees }: Frontier): Uint8Array<ArrayBuffer> => joined(subtrees);

/** The frontier that was stored. Throws where the bytes are not as many as the size asks for. */
export function frontierOf(size: number, bytes: Uint8Array): Frontier {
  const subtrees = Array.from({ length: bytes.length / 32 }, (_, index) => bytes.slice(index * 32, index * 32 + 32));
  const frontier = { size, subtrees };
  if (bytes.length % 32 !== 0 || subtrees.length !== bitsIn(size)) throw new Error('the frontier does not fit the size');
  return frontier;
}

function bitsIn(size: number): number {
  let count = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2;
  return count;
}
