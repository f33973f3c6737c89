import type { Stop } from '../../archive/ports';
import type { Listed } from '../blocks/directory';
import type { Snapshot } from '../blocks/fresh';
import type { Question } from '../finder';
import { soundOf } from './alike';
import { type Candidate, collector } from './collectors';
import { type Pace, slice } from './pace';
import { partsOf, readied } from './parts';
import { IndexMoved, shelf } from './shelf';
import type { Source } from './source';

/** A share of a search, for a helper: what is asked, and the part of the index that it looks through. */
export type Share = {
  readonly question: Question;
  readonly limit: number;
  /** The word in letters whose sound is looked for; null for the words themselves. */
  readonly soundOf: string | null;
  readonly snapshot: Snapshot;
};

/** What a share has come to; its best only with the last word. */
export type ShareFound = { readonly found: number; readonly share: number; readonly best: readonly Candidate[] };

/** A share that is being looked through elsewhere. */
export type Rest = {
  /** What it has come to; null where the index was changed under it. */
  soFar(): ShareFound | null;
  isDone(): boolean;
  /** Waits for its next word. Throws HelperLost. */
  heard(): Promise<void>;
  /** Ends it, whether it is done or not. */
  close(): void;
};

/** The helper went away. What was asked of it has to be asked again, of nobody else. */
export class HelperLost extends Error {
  override readonly name = 'HelperLost';
}

/** Looks through a part of the index for somebody else. */
export type Helper = {
  /** Has it read these blocks, so that they are in memory when they are asked for. Throws HelperLost. */
  readAhead(listed: readonly Listed[]): Promise<void>;
  look(share: Share): Rest;
};

/** A helper's own work. */
export type ShareFinder = {
  readAhead(listed: readonly Listed[]): Promise<void>;
  /** Tells what is found as it grows, and null in the end where the index was changed under it. */
  look(share: Share, stop: Stop): AsyncGenerator<ShareFound | null>;
};

export function shareFinder(source: Source, pace: Pace): ShareFinder {
  const known = shelf(source);
  const look = async function* ({ question, limit, soundOf: word, snapshot }: Share, stop: Stop): AsyncGenerator<ShareFound> {
    const { query, exact } = question;
    const best = collector(question, limit);
    const ready = await readied({ query, exact, sound: word === null ? null : await soundOf(word) }, source);
    let [found, last] = [0, pace.now()];
    for await (const { block, sure, share } of partsOf(ready, snapshot, known, source, stop)) {
      best.add(block, sure);
      found += sure.length;
      if (pace.now() - last < slice) continue;
      yield { found, share, best: [] };
      await pace.breathe();
      if (stop.aborted) return;
      last = pace.now();
    }
    yield { found, share: 1, best: best.kept() };
  };
  return {
    async readAhead(listed) {
      for await (const _ of known.read(listed)) continue;
    },
    async *look(share, stop) {
      try {
        yield* look(share, stop);
      } catch (error) {
        if (!(error instanceof IndexMoved)) throw error;
        yield null;
      }
    },
  };
}
