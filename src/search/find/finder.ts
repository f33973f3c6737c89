import type { Stop } from '../../archive/ports';
import { type MessagePlace, placeAt } from '../blocks/block';
import { asksOfConversations, planOf, type Sound } from '../blocks/plan';
import { type Finder, type Findings, nothingFound, type Question } from '../finder';
import type { Query } from '../terms';
import { alikePlan, soundedWord, soundMarked } from './alike';
import { dayCounts, outlineOf, waitsOf } from './count';
import { gathered, type Pace } from './findings';
import { settling } from './settle';
import { IndexMoved, shelf } from './shelf';
import type { Source } from './source';
import { type Part, walk } from './walk';

const never: Stop = { aborted: false };

/** A finder, and a way to have it read ahead what nearly every search needs. */
export type IndexFinder = Finder & { readonly getReady: () => Promise<void> };

/** The search over the index, and over what is not indexed yet. One finder's blocks stay in memory for its next search. */
export function indexFinder(source: Source, pace: Pace): IndexFinder {
  const known = shelf(source);
  const parts = async function* (query: Query, exact: boolean, stop: Stop, sound: Sound | null = null): AsyncGenerator<Part> {
    const [snapshot, facts] = await Promise.all([source.snapshot(), asksOfConversations(query) ? source.facts() : []]);
    const plan = planOf(query, exact, facts);
    const settle = settling(query, exact, source);
    for await (const part of walk(sound ? alikePlan(plan, sound) : plan, snapshot, known, source, stop)) yield await settle(part);
  };
  /** First what holds the words; then, as an extra, what sounds like them. */
  const find = async function* (question: Question, limit: number, stop: Stop): AsyncGenerator<Findings> {
    const { query, exact } = question;
    const word = soundedWord(question);
    let held = nothingFound;
    for await (const told of gathered({ question, limit, stop, parts: parts(query, exact, stop) }, source, pace)) {
      held = { ...held, ...told, done: told.done && word === null };
      yield held;
    }
    if (word === null || stop.aborted) return;
    const sound = await soundOf(word);
    if (!sound) yield { ...held, done: true };
    if (!sound) return;
    for await (const { hits, found, done } of gathered({ question, limit, stop, parts: parts(query, exact, stop, sound) }, source, pace))
      yield { ...held, alike: { hits: hits.map((hit) => soundMarked(hit, sound)), found }, done };
  };
  const all = (query: Query): AsyncIterable<Part> => parts(query, false, never);
  const owners = async () => new Map((await source.facts()).map((one) => [one.key, one]));

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

/** How to hear a word, if it may be pinyin. What knows the sounds is loaded with the first such word. */
async function soundOf(word: string): Promise<Sound | null> {
  const { pinyinMatcher } = await import('../pinyin/pinyin-matcher');
  const matcher = pinyinMatcher(word);
  return matcher && ((text, from, to) => matcher.next(text, from, to));
}

/** Begins anew whenever the index was changed under it; what was told by then is told anew. */
async function* withRestarts<T>(work: () => AsyncIterable<T>): AsyncGenerator<T> {
  for (;;) {
    try {
      yield* work();
      return;
    } catch (error) {
      if (!(error instanceof IndexMoved)) throw error;
    }
  }
}

async function again<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof IndexMoved)) throw error;
    }
  }
}

async function placesIn(parts: AsyncIterable<Part>): Promise<readonly MessagePlace[]> {
  const places: (MessagePlace & { readonly at: number })[] = [];
  for await (const { block, sure } of parts) for (const index of sure) places.push({ ...placeAt(block, index), at: block.at[index] ?? 0 });
  return places.toSorted((a, b) => b.at - a.at).map(({ conversation, order }) => ({ conversation, order }));
}
