import type { MessageRow } from '../../../src/archive/stored';
import { workerFinder } from '../../../src/page-root/worker-finder';
import type { Question } from '../../../src/search/finder';
import type { Query } from '../../../src/search/terms';
import { archiveDatabase } from '../../../src/store/database';
import { archiveFiller, idAt, rowsOf } from '../archive-filler';
import type { Chat } from '../corpus/chats';
import type { Contestant, Found } from './contestant';
import { backgroundIsDone, feedIndex, finishIndex } from './ours-index';

const questionOf = (query: Query): Question => ({ query, exact: false, ranking: 'newest' });
const never = { aborted: false };
/** What the popup asks for; a full count comes with them. */
const shown = 20;

/**
 * Our own search as the pages have it, in their worker, over the extension's own database. The index is derived from the archive's rows, so
 * it is fed with them and weighed alone; then the rows are laid beside it, from which it reads what it shows.
 */
export async function ours(chats: readonly Chat[]): Promise<Contestant> {
  const database = archiveDatabase();
  const finder = workerFinder();
  const filler = archiveFiller(database, chats);
  let rows: readonly MessageRow[] = [];
  return {
    async ready(batch) {
      await backgroundIsDone(database);
      rows = rowsOf(batch, chats);
    },
    feed: () => feedIndex(database, rows),
    finish: () => finishIndex(database),
    async lay(batch) {
      await (batch.length > 0 ? filler.add(batch) : filler.finish());
    },
    async first(query, limit) {
      let found: readonly Found[] = [];
      for await (const { hits, share } of finder.find(questionOf(query), limit, never)) {
        found = hits.map(({ message }) => ({ id: idAt(message.order), text: message.text }));
        // What comes after the whole archive was looked through only sounds like the words.
        if (found.length >= limit || share >= 1) break;
      }
      return found;
    },
    async count(query) {
      let count = 0;
      for await (const { found, share } of finder.find(questionOf(query), shown, never)) {
        count = found;
        if (share >= 1) break;
      }
      return count;
    },
    all: async (query) => (await finder.places(questionOf(query), never)).map(({ order }) => idAt(order)),
    close: async () => database.close(),
  };
}
