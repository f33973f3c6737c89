import type { Query } from '../../src/search/terms';
import { openContestant, type ContestantName } from './contestants/all';
import { leavesOf, type Contestant } from './contestants/contestant';
import { corpusOf, type ChatMessage, type Corpus } from './corpus/chats';
import { jobs } from './job';
import { measureLimits, writeForLimits } from './limits';

/** Results of one page, as the popup shows them. */
const screenful = 20;
/** Messages in one go. */
const batchSize = 10_000;

/** A corpus by what it is made of; `given` where its texts lie beside this page, in `texts.json`. */
export type CorpusName = { readonly size: number; readonly seed: number; readonly given: boolean };

/** What a page that is opened with a question in its address tells once it has the answer. */
export type ColdAnswer = { readonly ms: number; readonly found: number } | { readonly error: string };

type Stage = 'lay' | 'feed';

let contestant: Contestant | null = null;
let corpus: Corpus | null = null;
let waiting: Iterator<readonly ChatMessage[]> | null = null;
const job = jobs();

const chosen = (): Contestant => {
  if (!contestant) throw new Error('no contestant was chosen');
  return contestant;
};

async function load({ size, seed, given }: CorpusName): Promise<Corpus> {
  const texts = given ? ((await (await fetch('./texts.json')).json()) as readonly string[]) : null;
  return corpusOf(size, seed, texts);
}

function* batchesOf(from: Corpus): Generator<readonly ChatMessage[]> {
  let batch: ChatMessage[] = [];
  for (const message of from.messages()) {
    batch.push(message);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly took: number; readonly value: T }> {
  const begun = performance.now();
  const value = await work();
  return { took: performance.now() - begun, value };
}

/** Takes the next batch in, or ends that stage where there is none left. */
async function step(stage: Stage): Promise<{ readonly took: number; readonly messages: number }> {
  const one = chosen();
  const next = waiting?.next();
  const batch = next && next.done !== true ? next.value : null;
  if (batch && stage === 'feed') await one.ready?.(batch);
  // What making the messages left behind is nobody's work.
  globalThis.gc?.();
  const { took } = await timed(async () => {
    if (batch) await (stage === 'feed' ? one.feed(batch) : one.lay?.(batch));
    else if (stage === 'feed') await one.finish?.();
    else await one.lay?.([]);
  });
  return { took, messages: batch?.length ?? 0 };
}

/** Ids as bytes in text, small enough to be handed to the bench by the hundred thousand. */
function asText(ids: readonly number[]): string {
  const bytes = new Uint8Array(Uint32Array.from(ids).buffer);
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

/** What the bench asks of this page. Times are ms. Whatever may take long is begun by it and asked for by `progress`. */
const searchBench = {
  open: (name: ContestantName, of: CorpusName) =>
    job.begin(
      (async () => {
        corpus = await load(of);
        const { chats } = corpus;
        const { took, value } = await timed(() => openContestant(name, chats));
        contestant = value;
        return { took, lays: value.lay !== undefined };
      })(),
    ),
  prepare(): null {
    waiting = corpus && batchesOf(corpus);
    return null;
  },
  step: (stage: Stage) => job.begin(step(stage)),
  cannot: (query: Query): boolean => chosen().cannot?.(query) ?? false,
  first: (query: Query) =>
    job.begin(timed(() => chosen().first(query, screenful)).then(({ took, value }) => ({ took, ids: value.map(({ id }) => id) }))),
  count: (query: Query) => job.begin(timed(() => chosen().count(query))),
  all: (query: Query) => job.begin(chosen().all(query).then(asText)),
  progress: () => job.progress(),
  writeForLimits: (of: CorpusName) => job.begin(load(of).then(writeForLimits)),
  measureLimits: () => job.begin(measureLimits()),
  close: () => job.begin(chosen().close()),
};

/** Answers the question in the address, if there is one, as soon as the page can. */
async function answerCold(): Promise<void> {
  if (location.hash === '') return;
  const { name, of, query } = JSON.parse(decodeURIComponent(location.hash.slice(1))) as {
    readonly name: ContestantName;
    readonly of: CorpusName;
    readonly query: Query;
  };
  try {
    const chats = leavesOf(query).some(({ kind }) => kind === 'with') ? corpusOf(of.size, of.seed).chats : [];
    const found = await (await openContestant(name, chats)).first(query, screenful);
    globalThis.coldAnswer = { ms: performance.now(), found: found.length };
  } catch (error) {
    globalThis.coldAnswer = { error: String(error) };
  }
}

export type SearchBench = typeof searchBench;
declare global {
  // oxlint-disable-next-line no-var -- a property of the global object has no other form
  var searchBench: SearchBench;
  // oxlint-disable-next-line no-var -- the same
  var coldAnswer: ColdAnswer | undefined;
}
globalThis.searchBench = searchBench;
void answerCold();
