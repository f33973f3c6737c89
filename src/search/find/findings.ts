import type { Hit, Stop } from '../../archive/ports';
import { placeName } from '../blocks/block';
import type { Findings, Question } from '../finder';
import { fold } from '../fold/fold';
import { foundIn } from '../match/marks';
import type { Query } from '../terms';
import { type Candidate, collector } from './collectors';
import type { Found, Source } from './source';
import type { Part } from './walk';

/** A clock in ms, and a pause in which others get their turn. */
export type Pace = { readonly now: () => number; readonly breathe: () => Promise<void> };

/** How long a search works before others get their turn, and how often it tells what it has, in ms. */
const slice = 16;
/** The same while hits are being read: what comes in is heard of between slices. */
const shortSlice = 3;
/** So many hits are told as soon as they are there. */
const firstHits = 20;

/** The words that are searched for, folded, whatever must or may stand with them. */
function needlesOf(query: Query): readonly string[] {
  if (query.kind === 'text') return [fold(query.text)].filter((needle) => needle !== '');
  return query.kind === 'all' || query.kind === 'any' ? query.of.flatMap(needlesOf) : [];
}

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

/** Tells what the parts come to: the first hits as soon as they are sure, counts as they grow, and in the end the best `limit` hits. */
export async function* gathered({ question, limit, stop, parts }: Gathering, source: Source, pace: Pace): AsyncGenerator<Gathered> {
  const best = collector(question.ranking, limit, needlesOf(question.query));
  const read = reading(source, question);
  const first = firstOf(read);
  let state: Gathered = { hits: [], found: 0, share: 0, done: false };
  let last = pace.now();
  for await (const { block, sure, frontier, share } of parts) {
    best.add(block, sure);
    state = { ...state, found: state.found + sure.length, share };
    const isTime = pace.now() - last >= (first.isReading() ? shortSlice : slice);
    first.offer(() => best.best(frontier), isTime);
    if (!isTime) continue;
    if (!first.isReading()) yield state;
    await pace.breathe();
    if (stop.aborted) return;
    if (first.hits() !== state.hits) {
      state = { ...state, hits: first.hits() };
      yield state;
    }
    last = pace.now();
  }
  await first.end();
  if (stop.aborted) return;
  const hits = best.best(-Infinity);
  // The count is known before the last messages are read.
  state = { ...state, share: 1, hits: await read(hits.slice(0, firstHits)) };
  yield state;
  if (hits.length > firstHits) await pace.breathe();
  if (stop.aborted) return;
  yield { ...state, hits: await read(hits), done: true };
}
