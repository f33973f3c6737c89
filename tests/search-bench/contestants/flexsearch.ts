import { Charset, Index, IndexedDB } from 'flexsearch';
import type { Query } from '../../../src/search/terms';
import { fold } from '../../../src/search/fold/fold';
import type { Chat } from '../corpus/chats';
import { asksRegex, type Contestant } from './contestant';
import { idsByWords, idsInBounds, newestOf, rowsIn } from './rows';

/**
 * FlexSearch on its own IndexedDB adapter with its encoder for Chinese, which takes every character as a word: nothing is missed, and
 * characters that stand apart are found too. `resolution: 1`, because results come by time and not by score. The texts lie in a table beside it.
 */
export async function flexsearch(chats: readonly Chat[]): Promise<Contestant> {
  const index = new Index<false, true>({ encoder: Charset.CJK, tokenize: 'strict', resolution: 1, commit: false, cache: false });
  await index.mount(new IndexedDB('bench'));
  const rows = rowsIn('flexsearch-rows', '');
  await rows.open();
  const everything = 10_000_000;
  const byWords = async (words: string): Promise<readonly number[]> => (await index.search(fold(words), { limit: everything })).map(Number);
  const idsOf = async (query: Query): Promise<readonly number[]> => {
    const [bounds, ids] = await Promise.all([idsInBounds(rows, query, chats), idsByWords(query, byWords)]);
    return bounds ? [...ids].filter((id) => bounds.has(id)) : [...ids];
  };
  return {
    async feed(batch) {
      for (const { id, text } of batch) index.add(id, fold(text));
      await index.commit();
      await rows.messages.bulkAdd(batch.map(({ id, text, chat, at }) => ({ id, text, chat, at })));
    },
    cannot: asksRegex,
    first: async (query, limit) => newestOf(rows, await idsOf(query), limit),
    count: async (query) => (await idsOf(query)).length,
    all: idsOf,
    close: async () => rows.close(),
  };
}
