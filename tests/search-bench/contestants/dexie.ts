import type { Query } from '../../../src/search/terms';
import { fold } from '../../../src/search/fold/fold';
import type { Chat } from '../corpus/chats';
import { testOf } from '../plain';
import { asksRegex, type Contestant } from './contestant';
import { idsByWords, idsInBounds, newestOf, rowsIn } from './rows';
import { wordsOf } from './words';

/**
 * A Dexie table with a multi-entry index of its words, as Dexie's documentation builds full-text search: the keys of every word, cut with
 * each other; the last word may go on.
 */
export async function dexie(chats: readonly Chat[]): Promise<Contestant> {
  const rows = rowsIn('multi-entry', ', *words');
  const { messages } = rows;
  await rows.open();
  const byWords = async (typed: string): Promise<readonly number[]> => {
    const words = wordsOf(typed);
    const last = words.at(-1) ?? '';
    const each = await Promise.all(
      [...new Set(words)].map(async (word) => {
        const found =
          word === last && !/\p{Script=Han}/u.test(word) ? messages.where('words').startsWith(word) : messages.where('words').equals(word);
        return new Set(await found.primaryKeys());
      }),
    );
    const [least, ...others] = each.toSorted((a, b) => a.size - b.size);
    return [...(least ?? [])].filter((id) => others.every((ids) => ids.has(id)));
  };
  /** A pattern is held against every row, newest first. */
  const scanned = (query: Query) => {
    const test = testOf(query, chats);
    return messages.reverse().filter((row) => test(row, fold(row.text)));
  };
  const idsOf = async (query: Query): Promise<readonly number[]> => {
    if (asksRegex(query)) return scanned(query).primaryKeys();
    const [bounds, ids] = await Promise.all([idsInBounds(rows, query, chats), idsByWords(query, byWords)]);
    return bounds ? [...ids].filter((id) => bounds.has(id)) : [...ids];
  };
  return {
    async feed(batch) {
      await messages.bulkAdd(batch.map(({ id, text, chat, at }) => ({ id, text, chat, at, words: [...new Set(wordsOf(text))] })));
    },
    async first(query, limit) {
      if (asksRegex(query)) return (await scanned(query).limit(limit).toArray()).map(({ id, text }) => ({ id, text }));
      return newestOf(rows, await idsOf(query), limit);
    },
    count: async (query) => (await idsOf(query)).length,
    all: idsOf,
    close: async () => rows.close(),
  };
}
