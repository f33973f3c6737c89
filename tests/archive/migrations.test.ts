import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, expect, test } from 'vitest';
import { archiveSighting } from '../../src/archive/archive-sighting';
import { StoreReadOnly } from '../../src/archive/store-port';
import { archiveReader } from '../../src/store/archive-reader';
import { archiveDatabase } from '../../src/store/database';
import { headOf, mergeStore } from '../../src/store/merge-store';
import { migrations } from '../../src/store/migrations/index';
import { addMigration, type Migration } from '../../src/store/migrations/migration';
import { aSighting, aTimedRow } from './builders';
import { rowsOf, tablesOf } from './rows-of-versions';

const open: Dexie[] = [];
let names = 0;

afterEach(async () => {
  const databases = open.splice(0);
  for (const database of databases) database.close();
  for (const name of new Set(databases.map((database) => database.name))) await Dexie.delete(name);
});

function kept<D extends Dexie>(database: D): D {
  open.push(database);
  return database;
}

/** A database as the build of `version` left it, with rows in every table that it had; answers its name. */
async function leftBy(version: number): Promise<string> {
  const name = `migrated-${++names}`;
  const old = kept(new Dexie(name));
  for (const step of migrations.slice(0, version)) addMigration(old, step);
  for (const [table, rows] of Object.entries(rowsOf(version))) await old.table(table).bulkAdd([...rows]);
  expect(old.tables.map((table) => table.name).toSorted()).toEqual(tablesOf(version));
  old.close({ disableAutoOpen: false });
  return name;
}

const contents = async (database: Dexie): Promise<Record<string, unknown[]>> =>
  Object.fromEntries(await Promise.all(database.tables.map(async (table) => [table.name, await table.toArray()] as const)));

const failing: Migration = {
  version: migrations.length + 1,
  stores: { future: 'id' },
  async upgrade(transaction) {
    await transaction.table('messages').clear();
    await transaction.table('future').add({ id: 1 });
    throw new Error('no more');
  },
};

test('migrations are numbered 1, 2, 3 …', () =>
  expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1)));

test.each(migrations.map(({ version }) => version))(
  'rows of every table that version %i wrote are there after the upgrade',
  async (version) => {
    const database = kept(archiveDatabase(await leftBy(version)));
    expect(await contents(database)).toMatchObject(rowsOf(version));
    expect(await headOf(database)).toMatchObject({ messages: 3, conversations: 2 });
    const [newest] = await archiveReader(database).conversations();
    expect(newest).toMatchObject({ key: 'c1', total: 2 });
    const again = aSighting([aTimedRow('到了', '2026-11-20 12:00:00')]);
    await archiveSighting(mergeStore(database), again, { newId: () => 'new', witness: 'here', isPrivate: () => false });
    expect(await headOf(database)).toMatchObject({ messages: 4, conversations: 3 });
  },
);

test('an upgrade names the database once and for all', async () => {
  const name = await leftBy(2);
  const first = await headOf(kept(archiveDatabase(name)));
  expect(first?.born).toMatch(/^[\da-f-]{36}$/);
  expect(await headOf(kept(archiveDatabase(name)))).toEqual(first);
});

test('an empty archive has no head', async () => {
  expect(await headOf(kept(archiveDatabase(`migrated-${++names}`)))).toBeNull();
});

test.each(migrations.map(({ version }) => version))('a migration that fails leaves what version %i wrote as it was', async (version) => {
  const name = await leftBy(version);
  const database = kept(archiveDatabase(name, [...migrations, failing]));
  const refused = await headOf(database).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(StoreReadOnly);
  expect(refused).toMatchObject({ why: 'not-upgraded' });
  await expect(
    archiveSighting(mergeStore(database), aSighting([]), { newId: () => 'x', witness: '', isPrivate: () => false }),
  ).rejects.toThrow(StoreReadOnly);
  database.close({ disableAutoOpen: false });
  const old = kept(new Dexie(name));
  await old.open();
  expect(old.verno).toBe(version);
  expect(await contents(old)).toEqual(rowsOf(version));
  old.close({ disableAutoOpen: false });
  // The build before it goes on as if nothing had been.
  expect(await headOf(kept(archiveDatabase(name)))).toMatchObject({ messages: 3 });
});
