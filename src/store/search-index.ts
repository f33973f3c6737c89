import type { MessageRow } from '../archive/stored';
import { type Changed, changed, grown, touched } from '../search/blocks/changes';
import { type Directory, emptyDirectory, make } from '../search/blocks/directory';
import { type Entry, entryOf } from '../search/blocks/entry';
import { signed, toSign } from '../search/blocks/pages';
import type { Database } from './database';
import { refuseOthers } from './merge-store';
import { allChanges, type WorkRow } from './search-work';

/** Messages written and not indexed are searched one by one; from so many on, the index takes them in. */
const mostUnindexed = 256;
/** How many messages one transaction takes in, and how many it reads while the index is built. */
const mostAtOnce = 4096;

/** The directory as it lies in the store; an empty one where there is none or it is of another make. */
export async function directoryOf({ searchState }: Database): Promise<Directory> {
  const known = await searchState.get('directory');
  return known?.make === make ? known : emptyDirectory;
}

/**
 * Does the next piece of work on the index: takes in what was written, goes on with building, or signs blocks. False where there is nothing
 * to do. Fewer written messages than `most` are left to be searched one by one. Messages are read before the transaction that writes, so
 * that no capture waits for it; one that is written in between is work for a later step.
 */
export async function indexStep(database: Database, most = mostUnindexed): Promise<boolean> {
  const { searchState, searchWork, messages } = database;
  const step = await database.transaction('r', [searchState, searchWork, messages], async () => {
    const directory = await directoryOf(database);
    const work = await searchWork.toArray();
    const waiting = work.reduce((sum, row) => sum + row.changes.length, 0);
    if (waiting > 0 && waiting >= most) return written(database, directory, firstOf(work));
    return directory.floor > -Infinity ? older(database, directory) : null;
  });
  if (!step) return sign(database);
  const entries = step.rows.map(entryOf);
  await database.transaction('rw', indexTables(database), async () => {
    refuseOthers(database);
    const directory = await directoryOf(database);
    if (directory.next !== step.directory.next || directory.floor !== step.directory.floor) return;
    await write(database, await step.take(directory, entries));
    await searchWork.bulkDelete([...step.done]);
  });
  return true;
}

const indexTables = ({ searchBlocks, searchSigns, searchState, searchWork }: Database) => [
  searchBlocks,
  searchSigns,
  searchState,
  searchWork,
];

/** What a step is to do: messages as they were read, how the index takes them, and the work that is done by it. */
type Step = {
  readonly directory: Directory;
  readonly rows: readonly MessageRow[];
  readonly take: (directory: Directory, entries: readonly Entry[]) => Promise<Changed>;
  readonly done: readonly number[];
};

async function written(database: Database, directory: Directory, work: readonly WorkRow[]): Promise<Step> {
  const changes = allChanges(work);
  const rows = present(await database.messages.bulkGet(changes.map(({ id }) => id)));
  const take = async (now: Directory, entries: readonly Entry[]): Promise<Changed> => {
    const wish = { out: changes.flatMap(({ was }) => was ?? []), in: entries };
    const found = await database.searchBlocks.bulkGet(touched(now, wish).map(({ id }) => id));
    return changed(now, present(found), wish);
  };
  return { directory, rows, take, done: work.flatMap(({ id }) => id ?? []) };
}

/** The oldest work, as much of it as one transaction takes. */
function firstOf(work: readonly WorkRow[]): readonly WorkRow[] {
  let changes = 0;
  const end = work.findIndex((row) => (changes += row.changes.length) > mostAtOnce);
  return end < 0 ? work : work.slice(0, Math.max(1, end));
}

/** Goes on towards older messages. Those of the last instant read are left for the next step: more of them may follow. */
async function older({ messages }: Database, directory: Directory): Promise<Step> {
  for (let limit = mostAtOnce; ; limit *= 2) {
    const rows = await messages.where('at').below(directory.floor).reverse().limit(limit).toArray();
    const isEnd = rows.length < limit;
    const edge = isEnd ? -Infinity : (rows.at(-1)?.at ?? -Infinity);
    const whole = rows.filter(({ at }) => at > edge);
    if (!isEnd && whole.length === 0) continue;
    const floor = isEnd ? -Infinity : (whole.at(-1)?.at ?? Infinity);
    return { directory, rows: whole, take: async (now, entries) => grown(now, floor, entries), done: [] };
  }
}

async function sign(database: Database): Promise<boolean> {
  const { searchBlocks, searchSigns, searchState } = database;
  return database.transaction('rw', indexTables(database), async () => {
    const directory = await directoryOf(database);
    const signing = toSign(directory);
    if (!signing) return false;
    refuseOthers(database);
    const blocks = await searchBlocks.bulkGet(signing.blocks.map(({ id }) => id));
    const pages = await searchSigns.bulkGet(signing.pages.map(({ id }) => id));
    const { directory: next, page } = signed(directory, present(blocks), present(pages));
    await searchSigns.put(page);
    await searchSigns.bulkDelete(signing.pages.map(({ id }) => id));
    await searchState.put(next);
    return true;
  });
}

const present = <T>(values: readonly (T | undefined)[]): readonly T[] => values.flatMap((value) => value ?? []);

async function write({ searchBlocks, searchState }: Database, { directory, put, gone }: Changed): Promise<void> {
  await searchBlocks.bulkPut([...put]);
  await searchBlocks.bulkDelete([...gone]);
  await searchState.put(directory);
}

/** Forgets the index, so that it is built anew. */
export async function forgetIndex(database: Database): Promise<void> {
  const tables = indexTables(database);
  await database.transaction('rw', tables, async () => void (await Promise.all(tables.map((table) => table.clear()))));
}

/**
 * Whether the index holds what it says, and says what the archive holds: an index that lost blocks, or of another make, is to be built
 * anew. One that is still being built, or has work waiting, is looked at for its blocks alone.
 */
export async function isSound(database: Database): Promise<boolean> {
  const { searchBlocks, searchState, searchWork, heads } = database;
  return database.transaction('r', [searchBlocks, searchState, searchWork, heads], async () => {
    const known = await searchState.get('directory');
    const kept = new Set(await searchBlocks.toCollection().primaryKeys());
    if (!known) return kept.size === 0;
    if (known.make !== make || known.blocks.length !== kept.size || !known.blocks.every(({ id }) => kept.has(id))) return false;
    if (known.floor > -Infinity || (await searchWork.count()) > 0) return true;
    const indexed = known.blocks.reduce((sum, { count }) => sum + count, 0);
    return indexed === ((await heads.get('archive'))?.messages ?? 0);
  });
}
