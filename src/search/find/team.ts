import type { Listed } from '../blocks/directory';
import type { Snapshot } from '../blocks/fresh';
import type { Helper, Rest, Share } from './share';
import type { Shelf } from './shelf';

/** From so many blocks on a helper is worth its while: some hundred thousand messages. */
const worthHelping = 64;

type Halves = { readonly newer: Snapshot; readonly older: Snapshot };

/** The newer half of an index, with all that is not in it, and the older one. Null where it is too small, or not whole yet. */
function halvesOf({ directory, out, in: fresh }: Snapshot): Halves | null {
  const { blocks, floor } = directory;
  if (floor !== -Infinity || blocks.length < worthHelping) return null;
  const half = blocks.length >> 1;
  // Whole rows stand in for their places.
  const places = out.map(({ conversation, order, at }) => ({ conversation, order, at }));
  return {
    newer: { directory: { ...directory, blocks: blocks.slice(half) }, out, in: fresh },
    older: { directory: { ...directory, blocks: blocks.slice(0, half) }, out: places, in: [] },
  };
}

/** A search and its helper, as soon as there is one. */
export type Team = {
  /** Which part of a search is to be done here, and the rest, which the helper has begun. Nothing before `from` (epoch ms) fits. */
  parted(share: Omit<Share, 'snapshot'>, snapshot: Snapshot, from: number): { readonly own: Snapshot; readonly rest: Rest | null };
  /** Has the helper come, once most of what would be its half was read here: searches that read little need none. Throws nothing. */
  grow(snapshot: Snapshot): Promise<void>;
  /** Asks it nothing more. */
  lose(): void;
};

/** Nobody helps before the helper has its half in memory; then that half is let go of here. */
export function team(helper: Helper | null, known: Shelf): Team {
  let mate: 'uncalled' | 'called' | 'there' | 'lost' = 'uncalled';
  const call = async (blocks: readonly Listed[]): Promise<void> => {
    mate = 'called';
    try {
      await helper?.readAhead(blocks);
      known.release(blocks);
      mate = 'there';
    } catch {
      // It can be done without.
      mate = 'lost';
    }
  };
  return {
    parted(share, snapshot, from) {
      const halves = mate === 'there' ? halvesOf(snapshot) : null;
      if (!helper || !halves || (halves.older.directory.blocks.at(-1)?.to ?? 0) < from) return { own: snapshot, rest: null };
      return { own: halves.newer, rest: helper.look({ ...share, snapshot: halves.older }) };
    },
    async grow(snapshot) {
      const blocks = helper && mate === 'uncalled' ? halvesOf(snapshot)?.older.directory.blocks : undefined;
      if (blocks && blocks.filter((one) => known.isRead(one)).length * 2 > blocks.length) await call(blocks);
    },
    lose: () => void (mate = 'lost'),
  };
}
