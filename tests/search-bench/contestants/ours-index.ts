import type { MessageRow } from '../../../src/archive/stored';
import { changed, touched } from '../../../src/search/blocks/changes';
import { entryOf } from '../../../src/search/blocks/entry';
import type { Database } from '../../../src/store/database';
import { signNew } from '../../../src/search/blocks/pages';
import { keepSignatures } from '../../../src/store/new-signatures';
import { directoryOf, indexStep } from '../../../src/store/search-index';

/** How often it is looked whether the background is through with its own look at the index, ms. */
const looking = 50;

/** Waits until the background has found that there is nothing to index: it does so once, when it starts. */
export async function backgroundIsDone(database: Database): Promise<void> {
  for (;;) {
    if ((await directoryOf(database)).floor === -Infinity) return;
    await new Promise((resolve) => setTimeout(resolve, looking));
  }
}

/** Takes new messages into the index as the background does, in one transaction, but from the rows at hand instead of from the archive. */
export async function feedIndex(database: Database, rows: readonly MessageRow[]): Promise<void> {
  const { searchBlocks, searchState, heads } = database;
  const signatures = await database.transaction('rw', [searchBlocks, searchState, heads], async () => {
    const directory = await directoryOf(database);
    const changes = { in: rows.map(entryOf), out: [] };
    const found = await searchBlocks.bulkGet(touched(directory, changes).map(({ id }) => id));
    const blocks = found.flatMap((block) => block ?? []);
    const next = changed(directory, blocks, changes);
    const writing = searchBlocks.bulkPut([...next.put]);
    const made = signNew(next.put, directory);
    await writing;
    await searchBlocks.bulkDelete([...next.gone]);
    await searchState.put(next.directory);
    // The background believes an index only that holds as much as the archive says it does.
    const messages = next.directory.blocks.reduce((sum, { count }) => sum + count, 0);
    await heads.put({ name: 'archive', born: 'bench', sequence: 1, messages, conversations: 1 });
    return made;
  });
  keepSignatures(signatures);
}

/** Does what is left to do on the index. */
export async function finishIndex(database: Database): Promise<void> {
  while (await indexStep(database, 0));
}
