import MiniSearch, { type Options, type Query as Words, type SearchResult } from 'minisearch';
import type { Query } from '../../../src/search/terms';
import { testOf } from '../plain';
import { fold } from '../../../src/search/fold/fold';
import type { Chat, ChatMessage } from '../corpus/chats';
import { asksRegex, leavesOf, type Contestant, type Found } from './contestant';
import { valueStore } from './value-store';
import { wordsOf } from './words';

type Stored = Pick<ChatMessage, 'id' | 'text' | 'chat' | 'at'>;

/**
 * All words of a query have to be there (`AND`), the last part of a word may be missing (`prefix`), nothing is guessed (no `fuzzy`), as its
 * documentation does for filtering. The texts are stored fields, because a list of results shows them.
 */
const options: Options<Stored> = {
  fields: ['text'],
  storeFields: ['text', 'chat', 'at'],
  tokenize: (text) => [...wordsOf(text)],
  processTerm: (word) => word,
  searchOptions: { combineWith: 'AND', prefix: true, processTerm: (word: string) => word },
};

/** Words as it combines them; conditions on anything but words are left to the filter. Null where no words are asked for. */
function wordsIn(query: Query): Words | null {
  // Words would else be joined as what they stand in is.
  if (query.kind === 'text') return { combineWith: 'AND', queries: [query.text] };
  if (query.kind === 'any') return { combineWith: 'OR', queries: query.of.flatMap((one) => wordsIn(one) ?? []) };
  if (query.kind !== 'all') return null;
  const wanted = query.of.flatMap((one) => wordsIn(one) ?? []);
  const unwanted = query.of.flatMap((one) => (one.kind === 'not' ? (wordsIn(one.of) ?? []) : []));
  if (wanted.length === 0) return null;
  return unwanted.length === 0
    ? { combineWith: 'AND', queries: wanted }
    : { combineWith: 'AND_NOT', queries: [{ combineWith: 'AND', queries: wanted }, ...unwanted] };
}

/** What its own filter has to look at: contact and dates. */
const conditionsOf = (query: Query): Query => ({
  kind: 'all',
  of: leavesOf(query).filter(({ kind }) => kind === 'with' || kind === 'time'),
});

/** MiniSearch: an index of words in memory, written into IndexedDB as the text of its JSON. */
export async function minisearch(chats: readonly Chat[]): Promise<Contestant> {
  const store = await valueStore('minisearch');
  const kept = await store.get('index');
  const index = typeof kept === 'string' ? MiniSearch.loadJSON<Stored>(kept, options) : new MiniSearch<Stored>(options);
  const asked = (query: Query): readonly SearchResult[] => {
    // A pattern is held against every stored text: its wildcard with a filter.
    const test = testOf(asksRegex(query) ? query : conditionsOf(query), chats);
    const filter = (found: SearchResult): boolean =>
      test({ chat: Number(found['chat']), at: Number(found['at']) }, asksRegex(query) ? fold(String(found['text'])) : '');
    const words = asksRegex(query) ? MiniSearch.wildcard : wordsIn(query);
    return words === null ? [] : index.search(words, { filter });
  };
  return {
    async feed(batch) {
      index.addAll(batch.map(({ id, text, chat, at }) => ({ id, text, chat, at })));
    },
    finish: () => store.put('index', JSON.stringify(index)),
    first: async (query, limit) =>
      asked(query)
        .toSorted((a, b) => Number(b['id']) - Number(a['id']))
        .slice(0, limit)
        .map((found): Found => ({ id: Number(found['id']), text: String(found['text']) })),
    count: async (query) => asked(query).length,
    all: async (query) => asked(query).map((found) => Number(found['id'])),
    close: async () => store.close(),
  };
}
