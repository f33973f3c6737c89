import { fold } from '../../src/search/fold/fold';
import { patternOf } from '../../src/search/match/pattern';
import type { Query } from '../../src/search/terms';
import type { Chat, ChatMessage, Corpus } from './corpus/chats';

/** What a query asks of one message. */
type Test = (message: Pick<ChatMessage, 'chat' | 'at'>, folded: string) => boolean;

/** The numbers of the chats whose contact's name holds `name`. */
export function chatsWith(chats: readonly Chat[], name: string): ReadonlySet<number> {
  const folded = fold(name);
  return new Set(chats.flatMap(({ peer }, at) => (fold(peer.name).includes(folded) ? [at] : [])));
}

/** A query as a test of single messages. Throws for what the bench never asks. */
export function testOf(query: Query, chats: readonly Chat[]): Test {
  if (query.kind === 'text') {
    const words = fold(query.text);
    return (_, folded) => folded.includes(words);
  }
  if (query.kind === 'regex') {
    const pattern = patternOf(query.source, false);
    return (_, folded) => pattern.test(folded);
  }
  if (query.kind === 'with') {
    const wanted = chatsWith(chats, query.name);
    return ({ chat }) => wanted.has(chat);
  }
  if (query.kind === 'time') {
    const [from, to] = [query.from ?? -Infinity, query.to ?? Infinity];
    return ({ at }) => at >= from && at < to;
  }
  if (query.kind === 'not') {
    const test = testOf(query.of, chats);
    return (message, folded) => !test(message, folded);
  }
  if (query.kind !== 'all' && query.kind !== 'any') throw new Error(`the bench does not ask for ${query.kind}`);
  const tests = query.of.map((one) => testOf(one, chats));
  if (query.kind === 'all') return (message, folded) => tests.every((test) => test(message, folded));
  return (message, folded) => tests.some((test) => test(message, folded));
}

/** The whole corpus read over for each query: slow, and right by its plainness. */
export type Plain = {
  readonly corpus: Corpus;
  /** The words as they stand, by id. */
  readonly texts: readonly string[];
  /** UTF-16 units and UTF-8 bytes of all words, folded. */
  readonly weight: { readonly units: number; readonly bytes: number };
  readonly times: Float64Array;
  readonly chatOf: Uint32Array;
  /** The ids of all messages that fit, oldest first. */
  ids(query: Query): readonly number[];
};

export function plainScan(corpus: Corpus): Plain {
  const texts: string[] = [];
  const folded: string[] = [];
  const times = new Float64Array(corpus.size);
  const chatOf = new Uint32Array(corpus.size);
  for (const { id, text, at, chat } of corpus.messages()) {
    texts.push(text);
    folded.push(fold(text));
    times[id] = at;
    chatOf[id] = chat;
  }
  const encoder = new TextEncoder();
  const weight = { units: 0, bytes: 0 };
  for (const text of folded) {
    weight.units += text.length;
    weight.bytes += encoder.encode(text).length;
  }
  return {
    corpus,
    texts,
    weight,
    times,
    chatOf,
    ids(query) {
      const test = testOf(query, corpus.chats);
      const found: number[] = [];
      for (const [id, text] of folded.entries()) if (test({ chat: chatOf[id] ?? 0, at: times[id] ?? 0 }, text)) found.push(id);
      return found;
    },
  };
}
