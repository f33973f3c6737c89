import { type Changed, changed, grown, touched } from '../search/blocks/changes';
import { type Directory, emptyDirectory, make } from '../search/blocks/directory';
import { entryOf } from '../search/blocks/entry';
import { signed, toSign } from '../search/blocks/pages';
import type { Database } from './database';
import { refuseOthers } from './merge-store';
import { allChanges, type WorkRow } from './search-work';

/** Messages written and not indexed are searched one by one; from so many on, the index takes them in. */
const mostUnindexed = 256;
/** How many messages one transaction takes in, and how many it reads while the index is built. */
const mostAtOnce = 4096;

const tables = ({ searchBlocks, searchSigns, searchState, searchWork, messages }: Database) => [
  searchBlocks,
  searchSigns,
  searchState,
  searchWork,
  messages,
];

/** The directory as it lies in the store; an empty one where there is none or it is of another make. */
export async function directoryOf({ searchState }: Database): Promise<Directory> {
  const known = await searchState.get('directory');
  return known?.make === make ? known : emptyDirectory;
}

/**
 * Does the next piece of work on the index, in one transaction: takes in what was written, goes on with building, or signs blocks.
 * False where there is nothing to do. Fewer written messages than `most` are left to be searched one by one.
 */
export async function indexStep(database: Database, most = mostUnindexed): Promise<boolean> {
  return database.transaction('rw', tables(database), async () => {
    refuseOthers(database);
    const directory = await directoryOf(database);
    const work = await database.searchWork.toArray();
    const waiting = work.reduce((sum, row) => sum + row.changes.length, 0);
    if (waiting > 0 && waiting >= most) return takeIn(database, directory, work);
    if (directory.floor > -Infinity) return build(database, directory);
    return sign(database, directory);
  });
}

async function takeIn(database: Database, directory: Directory, work: readonly WorkRow[]): Promise<true> {
  const part = firstOf(work);
  const changes = allChanges(part);
  const rows = await database.messages.bulkGet(changes.map(({ id }) => id));
  const wish = {
    out: changes.flatMap(({ was }) => was ?? []),
    in: rows.flatMap((row) => (row ? [entryOf(row)] : [])),
  };
  const found = await database.searchBlocks.bulkGet(touched(directory, wish).map(({ id }) => id));
  await write(database, changed(directory, present(found), wish));
  await database.searchWork.bulkDelete(part.flatMap(({ id }) => id ?? []));
  return true;
}

/** The oldest work, as much of it as one transaction takes. */
function firstOf(work: readonly WorkRow[]): readonly WorkRow[] {
  let changes = 0;
  const end = work.findIndex((row) => (changes += row.changes.length) > mostAtOnce);
  return end < 0 ? work : work.slice(0, Math.max(1, end));
}

/** Goes on towards older messages. Those of the last instant read are left for the next step: more of them may follow. */
async function build(database: Database, directory: Directory): Promise<true> {
  for (let limit = mostAtOnce; ; limit *= 2) {
    const rows = await database.messages.where('at').below(directory.floor).reverse().limit(limit).toArray();
    const isEnd = rows.length < limit;
    const edge = isEnd ? -Infinity : (rows.at(-1)?.at ?? -Infinity);
    const whole = rows.filter(({ at }) => at > edge);
    const floor = isEnd ? -Infinity : (whole.at(-1)?.at ?? Infinity);
    if (!isEnd && whole.length === 0) continue;
    await write(database, grown(directory, floor, whole.map(entryOf)));
    return true;
  }
}

async function sign(database: Database, directory: Directory): Promise<boolean> {
  const signing = toSign(directory);
  if (!signing) return false;
  const [blocks, pages] = [
    await database.searchBlocks.bulkGet(signing.blocks.map(({ id }) => id)),
    await database.searchSigns.bulkGet(signing.pages.map(({ id }) => id)),
  ];
  const { directory: next, page } = signed(directory, present(blocks), present(pages));
  await database.searchSigns.put(page);
  await database.searchSigns.bulkDelete(signing.pages.map(({ id }) => id));
  await database.searchState.put(next);
  return true;
}

const present = <T>(values: readonly (T | undefined)[]): readonly T[] => values.flatMap((value) => value ?? []);

async function write({ searchBlocks, searchState }: Database, { directory, put, gone }: Changed): Promise<void> {
  await searchBlocks.bulkPut([...put]);
  await searchBlocks.bulkDelete([...gone]);
  await searchState.put(directory);
}

/** Forgets the index, so that it is built anew. */
export async function forgetIndex(database: Database): Promise<void> {
  const { searchBlocks, searchSigns, searchState, searchWork } = database;
  await database.transaction('rw', [searchBlocks, searchSigns, searchState, searchWork], async () => {
    await Promise.all([searchBlocks.clear(), searchSigns.clear(), searchState.clear(), searchWork.clear()]);
  });
}

/**
 * Whether the index holds what it says, and says what the archive holds: an index that lost blocks, or of another make, is to be built
 * anew. An index that is still being built is looked at for its blocks alone.
 */
export async function isSound(database: Database): Promise<boolean> {
  return database.transaction('r', [...tables(database), database.heads], async () => {
    const known = await database.searchState.get('directory');
    const kept = new Set(await database.searchBlocks.toCollection().primaryKeys());
    if (!known) return kept.size === 0;
    if (known.make !== make || known.blocks.length !== kept.size || !known.blocks.every(({ id }) => kept.has(id))) return false;
    if (known.floor > -Infinity) return true;
    const changes = allChanges(await database.searchWork.toArray());
    const rows = await database.messages.bulkGet(changes.map(({ id }) => id));
    const added = changes.reduce((sum, { was }, place) => sum + (rows[place] ? 1 : 0) - (was ? 1 : 0), 0);
    const indexed = known.blocks.reduce((sum, { count }) => sum + count, 0);
    return indexed + added === ((await database.heads.get('archive'))?.messages ?? 0);
  });
}
