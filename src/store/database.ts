import { Dexie, type EntityTable } from 'dexie';
import type { RunRecord } from '../archive/runs';
import type { ConversationRow, MessageRow, SightingRow } from '../archive/stored';
import { migrations } from './migrations/index';

export type AliasRow = { readonly name: string; readonly conversation: string };

export type Tables = {
  readonly messages: EntityTable<MessageRow, 'id'>;
  readonly conversations: EntityTable<ConversationRow, 'key'>;
  readonly aliases: EntityTable<AliasRow, 'name'>;
  readonly sightings: EntityTable<SightingRow, 'id'>;
  readonly runs: EntityTable<RunRecord, 'id'>;
};
export type Database = Dexie & Tables;

export const databaseName = 'liaocun';

/** The archive's database, not yet open. Its transactions are strict: complete means on disk, not merely handed to the system. */
export function archiveDatabase(name = databaseName): Database {
  const database = new Dexie(name, { chromeTransactionDurability: 'strict' });
  for (const migration of migrations) migration.apply(database);
  // Another context that upgrades must not wait for this one; it reopens on its next use.
  database.on('versionchange', () => database.close({ disableAutoOpen: false }));
  return database as Database;
}
