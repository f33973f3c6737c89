import type { Dexie, Transaction } from 'dexie';

/** One step of the database's history. A released one is never edited: a change is the next number. */
export type Migration = {
  readonly version: number;
  /** The tables that are new or have other indexes, in Dexie's words; null for one that is no more. */
  readonly stores: Readonly<Record<string, string | null>>;
  /** Brings the rows along, in the one transaction that also changes the tables: where it throws, everything stays as it was. */
  readonly upgrade?: (transaction: Transaction) => Promise<void>;
};

/** A step failed, and nothing of it was written: the database is as the earlier version left it. */
export class MigrationFailed extends Error {
  override readonly name = 'MigrationFailed';
  /** What it failed of. */
  readonly inner: unknown;
  constructor(version: number, inner: unknown) {
    super(`migration ${version} failed`);
    this.inner = inner;
  }
}

/** Tells a database that is not open yet of a step. */
export function addMigration(database: Dexie, { version, stores, upgrade }: Migration): void {
  const step = database.version(version).stores({ ...stores });
  if (!upgrade) return;
  step.upgrade(async (transaction) => {
    try {
      await upgrade(transaction);
    } catch (error) {
      throw new MigrationFailed(version, error);
    }
  });
}
