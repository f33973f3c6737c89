/** A block as the directory names it; `from` and `to` are the times of its first and last message (epoch ms, both inclusive). */
export type Listed = { readonly id: number; readonly revision: number; readonly from: number; readonly to: number; readonly count: number };

/** Which state of which block each signature of a page was made from, in their order there. */
export type PageList = { readonly id: number; readonly of: readonly { readonly id: number; readonly revision: number }[] };

/** The signatures of many blocks in one value, read at once. */
export type Page = { readonly id: number; readonly bits: Uint8Array };

/** What the index holds. It is read before each search, and written with each change, in the transaction of that change. */
export type Directory = {
  readonly name: 'directory';
  /** How texts are folded and laid out. An index of another make is built anew. */
  readonly make: number;
  /** Messages from this time on are indexed, -Infinity when all are. */
  readonly floor: number;
  /** Oldest first; their times do not overlap, but one may begin at the instant at which the one before ends. */
  readonly blocks: readonly Listed[];
  readonly pages: readonly PageList[];
  /** Given to the next block or page, and to the next revision. */
  readonly next: number;
};

/** To be raised with every change of `fold`, of `haveOf` or of how an entry is laid out. */
export const make = 1;

const emptyDirectory: Directory = { name: 'directory', make, floor: Infinity, blocks: [], pages: [], next: 1 };

/** Of an index that is begun. Its numbers begin anywhere, for none may come again: pages know by them what they have read, be it of an index before this one. */
export const newDirectory = (): Directory => ({ ...emptyDirectory, next: Math.floor(Math.random() * 2 ** 48) });

/** The directory as it lies in the store; undefined where there is none or it is of another make. */
export const knownDirectory = (stored: Directory | undefined): Directory | undefined => (stored?.make === make ? stored : undefined);

/** The same, empty where there is none. */
export const directoryAs = (stored: Directory | undefined): Directory => knownDirectory(stored) ?? emptyDirectory;

/** The place in `blocks` of the one that a message of time `at` belongs into: the last that begins no later, else the first. */
export function placeFor(blocks: readonly Listed[], at: number): number {
  // What is new comes last.
  if ((blocks.at(-1)?.from ?? Infinity) <= at) return blocks.length - 1;
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.from ?? Infinity) <= at) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** The places of all blocks that may hold a message of time `at`. */
export function placesOf(blocks: readonly Listed[], at: number): readonly number[] {
  const places: number[] = [];
  for (let place = placeFor(blocks, at); place >= 0; place--) {
    const block = blocks[place];
    if (!block || block.to < at) break;
    if (block.from <= at) places.push(place);
  }
  return places;
}
