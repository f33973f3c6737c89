import { Dexie } from 'dexie';

const name = 'liaocun-journal';
/** Bytes: larger values are kept as files of their own and do not go through the journal, and no more random bytes are given at once. */
const chunk = 60_000;
/** LevelDB begins a new journal once this one holds 4 MiB. */
const chunks = 75;

const bytes = (): Uint8Array => crypto.getRandomValues(new Uint8Array(chunk));

/**
 * Has the engine under Chromium's IndexedDB (LevelDB) write what it holds into its tables and begin a new journal, by writing 4.5 MB beside the archive
 * and removing them again.
 *
 * A browser that is killed may leave half a record at the journal's end. The next one writes on behind it, and the one after that reads the half as
 * one with what follows, finds its checksum wrong, and deletes the database (crbug.com/460568; for that reason ChromeOS begins a new
 * journal at each start, the other systems do not). About one kill in a hundred under load ended so. A journal begun soon after the start leaves no
 * time for it. Rejects where nothing can be written, as when the disk is full; then the archive is as it was.
 */
export async function beginNewJournal(): Promise<void> {
  await Dexie.delete(name);
  const database = new Dexie(name);
  database.version(1).stores({ chunks: '' });
  await database.table<Uint8Array, number>('chunks').bulkPut(
    Array.from({ length: chunks }, bytes),
    Array.from({ length: chunks }, (_, at) => at),
  );
  await database.delete();
}
