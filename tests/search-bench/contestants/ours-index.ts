import type { MessageRow } from '../../../src/archive/stored';
import { changed, touched } from '../../../src/search/blocks/changes';
import { entryOf } from '../../../src/search/blocks/entry';
import type { Finder } from '../../../src/search/finder';
import { indexFinder } from '../../../src/search/find/finder';
import type { Database } from '../../../src/store/database';
import { directoryOf, indexStep } from '../../../src/store/search-index';
import { searchSource } from '../../../src/store/search-source';

/** Takes new messages into the index as the background does, in one transaction, but from the rows at hand instead of from the archive. */
export async function feedIndex(database: Database, rows: readonly MessageRow[]): Promise<void> {
  const { searchBlocks, searchState } = database;
  await database.transaction('rw', [searchBlocks, searchState], async () => {
    const known = await directoryOf(database);
    // Nothing older waits in the archive to be indexed: all that there is comes this way.
    const directory = known.blocks.length === 0 ? { ...known, floor: -Infinity } : known;
    const changes = { in: rows.map(entryOf), out: [] };
    const found = await searchBlocks.bulkGet(touched(directory, changes).map(({ id }) => id));
    const {
      directory: next,
      put,
      gone,
    } = changed(
      directory,
      found.flatMap((block) => block ?? []),
      changes,
    );
    await searchBlocks.bulkPut([...put]);
    await searchBlocks.bulkDelete([...gone]);
    await searchState.put(next);
  });
}

/** Does what is left to do on the index. */
export async function finishIndex(database: Database): Promise<void> {
  while (await indexStep(database, 0));
}

/** Lets whatever else the page has to do go first. */
async function breathe(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  await new Promise((resolve) => {
    port1.addEventListener('message', resolve, { once: true });
    port1.start();
    port2.postMessage(null);
  });
  port1.close();
}

/** The search as the pages have it. */
export function finderOver(database: Database): Finder {
  return indexFinder(searchSource(database), { now: () => performance.now(), breathe });
}
