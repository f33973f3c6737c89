import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { expect, test, vi } from 'vitest';
import { archiveReader } from '../../src/store/archive-reader';
import { archiveDatabase, type Database } from '../../src/store/database';
import { databaseVersion } from '../../src/store/database-name';
import { migrations } from '../../src/store/migrations/index';
import { packed } from '../../src/store/packed-row';
import { quickReads, readsOf } from '../../src/store/reads/open-reads';
import type { Reads } from '../../src/store/reads/reads';
import { recentConversations } from '../../src/store/recent';
import { put } from './search-archive';
import { aMessageRow } from './stored-rows';

const row = aMessageRow('m1', { conversation: 'c1', order: 4, text: '发货' });
const messageIn = async (reads: Reads) => reads(['messages'], async (table) => table('messages').get('m1'));

async function filled(name: string): Promise<Database> {
  const database = archiveDatabase(name);
  await put(database, [row]);
  return database;
}

test('the version by which the database is opened quickly is that of the last migration', () => {
  expect(databaseVersion).toBe((migrations.at(-1)?.version ?? 0) * 10);
});

test('rows are read as Dexie reads them, without it', async () => {
  const database = await filled('as-dexie');
  const quick = quickReads('as-dexie');
  const stored = await database.messages.get('m1');
  expect(stored?.text).toBe('发货');
  const opened = vi.spyOn(Dexie.prototype, 'open');
  expect(await messageIn(quick)).toEqual(stored);
  const read = await quick(['messages', 'heads'], async (table) => ({
    each: await table('messages').each(['none', 'm1']),
    all: await table('messages').all(),
    at: await table('messages').at('[conversation+order]', ['c1', 4]),
    none: await table('messages').at('[conversation+order]', ['c1', 5]),
    last: await table('messages').last('at', 5, IDBKeyRange.upperBound(row.at)),
    before: await table('messages').last('at', 5, IDBKeyRange.upperBound(row.at, true)),
    head: await table('heads').get('archive'),
  }));
  const head = await database.heads.get('archive');
  expect(read).toEqual({ each: [undefined, stored], all: [stored], at: stored, none: undefined, last: [stored], before: [], head });
  expect(opened).not.toHaveBeenCalled();
  opened.mockRestore();
});

const byKey = (one: { readonly key: string }, other: { readonly key: string }): number => one.key.localeCompare(other.key);

test('the newest conversations are the same, however they are read', async () => {
  const database = await filled('newest');
  const recent = await recentConversations(quickReads('newest'), 9);
  expect(recent.toSorted(byKey)).toEqual((await archiveReader(database).conversations()).toSorted(byKey));
  expect(recent.length).toBeGreaterThan(1);
});

test('a browser that only goes from row to row reads the same', async () => {
  const database = await filled('by-rows');
  const { prototype } = IDBIndex;
  const own = Object.getOwnPropertyDescriptor(prototype, 'getAllRecords');
  expect(own).toBeDefined();
  const read = async () => readsOf(database)(['conversations'], async (table) => table('conversations').last('lastSeen', 2));
  const records = await read();
  Reflect.deleteProperty(prototype, 'getAllRecords');
  expect(await read()).toEqual(records);
  expect(records.length).toBe(2);
  Object.defineProperty(prototype, 'getAllRecords', own ?? {});
});

test('a database that is not there is made whole, and by nothing but the migrations', async () => {
  expect(await messageIn(quickReads('not-there'))).toBeUndefined();
  const database = archiveDatabase('not-there');
  await database.open();
  expect(database.backendDB().version).toBe(databaseVersion);
  expect(Array.from(database.backendDB().objectStoreNames)).toContain('searchState');
});

test('a database of an earlier version is changed first', async () => {
  const earlier = archiveDatabase('earlier', migrations.slice(0, 4));
  await earlier.open();
  earlier.close();
  expect(await quickReads('earlier')(['captures'], async (table) => table('captures').all())).toEqual([]);
});

test('a database of a later version is read as far as it is known', async () => {
  const later = archiveDatabase('later');
  later.version(99).stores({ future: 'id' });
  await later.messages.add(packed(row));
  later.close();
  expect((await messageIn(quickReads('later')))?.text).toBe('发货');
});

test('reads do not keep a database from being deleted or changed, and go on with what is there then', async () => {
  const database = await filled('going');
  const quick = quickReads('going');
  expect(await messageIn(quick)).toBeDefined();
  await database.delete();
  expect(await messageIn(quick)).toBeUndefined();
  const again = await filled('going');
  expect(await messageIn(quick)).toBeDefined();
  again.close();
});

test('reads of a database that Dexie holds go on after it was closed', async () => {
  const database = await filled('held');
  const reads = readsOf(database);
  expect(await messageIn(reads)).toBeDefined();
  database.close({ disableAutoOpen: false });
  expect(await messageIn(reads)).toBeDefined();
});
