import { Dexie } from 'dexie';
import { archiveDatabase } from '../../src/store/database';
import { headOf } from '../../src/store/merge-store';
import { migrations } from '../../src/store/migrations/index';
import { addMigration, type Migration } from '../../src/store/migrations/migration';
import { rowsOf } from '../archive/rows-of-versions';

/** Changes the tables and the rows, and then fails. */
const failing: Migration = {
  version: migrations.length + 1,
  stores: { future: 'id', runs: null },
  async upgrade(transaction) {
    await transaction.table('messages').clear();
    await transaction.table('future').add({ id: 1 });
    throw new Error('no more');
  },
};

type Contents = Readonly<Record<string, readonly unknown[]>>;

async function contents(database: Dexie): Promise<Contents> {
  return Object.fromEntries(await Promise.all(database.tables.map(async (table) => [table.name, await table.toArray()] as const)));
}

/** What happens in a browser's own database that the build of `version` left, once a build opens it whose last step fails if it is to. */
async function upgraded(
  version: number,
  fails: boolean,
): Promise<{ readonly refused: string | null; readonly before: Contents; readonly after: Contents; readonly version: number }> {
  const name = `from-${version}-${fails}`;
  const old = new Dexie(name);
  for (const step of migrations.slice(0, version)) addMigration(old, step);
  for (const [table, rows] of Object.entries(rowsOf(version))) await old.table(table).bulkAdd([...rows]);
  const before = await contents(old);
  old.close();
  const database = archiveDatabase(name, fails ? [...migrations, failing] : migrations);
  const refused = await headOf(database).then(
    () => null,
    (error: unknown) => (error instanceof Error && 'why' in error ? String(error.why) : 'another error'),
  );
  database.close();
  const now = new Dexie(name);
  await now.open();
  const after = await contents(now);
  now.close();
  return { refused, before, after, version: now.verno };
}

export type Upgraded = typeof upgraded;
Object.assign(globalThis, { upgraded });
