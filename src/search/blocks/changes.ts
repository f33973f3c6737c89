import { type Block, blockOf, byTime, countOf, entriesOf, type MessagePlace, parted } from './block';
import { type Directory, type Listed, placeFor, placesOf } from './directory';
import type { Entry } from './entry';

/** Where a message stood in the index. */
export type Place = Pick<Entry, 'conversation' | 'order' | 'at'>;

/** Messages to take out of the index, by where they stood, and to put in. */
export type Changes = { readonly out: readonly Place[]; readonly in: readonly Entry[] };

/** What a change comes to: the directory after it, the blocks to write and those to delete. */
export type Changed = { readonly directory: Directory; readonly put: readonly Block[]; readonly gone: readonly number[] };

/** Blocks that the changes touch, by their place in the directory. */
export function touched({ blocks, floor }: Directory, changes: Changes): readonly Listed[] {
  const places = new Set<number>();
  for (const { at } of changes.out) for (const place of placesOf(blocks, at)) places.add(place);
  for (const { at } of changes.in) if (at >= floor) places.add(placeFor(blocks, at));
  return [...places].toSorted((a, b) => a - b).flatMap((place) => blocks[place] ?? []);
}

/** The same changes in parts, each of which touches neighbouring blocks, about `most` of them; one without any where nothing changes. */
export function neighbouring({ blocks }: Directory, changes: Changes, most: number): readonly Changes[] {
  const parts = new Map<number, { out: Place[]; in: Entry[] }>();
  const partOf = (at: number) => {
    const number = Math.floor(placeFor(blocks, at) / most);
    const part = parts.get(number) ?? { out: [], in: [] };
    parts.set(number, part);
    return part;
  };
  for (const place of changes.out) partOf(place.at).out.push(place);
  for (const entry of changes.in) partOf(entry.at).in.push(entry);
  return parts.size > 0 ? [...parts.values()] : [changes];
}

const listedOf = (block: Block): Listed => ({
  id: block.id,
  revision: block.revision,
  from: block.at[0] ?? 0,
  to: block.at.at(-1) ?? 0,
  count: countOf(block),
});

/** Tells whether a message of these blocks stands at one of these places. */
function standsIn(blocks: readonly Block[], ...lists: readonly (readonly MessagePlace[])[]): (place: MessagePlace) => boolean {
  // Most of what is put in belongs to conversations that are not in the few blocks it touches.
  const orders = new Map(blocks.flatMap(({ conversations }) => conversations).map((key) => [key, new Set<number>()]));
  for (const list of lists) for (const { conversation, order } of list) orders.get(conversation)?.add(order);
  return ({ conversation, order }) => orders.get(conversation)?.has(order) ?? false;
}

/**
 * Makes the changes. `blocks` are those that `touched` named. Messages older than the directory's floor are left out: building the index
 * comes to them later. A message that is put in where it already stands takes the place of what stood there.
 */
export function changed(directory: Directory, blocks: readonly Block[], changes: Changes): Changed {
  const fresh = changes.in.filter(({ at }) => at >= directory.floor);
  const isGone = standsIn(blocks, changes.out, fresh);
  const held = new Map(directory.blocks.map((listed): [number, Entry[]] => [listed.id, []]));
  const byId = new Map(blocks.map((block) => [block.id, block]));
  for (const block of blocks)
    held.set(
      block.id,
      entriesOf(block).filter((entry) => !isGone(entry)),
    );
  const loose: Entry[] = [];
  for (const entry of fresh) {
    const listed = directory.blocks[placeFor(directory.blocks, entry.at)];
    (listed ? held.get(listed.id) : loose)?.push(entry);
  }
  let next = directory.next;
  const put: Block[] = [];
  const cut = (entries: readonly Entry[], id: number | null): readonly Listed[] =>
    parted(entries.toSorted(byTime)).map((part, index) => {
      const block = blockOf(index === 0 && id !== null ? id : next++, next++, part);
      put.push(block);
      return listedOf(block);
    });
  const listed = directory.blocks.flatMap((one) => (byId.has(one.id) ? cut(held.get(one.id) ?? [], one.id) : [one]));
  const all = [...listed, ...cut(loose, null)].toSorted((a, b) => a.from - b.from || a.to - b.to);
  const kept = new Set(all.map(({ id }) => id));
  return {
    directory: { ...directory, blocks: all, next },
    put,
    gone: blocks.map(({ id }) => id).filter((id) => !kept.has(id)),
  };
}

/** Adds the messages between `floor` and the directory's own floor, all of them, sorted or not. */
export function grown(directory: Directory, floor: number, entries: readonly Entry[]): Changed {
  let next = directory.next;
  const put = parted(entries.toSorted(byTime)).map((part) => blockOf(next++, next++, part));
  return { directory: { ...directory, floor, blocks: [...put.map(listedOf), ...directory.blocks], next }, put, gone: [] };
}
