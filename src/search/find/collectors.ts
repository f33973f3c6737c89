import { type Block, type MessagePlace, placeAt } from '../blocks/block';
import { type Indexes, textsAt } from '../blocks/scan';
import type { Ranking } from '../finder';

/** A hit before its message is read. */
export type Candidate = MessagePlace & { readonly at: number; readonly count?: number };

/** Keeps the best of what is found. */
export type Collector = {
  add(block: Block, indexes: Indexes): void;
  /** Best first. Nothing that comes later is better, given that it is no later than `frontier`. */
  best(frontier: number): readonly Candidate[];
};

const candidate = (block: Block, index: number): Candidate => ({ ...placeAt(block, index), at: block.at[index] ?? 0 });

/** Puts one into a list that is sorted downwards by value, behind its equals. */
function insert<T>(list: T[], one: T, valueOf: (one: T) => number): void {
  let place = list.length;
  for (let before = list[place - 1]; before !== undefined && valueOf(before) < valueOf(one); before = list[place - 1]) place--;
  list.splice(place, 0, one);
}

function newest(limit: number): Collector {
  const best: Candidate[] = [];
  const last = (): number => (best.length < limit ? -Infinity : (best.at(-1)?.at ?? -Infinity));
  return {
    add(block, indexes) {
      for (const index of indexes.toReversed()) {
        if ((block.at[index] ?? 0) <= last()) return;
        insert(best, candidate(block, index), ({ at }) => at);
        if (best.length > limit) best.pop();
      }
    },
    best: (frontier) => best.filter(({ at }) => at >= frontier),
  };
}

/** How well a message fits: how much of it is the words searched for, and whether it begins with them or is nothing else. */
function worth(texts: string, needles: readonly string[]): number {
  const words = needles.reduce((sum, needle) => sum + (texts.split(needle).length - 1) * needle.length, 0);
  const begins = needles.some((needle) => texts.startsWith(needle)) ? 1 : 0;
  return words / Math.max(8, texts.length) + begins / 4;
}

function relevant(limit: number, needles: readonly string[]): Collector {
  const best: (Candidate & { readonly worth: number })[] = [];
  const least = (): number => (best.length < limit ? -Infinity : (best.at(-1)?.worth ?? 0));
  return {
    add(block, indexes) {
      for (const index of indexes.toReversed()) {
        const score = worth(textsAt(block, index), needles);
        if (score <= least()) continue;
        insert(best, { ...candidate(block, index), worth: score }, (one) => one.worth);
        if (best.length > limit) best.pop();
      }
    },
    best: () => best,
  };
}

function conversations(limit: number): Collector {
  const known = new Map<string, { place: Candidate; count: number }>();
  return {
    add(block, indexes) {
      const counts = new Uint32Array(block.conversations.length);
      const latest = new Int32Array(block.conversations.length).fill(-1);
      for (const index of indexes) {
        const number = block.conversation[index] ?? 0;
        counts[number] = (counts[number] ?? 0) + 1;
        latest[number] = index;
      }
      block.conversations.forEach((key, number) => {
        const index = latest[number] ?? -1;
        if (index < 0) return;
        const before = known.get(key);
        const place = candidate(block, index);
        const count = (before?.count ?? 0) + (counts[number] ?? 0);
        known.set(key, { place: before && before.place.at >= place.at ? before.place : place, count });
      });
    },
    best: () =>
      [...known.values()]
        .toSorted((a, b) => b.place.at - a.place.at)
        .slice(0, limit)
        .map(({ place, count }) => ({ ...place, count })),
  };
}

/** `needles` are the words searched for, folded. */
export function collector(ranking: Ranking, limit: number, needles: readonly string[]): Collector {
  if (ranking === 'conversations') return conversations(limit);
  return ranking === 'relevance' && needles.length > 0 ? relevant(limit, needles) : newest(limit);
}
