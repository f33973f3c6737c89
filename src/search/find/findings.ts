import type { Hit, Stop } from '../../archive/ports';
import { placeName } from '../blocks/block';
import type { Findings, Question } from '../finder';
import { foundIn } from '../match/marks';
import { type Candidate, type Collector, collector } from './collectors';
import type { Found, Source } from './source';
import { type Pace, slice } from './pace';
import { IndexMoved } from './shelf';
import type { Rest } from './share';
import type { Part } from './walk';

/** The same while hits are being read, ms: what comes in is heard of between slices. */
const shortSlice = 3;
/** What is found is told no more often than once in so many ms. */
const toldEvery = 16;
/** So many hits are told as soon as they are there. */
const firstHits = 20;

/** Reads the messages of hits, each once. */
function reading(source: Source, { query, exact }: Question): (places: readonly Candidate[]) => Promise<readonly Hit[]> {
  const read = new Map<string, Found | null>();
  const marksOf = foundIn(query, exact);
  return async (places) => {
    const missing = places.filter((place) => !read.has(placeName(place)));
    for (const place of missing) read.set(placeName(place), null);
    for (const one of missing.length > 0 ? await source.messages(missing) : []) read.set(placeName(one.message), one);
    return places.flatMap((place) => {
      const found = read.get(placeName(place));
      return found ? [{ ...found, ...marksOf(found.message), ...(place.count === undefined ? {} : { count: place.count }) }] : [];
    });
  };
}

/** What is gathered: the parts of the archive, for one question, as many hits as are asked for. */
export type Gathering = {
  readonly question: Question;
  readonly limit: number;
  readonly stop: Stop;
  readonly parts: AsyncIterable<Part>;
  /** What a helper looks through at the same time. */
  readonly rest: Rest | null;
};
type Gathered = Pick<Findings, 'hits' | 'found' | 'share' | 'done'>;

/** Reads the first hits, one lot at a time, while the search goes on. */
function firstOf(read: (places: readonly Candidate[]) => Promise<readonly Hit[]>) {
  let hits: readonly Hit[] = [];
  let asked = 0;
  let coming: Promise<void> | null = null;
  const readNow = async (places: readonly Candidate[]): Promise<void> => {
    hits = await read(places);
    coming = null;
  };
  return {
    /** What was read last. */
    hits: () => hits,
    isReading: () => coming !== null,
    /** Begins to read these: all of the first hits, or, where it is time to tell what there is, as many as there are. */
    offer(places: () => readonly Candidate[], isTime: boolean): void {
      if (coming || asked >= firstHits) return;
      const early = places().slice(0, firstHits);
      if (early.length < (isTime ? asked + 1 : firstHits)) return;
      asked = early.length;
      coming = readNow(early);
      // Whoever waits for the end hears of its failure.
      coming.catch(() => undefined);
    },
    end: async () => coming,
  };
}

/** What is told on the way, with what a helper has found by now. It is not all before the last word, which has the hits of the last part too. */
function onTheWay(own: Gathered, rest: Rest | null): Gathered {
  const other = rest?.soFar();
  const share = other ? (own.share + other.share) / 2 : own.share;
  return { ...own, found: own.found + (other?.found ?? 0), share: Math.min(0.99, share) };
}

/** Comes back with every word of a helper, until its last one. */
async function* wordsOf(rest: Rest | null): AsyncGenerator<null> {
  if (!rest) return;
  while (!rest.isDone()) {
    yield null;
    await rest.heard();
  }
}

/** Takes in what the helper kept, and answers how many it found. Throws IndexMoved. */
function joined(rest: Rest | null, best: Collector): number {
  const other = rest ? rest.soFar() : { found: 0, best: [] };
  if (!other) throw new IndexMoved('the index was changed');
  best.take(other.best);
  return other.found;
}

/** Tells what the parts come to: the first hits as soon as they are sure, counts as they grow, and in the end the best `limit` hits. */
export async function* gathered({ question, limit, stop, parts, rest }: Gathering, source: Source, pace: Pace): AsyncGenerator<Gathered> {
  const best = collector(question, limit);
  const read = reading(source, question);
  const first = firstOf(read);
  let state: Gathered = { hits: [], found: 0, share: 0, done: false };
  let [last, told] = [pace.now(), pace.now()];
  for await (const { block, sure, frontier, share } of parts) {
    best.add(block, sure);
    state = { ...state, found: state.found + sure.length, share };
    const isTime = pace.now() - last >= (first.isReading() ? shortSlice : slice);
    first.offer(() => best.best(frontier), isTime);
    if (!isTime) continue;
    await pace.breathe();
    if (stop.aborted) return;
    const isNews = first.hits() !== state.hits || (!first.isReading() && pace.now() - told >= toldEvery);
    state = { ...state, hits: first.hits() };
    if (isNews) yield onTheWay(state, rest);
    last = pace.now();
    if (isNews) told = last;
  }
  await first.end();
  for await (const _ of wordsOf(rest)) {
    if (stop.aborted) return;
    yield onTheWay({ ...state, hits: first.hits() }, rest);
  }
  if (stop.aborted) return;
  const found = state.found + joined(rest, best);
  const hits = best.best(-Infinity);
  // The count is known before the last messages are read.
  state = { found, share: 1, done: false, hits: await read(hits.slice(0, firstHits)) };
  yield state;
  if (hits.length > firstHits) await pace.breathe();
  if (stop.aborted) return;
  yield { ...state, hits: await read(hits), done: true };
}
