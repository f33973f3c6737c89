import { Dexie, type EntityTable, type Table } from 'dexie';
import type { Case } from '../cases/case';
import type { Exhibit } from '../evidence/exhibit';
import type { Note } from '../domain/note';
import type { ArchiveHead } from '../archive/archive-head';
import type { ReadOnlyReason } from '../archive/store-port';
import type { RunRecord } from '../archive/runs';
import type { FetchRow, FileRow, UseRow } from '../archive/files/fetch-row';
import type { CapturesRow } from '../archive/captured-pages';
import type { ConversationRow, MessageRow, SightingRow } from '../archive/stored';
import type { Block } from '../search/blocks/block';
import type { Directory, Page } from '../search/blocks/directory';
import { databaseName, databaseVersion } from './database-name';
import { migrations } from './migrations/index';
import { addMigration, type Migration } from './migrations/migration';
import { unpacked, type PackedRow } from './packed-row';
import type { WorkRow } from './search-work';
import type { HeadRow as LogHeadRow, DeletionRow, KeyRow, LogState, NamesRow, PastRow, TileRow } from './evidence/log-rows';

/** The one row of its table. */
export type HeadRow = ArchiveHead & { readonly name: 'archive' };
export type AliasRow = { readonly name: string; readonly conversation: string };

export type NoteRow = Note & { readonly conversation: string };

export type Tables = {
  readonly messages: EntityTable<MessageRow, 'id', PackedRow>;
  readonly conversations: EntityTable<ConversationRow, 'key'>;
  readonly aliases: EntityTable<AliasRow, 'name'>;
  readonly sightings: EntityTable<SightingRow, 'id'>;
  readonly captures: EntityTable<CapturesRow, 'conversation'>;
  readonly runs: EntityTable<RunRecord, 'id'>;
  readonly blobs: EntityTable<FileRow, 'sha256'>;
  readonly fetches: EntityTable<FetchRow, 'url'>;
  readonly heads: EntityTable<HeadRow, 'name'>;
  readonly exhibits: EntityTable<Exhibit, 'id'>;
  readonly notes: EntityTable<NoteRow, 'conversation'>;
  readonly cases: EntityTable<Case, 'id'>;
  readonly searchBlocks: EntityTable<Block, 'id'>;
  readonly searchSigns: EntityTable<Page, 'id'>;
  readonly searchState: EntityTable<Directory, 'name'>;
  readonly searchWork: EntityTable<WorkRow, 'id'>;
  readonly logTiles: Table<TileRow, readonly [level: number, index: number]>;
  readonly logStates: EntityTable<LogState, 'name'>;
  readonly logHeads: EntityTable<LogHeadRow, 'size'>;
  readonly logKeys: EntityTable<KeyRow, 'name'>;
  readonly logPast: EntityTable<PastRow, 'leaf'>;
  readonly logDeletions: EntityTable<DeletionRow, 'leaf'>;
  readonly logNames: EntityTable<NamesRow, 'id'>;
  readonly fetchUses: Table<UseRow, readonly [url: string, message: string]>;
};
export type Database = Dexie & Tables;

/** The archive's database, not yet open. Its transactions are strict: complete means on disk, not merely handed to the system. */
export function archiveDatabase(name = databaseName, steps: readonly Migration[] = migrations): Database {
  const database = new Dexie(name, { chromeTransactionDurability: 'strict' });
  for (const step of steps) addMigration(database, step);
  database.table<PackedRow>('messages').hook('reading', (row?: PackedRow) => row && unpacked(row));
  // Another context that upgrades must not wait for this one; it reopens on its next use.
  database.on('versionchange', () => database.close({ disableAutoOpen: false }));
  return database as Database;
}

/**
 * Why an open database must not be written, or null. Dexie opens one that a newer build made, and writing into it by older rules could harm
 * it; one that lost a table is given an empty one under a version between ours and the next, and merging into it would double what is there.
 */
export function readOnlyReason(database: Database): ReadOnlyReason | null {
  const { version } = database.backendDB();
  return version >= databaseVersion + 10 ? 'newer' : version > databaseVersion ? 'read-only' : null;
}
