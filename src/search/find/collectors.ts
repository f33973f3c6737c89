import { type Block, type MessagePlace, placeAt } from '../blocks/block';
import { type Indexes, textsAt } from '../blocks/scan';
import type { Question } from '../finder';
import { fold } from '../fold/fold';
import type { Query } from '../terms';

/** A hit before its message is read; `count` of a conversation's, `worth` where that ranks it. Plain data, which goes from worker to worker. */
export type Candidate = MessagePlace & { readonly at: number; readonly count?: number; readonly worth?: number };

/** Keeps the best of what is found. */
export type Collector = {
  add(block: Block, indexes: Indexes): void;
  /** All that it keeps, for `take`. */
  kept(): readonly Candidate[];
  /** Takes in what a collector of the same question kept of other blocks. */
  take(others: readonly Candidate[]): void;
  /** Best first. Nothing that comes later is better, given that it is no later than `frontier`. */
  best(frontier: number): readonly Candidate[];
};

const candidate = (block: Block, index: number): Candidate => ({ ...placeAt(block, index), at: block.at[index] ?? 0 });

/** The best so many, best first; of equals those that came first. */
function topList(limit: number, valueOf: (one: Candidate) => number) {
  const list: Candidate[] = [];
  return {
    list,
    /** What one must be worth more than to get in. */
    least: (): number => {
      const last = list.length < limit ? undefined : list.at(-1);
      return last ? valueOf(last) : -Infinity;
    },
    put: (one: Candidate): void => {
      let place = list.length;
      for (let before = list[place - 1]; before && valueOf(before) < valueOf(one); before = list[place - 1]) place--;
      list.splice(place, 0, one);
      if (list.length > limit) list.pop();
    },
  };
}

function newest(limit: number): Collector {
  const { list, least, put } = topList(limit, ({ at }) => at);
  return {
    add(block, indexes) {
      for (const index of indexes.toReversed()) {
        if ((block.at[index] ?? 0) <= least()) return;
        put(candidate(block, index));
      }
    },
    kept: () => list,
    take: (others) => others.filter(({ at }) => at > least()).forEach(put),
    best: (frontier) => list.filter(({ at }) => at >= frontier),
  };
}

/** How well a message fits: how much of it is the words searched for, and whether it begins with them or is nothing else. */
function worthOf(texts: string, needles: readonly string[]): number {
  const words = needles.reduce((sum, needle) => sum + (texts.split(needle).length - 1) * needle.length, 0);
  const begins = needles.some((needle) => texts.startsWith(needle)) ? 1 : 0;
  return words / Math.max(8, texts.length) + begins / 4;
}

function relevant(limit: number, needles: readonly string[]): Collector {
  const { list, least, put } = topList(limit, ({ worth = 0 }) => worth);
  return {
    add(block, indexes) {
      for (const index of indexes.toReversed()) {
        const worth = worthOf(textsAt(block, index), needles);
        if (worth > least()) put({ ...candidate(block, index), worth });
      }
    },
    kept: () => list,
    take: (others) => others.forEach((one) => (one.worth ?? 0) > least() && put(one)),
    best: () => list,
  };
}

function conversations(limit: number): Collector {
  const known = new Map<string, Candidate>();
  const note = (place: Candidate, count: number): void => {
    const before = known.get(place.conversation);
    const newer = before && before.at >= place.at ? before : place;
    known.set(place.conversation, { ...newer, count: (before?.count ?? 0) + count });
  };
  return {
    add(block, indexes) {
      const counts = new Uint32Array(block.conversations.length);
      const latest = new Int32Array(block.conversations.length).fill(-1);
      for (const index of indexes) {
        const number = block.conversation[index] ?? 0;
        counts[number] = (counts[number] ?? 0) + 1;
        latest[number] = index;
      }
      latest.forEach((index, number) => index >= 0 && note(candidate(block, index), counts[number] ?? 0));
    },
    kept: () => [...known.values()],
    take: (others) => others.forEach((one) => note(one, one.count ?? 0)),
    best: () => [...known.values()].toSorted((a, b) => b.at - a.at).slice(0, limit),
  };
}

/** The words that are searched for, folded, whatever must or may stand with them. */
function needlesOf(query: Query): readonly string[] {
  if (query.kind === 'text') return [fold(query.text)].filter((needle) => needle !== '');
  return query.kind === 'all' || query.kind === 'any' ? query.of.flatMap(needlesOf) : [];
}

/** Keeps the best `limit` of what answers a question, by its ranking. */
export function collector({ ranking, query }: Question, limit: number): Collector {
  if (ranking === 'conversations') return conversations(limit);
  const needles = ranking === 'relevance' ? needlesOf(query) : [];
  return needles.length > 0 ? relevant(limit, needles) : newest(limit);
}
