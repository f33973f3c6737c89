import { emptyRoot, nodeHash } from './log';

/**
 * The log as it is stored: at level 0 the leaves' hashes, 256 to a tile; at each level above, the roots of the full tiles below, 256 to a
 * tile again. A full tile never changes. A million leaves have three levels, so what is asked of them reads a handful of tiles.
 */
export const tileWidth = 256;
const tileHeight = 8;

/** One stored tile: up to 256 hashes, one after the other. */
export type Tile = { readonly level: number; readonly index: number; readonly hashes: Uint8Array };

/** Gives the hashes of a tile, or null where it is not stored. */
export type TileSource = (level: number, index: number) => Promise<Uint8Array | null>;

/**
 * The tiles that change when leaves are appended to a log of `size` leaves: the last one of a level, and those behind it. Reads the last
 * tile of each level that changes. Throws where the stored tiles do not have what the size says.
 */
export async function tilesWith(tiles: TileSource, size: number, leaves: readonly Uint8Array[]): Promise<readonly Tile[]> {
  const changed: Tile[] = [];
  let added = leaves;
  let before = size;
  for (let level = 0; added.length > 0; level += 1) {
    const here = await filled(tiles, { level, before }, added);
    changed.push(...here);
    before = Math.floor(before / tileWidth);
    added = here.flatMap(({ hashes }) => (hashes.length === tileWidth * 32 ? [subtreeRoot(hashesIn(hashes))] : []));
  }
  return changed;
}

async function filled(tiles: TileSource, { level, before }: { level: number; before: number }, added: readonly Uint8Array[]) {
  const first = Math.floor(before / tileWidth);
  const kept = before % tileWidth;
  const stored = kept === 0 ? new Uint8Array() : await tileAt(tiles, level, first, kept);
  const all = [...hashesIn(stored), ...added];
  const made: Tile[] = [];
  for (let at = 0; at < all.length; at += tileWidth)
    made.push({ level, index: first + at / tileWidth, hashes: joinedHashes(all.slice(at, at + tileWidth)) });
  return made;
}

/** The first `count` hashes of a tile; it may have more, when it was read after another append. */
async function tileAt(tiles: TileSource, level: number, index: number, count: number): Promise<Uint8Array> {
  const stored = await tiles(level, index);
  if (!stored || stored.length < count * 32) throw new Error(`the log lacks hashes of tile ${level}/${index}`);
  return stored.subarray(0, count * 32);
}

/** The hashes in a tile. */
export const hashesIn = (tile: Uint8Array): readonly Uint8Array[] =>
  Array.from({ length: tile.length / 32 }, (_, index) => tile.subarray(index * 32, index * 32 + 32));

function joinedHashes(hashes: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(hashes.length * 32);
  for (const [index, hash] of hashes.entries()) bytes.set(hash, index * 32);
  return bytes;
}

/** The root over hashes that are as many as a power of two. */
export function subtreeRoot(hashes: readonly Uint8Array[]): Uint8Array {
  let level = hashes;
  while (level.length > 1)
    level = Array.from({ length: level.length / 2 }, (_, index) => nodeHash(level[index * 2] ?? none, level[index * 2 + 1] ?? none));
  return level[0] ?? emptyRoot();
}

const none = new Uint8Array(32);

/** A reader of subtrees that asks for no tile twice. `size` is that of the log, so that what was appended since is not looked at. */
export function subtreesIn(tiles: TileSource, size: number): (start: number, end: number) => Promise<Uint8Array> {
  const read = new Map<string, Promise<Uint8Array>>();
  const tile = (level: number, index: number): Promise<Uint8Array> => {
    const inLevel = Math.floor(size / tileWidth ** level);
    const count = Math.min(tileWidth, inLevel - index * tileWidth);
    const known = read.get(`${level}/${index}`) ?? tileAt(tiles, level, index, count);
    read.set(`${level}/${index}`, known);
    return known;
  };
  const subtree = async (start: number, end: number): Promise<Uint8Array> => {
    const width = end - start;
    const height = Math.log2(width);
    // Whole subtrees lie in one tile; another is put together from the whole ones that make it up.
    if (!Number.isInteger(height)) {
      const split = start + largestPower(width);
      return nodeHash(await subtree(start, split), await subtree(split, end));
    }
    const level = Math.floor(height / tileHeight);
    const from = start / tileWidth ** level;
    const hashes = await tile(level, Math.floor(from / tileWidth));
    const at = from % tileWidth;
    return subtreeRoot(hashesIn(hashes.subarray(at * 32, (at + width / tileWidth ** level) * 32)));
  };
  return subtree;
}

/** The largest power of two below a number greater than one. */
export function largestPower(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}
