import type { Database } from '../database';
import { databaseName, databaseVersion } from '../database-name';
import { type Reads, readsIn } from './reads';

/** The reads of a database that Dexie holds; opened with the first one, and again where it was closed. */
export function readsOf(database: Database): Reads {
  return async (tables, work) => {
    if (!database.isOpen()) await database.open();
    return readsIn(database.backendDB())(tables, work);
  };
}

/**
 * The reads of the archive by its name, without Dexie. Where it is not there, or of another version, Dexie is loaded to make it, to change it or to say
 * why it cannot be read.
 */
export function quickReads(name = databaseName): Reads {
  let opening: Promise<Reads> | null = null;
  const opened = (): Promise<Reads> => (opening ??= asItIs(name).catch(() => byDexie(name)));
  return async (tables, work) => {
    try {
      return await (
        await opened()
      )(tables, work);
    } catch (error) {
      opening = null;
      // Another context changed the database, for which this one let go of it.
      if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error;
      return (await opened())(tables, work);
    }
  };
}

async function asItIs(name: string): Promise<Reads> {
  const request = indexedDB.open(name);
  return new Promise((resolve, reject) => {
    // There is none: nothing is left of this attempt.
    request.addEventListener('upgradeneeded', () => request.transaction?.abort());
    request.addEventListener('error', () => reject(request.error));
    request.addEventListener('success', () => {
      const database = request.result;
      database.addEventListener('versionchange', () => database.close());
      if (database.version === databaseVersion) return resolve(readsIn(database));
      database.close();
      return reject(new DOMException('the database is of another version', 'VersionError'));
    });
  });
}

async function byDexie(name: string): Promise<Reads> {
  const { archiveDatabase } = await import('../database');
  return readsOf(archiveDatabase(name));
}
