import type { MessageRow } from '../../../src/archive/stored';
import { archiveDatabase } from '../../../src/store/database';
import { archiveFiller, rowsOf } from '../archive-filler';
import type { Chat } from '../corpus/chats';
import type { Contestant } from './contestant';
import { backgroundIsDone, feedIndex, finishIndex } from './ours-index';

export type Feeding = Required<Pick<Contestant, 'ready' | 'feed' | 'finish' | 'lay' | 'close'>>;

/** What writes: the index is derived from the archive's rows, so it is fed with them and weighed alone; then the rows are laid beside it. */
export function feeding(chats: readonly Chat[]): Feeding {
  const database = archiveDatabase();
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
    close: async () => database.close(),
  };
}
