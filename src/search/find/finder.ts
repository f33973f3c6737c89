import type { Stop } from '../../archive/ports';
import { type MessagePlace, placeAt } from '../blocks/block';
import { rangeOf, type Sound } from '../blocks/plan';
import { type Finder, type Findings, nothingFound, type Question } from '../finder';
import type { Query } from '../terms';
import { soundedWord, soundMarked, soundOf } from './alike';
import { dayCounts, outlineOf, waitsOf } from './count';
import { gathered } from './findings';
import type { Pace } from './pace';
import { type Looking, partsOf, readied } from './parts';
import { type Helper, HelperLost } from './share';
import { IndexMoved, shelf } from './shelf';
import type { Source } from './source';
import { team } from './team';
import type { Part } from './walk';

const never: Stop = { aborted: false };

/** A finder, and a way to have it read ahead what nearly every search needs. */
export type IndexFinder = Finder & { readonly getReady: () => Promise<void> };

/**
 * The search over the index, and over what is not indexed yet. One finder's blocks stay in memory for its next search. A helper, where there is one, looks
 * through half of a large index at the same time.
 */
export function indexFinder(source: Source, pace: Pace, helper: Helper | null = null): IndexFinder {
  const known = shelf(source);
  const mates = team(helper, known);
  const begun = async (looking: Looking) => Promise.all([source.snapshot(), readied(looking, source)]);
  const parts = async function* (query: Query, exact: boolean, stop: Stop): AsyncGenerator<Part> {
    const [snapshot, ready] = await begun({ query, exact, sound: null });
    yield* partsOf(ready, snapshot, known, source, stop);
  };
  const all = (query: Query): AsyncIterable<Part> => parts(query, false, never);
  const owners = async () => new Map((await source.facts()).map((one) => [one.key, one]));

  /** What holds the words, or what sounds like one of them. */
  const look = async function* (question: Question, limit: number, stop: Stop, word: string | null, sound: Sound | null) {
    const { query, exact } = question;
    const [snapshot, ready] = await begun({ query, exact, sound });
    const { own, rest } = mates.parted({ question, limit, soundOf: word }, snapshot, rangeOf(ready.plan).from);
    try {
      const looked = partsOf(ready, own, known, source, stop);
      yield* gathered({ question, limit, stop, parts: looked, rest }, source, pace);
    } catch (error) {
      if (error instanceof HelperLost) mates.lose();
      throw error;
    } finally {
      rest?.close();
    }
    void mates.grow(snapshot);
  };
  /** First what holds the words; then, as an extra, what sounds like them. */
  const find = async function* (question: Question, limit: number, stop: Stop): AsyncGenerator<Findings> {
    const word = soundedWord(question);
    let held = nothingFound;
    for await (const told of look(question, limit, stop, null, null)) {
      held = { ...held, ...told, done: told.done && word === null };
      yield held;
    }
    if (word === null || stop.aborted) return;
    const sound = await soundOf(word);
    if (!sound) yield { ...held, done: true };
    if (!sound) return;
    for await (const { hits, found, done } of look(question, limit, stop, word, sound))
      yield { ...held, alike: { hits: hits.map((hit) => soundMarked(hit, sound)), found }, done };
  };

  return {
    find: (question, limit, stop) => withRestarts(() => find(question, limit, stop)),
    places: async ({ query, exact }, stop) => again(async () => placesIn(parts(query, exact, stop))),
    async outline(conversation) {
      const outline = await again(async () => outlineOf(all({ kind: 'conversation', key: conversation })));
      return outline.orders.length > 0 ? outline : null;
    },
    days: async (query) => again(async () => dayCounts(all(query), await owners())),
    waits: async (query) => again(async () => waitsOf(all(query), await owners())),
    async getReady() {
      await known.signatures((await source.snapshot()).directory);
    },
    async built() {
      const { directory, total } = await source.progress();
      const indexed = directory.blocks.reduce((sum, { count }) => sum + count, 0);
      return directory.floor === -Infinity || total === 0 ? 1 : Math.min(0.99, indexed / total);
    },
  };
}

const isToBeginAnew = (error: unknown): boolean => error instanceof IndexMoved || error instanceof HelperLost;

/** Begins anew whenever the index was changed under it, or its helper left; what was told by then is told anew. */
async function* withRestarts<T>(work: () => AsyncIterable<T>): AsyncGenerator<T> {
  for (;;) {
    try {
      yield* work();
      return;
    } catch (error) {
      if (!isToBeginAnew(error)) throw error;
    }
  }
}

async function again<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isToBeginAnew(error)) throw error;
    }
  }
}

async function placesIn(parts: AsyncIterable<Part>): Promise<readonly MessagePlace[]> {
  const places: (MessagePlace & { readonly at: number })[] = [];
  for await (const { block, sure } of parts) for (const index of sure) places.push({ ...placeAt(block, index), at: block.at[index] ?? 0 });
  return places.toSorted((a, b) => b.at - a.at).map(({ conversation, order }) => ({ conversation, order }));
}
