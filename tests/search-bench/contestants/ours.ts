import type { MessageRow } from '../../../src/archive/stored';
import type { Question } from '../../../src/search/finder';
import type { Query } from '../../../src/search/terms';
import { archiveDatabase } from '../../../src/store/database';
import { archiveFiller, idAt, rowsOf } from '../archive-filler';
import type { Chat } from '../corpus/chats';
import type { Contestant, Found } from './contestant';
import { feedIndex, finderOver, finishIndex } from './ours-index';

const questionOf = (query: Query): Question => ({ query, exact: false, ranking: 'newest' });
const never = { aborted: false };

/**
 * Our own search over the extension's own database. The archive's rows are there before any feeding: the index is derived from them, and what
 * is weighed is the index alone. What it finds is read from those rows.
 */
export async function ours(chats: readonly Chat[]): Promise<Contestant> {
  const database = archiveDatabase();
  await database.open();
  const filler = archiveFiller(database, chats);
  const finder = finderOver(database);
  let rows: readonly MessageRow[] = [];
  return {
    async lay(batch) {
      await (batch.length > 0 ? filler.add(batch) : filler.finish());
    },
    ready(batch) {
      rows = rowsOf(batch, chats);
    },
    feed: () => feedIndex(database, rows),
    finish: () => finishIndex(database),
    async first(query, limit) {
      let found: readonly Found[] = [];
      for await (const { hits } of finder.find(questionOf(query), limit, never)) {
        found = hits.map(({ message }) => ({ id: idAt(message.order), text: message.text }));
        if (found.length >= limit) break;
      }
      return found;
    },
    async count(query) {
      let count = 0;
      for await (const { found } of finder.find(questionOf(query), 0, never)) count = found;
      return count;
    },
    all: async (query) => (await finder.places(questionOf(query), never)).map(({ order }) => idAt(order)),
    close: async () => database.close(),
  };
}
