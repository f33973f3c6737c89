import type { Stop } from '../../archive/ports';
import { type Block, countOf } from '../blocks/block';
import type { Listed } from '../blocks/directory';
import { freshBlock, outdated, type Snapshot } from '../blocks/fresh';
import { canSpare, isUnsure, mayHold, type Plan, rangeOf } from '../blocks/plan';
import { fitting, type Indexes } from '../blocks/scan';
import type { Shelf } from './shelf';
import type { Source } from './source';

/** What one block had. `unsure` are messages that have to be read before it is known that they fit. */
export type Part = {
  readonly block: Block;
  /** Ascending. */
  readonly sure: Indexes;
  readonly unsure: Indexes;
  /** Everything still to come is no later than this (epoch ms); what was not indexed came first, whatever its time. */
  readonly frontier: number;
  /** How much was looked through, 0 to 1. */
  readonly share: number;
};

/** From so many blocks on, their signatures are asked. */
const worthSparing = 4;
/** How many of the newest are searched without asking: words that are frequent are found there. */
const unspared = 2;

function partOf(plan: Plan, block: Block, gone: ReadonlySet<number>): Pick<Part, 'block' | 'sure' | 'unsure'> {
  const still = (indexes: Indexes): Indexes => (gone.size === 0 ? indexes : indexes.filter((index) => !gone.has(index)));
  const sure = still(fitting(plan, block, null, true));
  if (!isUnsure(plan)) return { block, sure, unsure: [] };
  const certain = new Set(sure);
  return { block, sure, unsure: still(fitting(plan, block, null, false)).filter((index) => !certain.has(index)) };
}

/** These blocks without those that cannot hold what fits, by their signatures. */
async function spared(plan: Plan, listed: readonly Listed[], { directory }: Snapshot, shelf: Shelf): Promise<readonly Listed[]> {
  const has = await shelf.signatures(directory);
  return listed.filter((block) => mayHold(plan, (bits) => has(block, bits)));
}

/** Goes through what is indexed, newest first. The newest blocks are searched while the signatures of the others come. */
async function* indexed(plan: Plan, snapshot: Snapshot, shelf: Shelf): AsyncGenerator<readonly [Block, Listed]> {
  const { from, to } = rangeOf(plan);
  const listed = snapshot.directory.blocks.filter((block) => block.to >= from && block.from < to).toReversed();
  const spares = listed.length > worthSparing && canSpare(plan);
  const head = spares ? listed.slice(0, unspared) : listed;
  const tail = spares ? spared(plan, listed.slice(unspared), snapshot, shelf) : Promise.resolve([]);
  // Whoever reads on hears of its failure; nobody may be there to.
  tail.catch(() => undefined);
  for (const part of [async () => head, async () => tail]) {
    const blocks = await part();
    let place = 0;
    for await (const block of shelf.read(blocks)) {
      const own = blocks[place++];
      if (own) yield [block, own];
    }
  }
}

/** Goes through the archive, newest first, and tells what fits. */
export async function* walk(plan: Plan, snapshot: Snapshot, shelf: Shelf, source: Source, stop: Stop): AsyncGenerator<Part> {
  const { directory, out } = snapshot;
  const { blocks, floor } = directory;
  const isWhole = floor === -Infinity;
  const fresh = freshBlock(snapshot.in.filter(({ at }) => at >= floor));
  if (countOf(fresh) > 0) yield { ...partOf(plan, fresh, new Set()), frontier: Infinity, share: 0 };
  const places = new Map(blocks.map(({ id }, place) => [id, place]));
  for await (const [block, { id, from }] of indexed(plan, snapshot, shelf)) {
    if (stop.aborted) return;
    const place = places.get(id) ?? 0;
    const share = (1 - place / blocks.length) * (isWhole ? 1 : 0.5);
    const gone = out.length === 0 ? new Set<number>() : outdated(block, out);
    yield { ...partOf(plan, block, gone), frontier: blocks[place - 1]?.to ?? Math.min(from, floor), share };
  }
  if (isWhole || rangeOf(plan).from >= floor) return;
  for await (const rows of source.older(floor)) {
    if (stop.aborted) return;
    const block = freshBlock(rows);
    yield { ...partOf(plan, block, new Set()), frontier: block.at[0] ?? -Infinity, share: 0.5 };
  }
}
