import { type Changed, changed, grown, neighbouring, touched } from '../search/blocks/changes';
import { type Directory, directoryAs, knownDirectory, type Listed, make, newDirectory } from '../search/blocks/directory';
import { entryOf } from '../search/blocks/entry';
import { sign, type Signature, signed, signNew, toSign } from '../search/blocks/pages';
import type { Database } from './database';
import { refuseOthers } from './merge-store';
import { forgetSignatures, keepSignatures, keptSignature } from './new-signatures';
import { allChanges, type WorkRow } from './search-work';

/** Messages written and not indexed are searched one by one; from so many on, the index takes them in. */
const mostUnindexed = 256;

/** How much is done at once. */
export type Portions = {
  /** Messages that a step reads: of a large index more, as what is written at once may be of all times and touch all its blocks. */
  readonly least: number;
  readonly most: number;
  /** Neighbouring blocks that one transaction changes. */
  readonly blocks: number;
  /** So many messages that are not indexed, and more than are, come faster by building the index anew: an archive was imported. */
  readonly rebuild: number;
};
const usual: Portions = { least: 4096, most: 32_768, blocks: 32, rebuild: 50_000 };
/** A step reads at most this share of what is indexed. */
const shareAtOnce = 1 / 16;

/** The directory as it lies in the store. */
export async function directoryOf({ searchState }: Database): Promise<Directory> {
  return directoryAs(await searchState.get('directory'));
}

/**
 * Does the next piece of work on the index: takes in what was written, goes on with building, or signs blocks. False where there is nothing
 * to do. Fewer written messages than `most` are left to be searched one by one. Messages are read before the transactions that write, so
 * that no capture waits for them; one that is written in between is work for a later step.
 */
export async function indexStep(database: Database, most = mostUnindexed, portions = usual): Promise<boolean> {
  const { searchState, searchWork, messages, heads } = database;
  const next = await database.transaction('r', [searchState, searchWork, messages, heads], async () => {
    const directory = knownDirectory(await searchState.get('directory'));
    if (!directory) return 'begin';
    const enough = Math.max(most, atOnce(directory, portions));
    const work = await oldestWork(database, enough);
    const waiting = countOf(work);
    if (waiting >= enough && isFarBehind(directory, (await heads.get('archive'))?.messages ?? 0, portions)) return 'begin';
    if (waiting > 0 && waiting >= most)
      return directory.floor === Infinity ? unbuilt(directory, work) : written(database, directory, work, portions);
    return directory.floor > -Infinity ? older(database, directory, portions) : null;
  });
  if (next === null) return signNext(database);
  await (next === 'begin' ? forgetIndex(database) : taken(database, next()));
  return true;
}

/** Takes a step in, part by part. What a part leaves undone is still among the work, which is done with the last one. */
async function taken(database: Database, { directory, parts, done }: Step): Promise<void> {
  let { next } = directory;
  for (const [index, take] of parts.entries()) {
    const laid = await database.transaction('rw', indexTables(database), async () => {
      refuseOthers(database);
      const now = await directoryOf(database);
      if (now.next !== next || now.floor !== directory.floor) return null;
      const changes = await take(now);
      const writing = write(database, changes);
      const signatures = signNew(changes.put, now);
      await writing;
      if (index === parts.length - 1) await database.searchWork.bulkDelete([...done]);
      return { next: changes.directory.next, signatures };
    });
    if (!laid) return;
    ({ next } = laid);
    keepSignatures(laid.signatures);
  }
}

const indexedIn = ({ blocks }: Directory): number => blocks.reduce((sum, { count }) => sum + count, 0);
const atOnce = (directory: Directory, { least, most }: Portions): number =>
  Math.min(most, Math.max(least, indexedIn(directory) * shareAtOnce));
const countOf = (work: readonly WorkRow[]): number => work.reduce((sum, { changes }) => sum + changes.length, 0);

/** Whether more is missing from an index that was whole than is in it. */
function isFarBehind(directory: Directory, messages: number, { rebuild }: Portions): boolean {
  const indexed = indexedIn(directory);
  return directory.floor === -Infinity && messages - indexed > Math.max(indexed, rebuild);
}

/** The oldest work, of so many messages that more would not be taken at once; what else waits is not read. */
async function oldestWork({ searchWork }: Database, messages: number): Promise<readonly WorkRow[]> {
  let waiting = 0;
  return searchWork
    .orderBy('id')
    .until(({ changes }) => (waiting += changes.length) >= messages, true)
    .toArray();
}

const indexTables = ({ searchBlocks, searchSigns, searchState, searchWork }: Database) => [
  searchBlocks,
  searchSigns,
  searchState,
  searchWork,
];

/** What a step is to do: how the index takes the messages that were read, transaction by transaction, and the work that is done by it. */
type Step = {
  readonly directory: Directory;
  readonly parts: readonly ((directory: Directory) => Promise<Changed>)[];
  readonly done: readonly number[];
};

const namesOf = (work: readonly WorkRow[]): readonly number[] => work.flatMap(({ id }) => id ?? []);

/** Reads what was written; the step itself is made once that is done, so that nobody waits for the reading any longer. */
async function written(database: Database, directory: Directory, work: readonly WorkRow[], { blocks }: Portions): Promise<() => Step> {
  const changes = allChanges(work);
  const rows = present(await database.messages.bulkGet(changes.map(({ id }) => id)));
  return () => {
    const all = { out: changes.flatMap(({ was }) => was ?? []), in: rows.map(entryOf) };
    const parts = neighbouring(directory, all, blocks).map((part) => async (now: Directory): Promise<Changed> => {
      const found = await database.searchBlocks.bulkGet(touched(now, part).map(({ id }) => id));
      return changed(now, present(found), part);
    });
    return { directory, parts, done: namesOf(work) };
  };
}

/** Of an index that has nothing yet: building it comes to these messages too. */
const unbuilt = (directory: Directory, work: readonly WorkRow[]) => (): Step => ({
  directory,
  parts: [async (now) => ({ directory: now, put: [], gone: [] })],
  done: namesOf(work),
});

/** Goes on towards older messages. Those of the last instant read are left for the next step: more of them may follow. */
async function older({ messages }: Database, directory: Directory, { least }: Portions): Promise<() => Step> {
  for (let limit = least; ; limit *= 2) {
    const rows = await messages.where('at').below(directory.floor).reverse().limit(limit).toArray();
    const isEnd = rows.length < limit;
    const edge = isEnd ? -Infinity : (rows.at(-1)?.at ?? -Infinity);
    const whole = rows.filter(({ at }) => at > edge);
    if (!isEnd && whole.length === 0) continue;
    const floor = isEnd ? -Infinity : (whole.at(-1)?.at ?? Infinity);
    return () => ({ directory, parts: [async (now) => grown(now, floor, whole.map(entryOf))], done: [] });
  }
}

async function signatureOf({ searchBlocks }: Database, { id }: Listed): Promise<Signature | undefined> {
  const block = await searchBlocks.get(id);
  return block && sign(block);
}

async function signNext(database: Database): Promise<boolean> {
  const { searchSigns, searchState } = database;
  return database.transaction('rw', indexTables(database), async () => {
    const directory = await directoryOf(database);
    const signing = toSign(directory);
    if (!signing) forgetSignatures();
    if (!signing) return false;
    refuseOthers(database);
    const pages = searchSigns.bulkGet(signing.pages.map(({ id }) => id));
    // Each is signed as it comes, while the next is read.
    const made = Promise.all(signing.blocks.map(async (one) => keptSignature(one) ?? signatureOf(database, one)));
    const [known, signatures] = await Promise.all([pages, made]);
    const { directory: next, page } = signed(directory, present(signatures), present(known));
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
  await database.transaction('rw', tables, async () => {
    refuseOthers(database);
    await Promise.all(tables.map((table) => table.clear()));
    await database.searchState.put(newDirectory());
  });
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
    return indexedIn(known) === ((await heads.get('archive'))?.messages ?? 0);
  });
}
