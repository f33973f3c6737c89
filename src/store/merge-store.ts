import type { ArchiveHead } from '../archive/archive-head';
import { StoreFull, StoreReadOnly, type ArchiveStore, type MergeSession } from '../archive/store-port';
import { withDeliveries } from '../archive/captured-pages';
import type { MessageRow } from '../archive/stored';
import { logState } from './evidence/log-state';
import { type LogWriter, logTables, logWriter } from './evidence/log-writer';
import { noteOf } from './note-row';
import { readOnlyReason, type Database } from './database';
import { packed } from './packed-row';
import { type WorkNotes, workNotes } from './search-work';

const keptSightings = 7 * 86_400_000;

/** The background's store over IndexedDB. `stored` hears the archive's head after every transaction that changed it, once that is on disk. */
export function mergeStore(
  database: Database,
  stored: (head: ArchiveHead) => void = () => undefined,
  now: () => number = Date.now,
): ArchiveStore {
  return {
    async transact(work) {
      const tables = [
        ...transcript(database),
        database.fetches,
        database.fetchUses,
        database.notes,
        database.searchWork,
        ...logTables(database),
      ];
      // Dexie keeps the transaction open over awaits only when the function it is given is itself async.
      const transaction = database.transaction('rw', tables, async () => {
        refuseOthers(database);
        const tally = { changes: 0, messages: 0, conversations: 0 };
        const notes = workNotes();
        const log = logWriter(database, now());
        const result = await work(mergeSession(database, tally, notes, log));
        await log.write();
        const changes = notes.changes();
        if (changes.length > 0) await database.searchWork.add({ changes });
        return { result, head: await counted(database, tally) };
      });
      const { result, head } = await told(database, transaction);
      if (head) stored(head);
      return result;
    },
    async addRun(run) {
      const write = database.transaction('rw', database.runs, async () => {
        refuseOthers(database);
        return database.runs.add(run);
      });
      return { ...run, id: (await unlessClosed(database, write)) ?? 0 };
    },
    async deleteAll() {
      const { tables } = database;
      await told(
        database,
        database.transaction('rw', tables, async () => void (await Promise.all(tables.map((table) => table.clear())))),
      );
    },
  };
}

const transcript = ({ messages, conversations, aliases, sightings, heads }: Database) => [
  messages,
  conversations,
  aliases,
  sightings,
  heads,
];

/** How many conversations a transaction wrote, and how many messages and conversations it added to the archive. */
type Tally = { changes: number; messages: number; conversations: number };

/** Carries the head along with a transaction; null where that changed nothing. */
async function counted(database: Database, tally: Tally): Promise<ArchiveHead | null> {
  if (tally.changes === 0) return null;
  const { sequence, messages, conversations, born } = (await database.heads.get('archive')) ?? {
    born: (await logState(database)).log,
    sequence: 0,
    messages: 0,
    conversations: 0,
  };
  const head = {
    born,
    sequence: sequence + 1,
    messages: messages + tally.messages,
    conversations: conversations + tally.conversations,
  };
  await database.heads.put({ name: 'archive', ...head });
  return head;
}

/** The archive's head, or null for an archive that holds nothing. Throws where the database cannot be opened or read. */
export async function headOf(database: Database): Promise<ArchiveHead | null> {
  const row = await told(database, database.heads.get('archive'));
  return row ? { born: row.born, sequence: row.sequence, messages: row.messages, conversations: row.conversations } : null;
}

/** Throws where the database is only read. Call it inside the transaction. */
export function refuseOthers(database: Database): void {
  const why = readOnlyReason(database);
  if (why !== null) throw new StoreReadOnly(why, 'its version is not ours');
}

/**
 * Forgets which sightings were stored long ago: nothing resends those any more. What page they came from is kept, page by page. `now` is epoch ms.
 * Where nothing can be written they are left for another time.
 */
export async function forgetOldSightings(database: Database, now: number): Promise<void> {
  const { sightings, captures } = database;
  await unlessClosed(
    database,
    database.transaction('rw', sightings, captures, async () => {
      refuseOthers(database);
      const old = sightings.where('at').below(now - keptSightings);
      const rows = await old.toArray();
      const seen = [...new Set(rows.map(({ conversation }) => conversation))];
      const known = await captures.bulkGet(seen);
      await captures.bulkPut(
        seen.map((conversation, index) => ({
          conversation,
          pages: withDeliveries(
            known[index]?.pages ?? [],
            rows.filter((row) => row.conversation === conversation),
          ),
        })),
      );
      await old.delete();
    }),
  );
}

/** Housekeeping: what a full disk or a damaged database keeps from being written is let be, for no message hangs on it. */
async function unlessClosed<T>(database: Database, work: PromiseLike<T>): Promise<T | undefined> {
  try {
    return await told(database, work);
  } catch (error) {
    if (error instanceof StoreFull || error instanceof StoreReadOnly) return undefined;
    throw error;
  }
}

/** A native promise, and the errors by the names the archive knows. After one, the next use opens the database anew: Dexie would keep to a failed opening. */
export async function told<T>(database: Database, work: PromiseLike<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const known = await translated(error);
    if (known instanceof StoreFull || known instanceof StoreReadOnly) database.close({ disableAutoOpen: false });
    throw known;
  }
}

async function translated(error: unknown): Promise<unknown> {
  const names = new Set<string>();
  if (error instanceof StoreReadOnly) return error;
  for (let cause = error; cause instanceof Error && names.size < 10; cause = 'inner' in cause ? cause.inner : undefined)
    names.add(cause.name);
  if (names.has('QuotaExceededError')) return new StoreFull('the disk or the quota is short');
  if (names.has('UnknownError') && (await isDiskFull())) return new StoreFull('the disk is full');
  if (names.has('MigrationFailed')) return new StoreReadOnly('not-upgraded', 'the database is as the earlier version left it');
  if (damage.some((name) => names.has(name))) return new StoreReadOnly('read-only', [...names].join(' '));
  return error;
}

/** The errors of a database that is not as this build made it: a table or an index is missing or another, or its files cannot be read. */
const damage = ['VersionError', 'InvalidStateError', 'OpenFailedError', 'UpgradeError', 'NotFoundError', 'UnknownError'];
/** With less room than this the browser's own database cannot even open its files. */
const leastRoom = 4_000_000;

/** On a full disk Chromium does not speak of a quota: its database fails to open, with an error that tells nothing. */
async function isDiskFull(): Promise<boolean> {
  const { quota, usage } = await navigator.storage.estimate();
  return quota !== undefined && usage !== undefined && quota - usage < leastRoom;
}

function mergeSession(database: Database, tally: Tally, notes: WorkNotes, log: LogWriter): MergeSession {
  const read = <T extends readonly MessageRow[]>(rows: T): T => log.read(notes.read(rows));
  const inOrder = (conversation: string, from: number, to: number) =>
    database.messages.where('[conversation+order]').between([conversation, from], [conversation, to], true, true);
  return {
    sighting: (id) => database.sightings.get(id),
    async aliases(names) {
      const rows = await database.aliases.bulkGet([...names]);
      return new Map(rows.flatMap((row) => (row ? [[row.name, row.conversation] as const] : [])));
    },
    conversation: (key) => database.conversations.get(key),
    async tail(conversation, limit) {
      const rows = await inOrder(conversation, -Infinity, Infinity).reverse().limit(limit).toArray();
      return read(rows.toReversed());
    },
    async ordersLike(conversation, marks, platformIds, most) {
      const found = await Promise.all([
        ...marks.map((mark) =>
          database.messages
            .where('[conversation+mark]')
            .equals([conversation, mark])
            .limit(most + 1)
            .toArray(),
        ),
        ...platformIds.map((id) =>
          database.messages
            .where('[conversation+platformId]')
            .equals([conversation, id])
            .limit(most + 1)
            .toArray(),
        ),
      ]);
      return found.flatMap((rows) => (rows.length > most ? [] : rows.map((row) => row.order)));
    },
    stretch: async (conversation, from, to, margin, most) => read(await stretch(database, conversation, { from, to, margin, most })),
    all: async (conversation) => read(await inOrder(conversation, -Infinity, Infinity).toArray()),
    async messages(ids) {
      const rows = await database.messages.bulkGet([...ids]);
      read(rows.flatMap((row) => row ?? []));
      return new Map(rows.flatMap((row) => (row ? [[row.id, row] as const] : [])));
    },
    async putMessages(conversation, rows) {
      notes.written(rows.map(({ id }) => id));
      await database.messages.bulkPut((await log.sealed(conversation, rows)).map(packed));
    },
    async removeMessages(ids) {
      notes.written(ids);
      await log.removed(ids);
      await database.messages.bulkDelete([...ids]);
    },
    async putConversation(row, names) {
      const before = await database.conversations.get(row.key);
      tally.changes += 1;
      tally.messages += row.total - (before?.total ?? 0);
      tally.conversations += before ? 0 : 1;
      await database.conversations.put(row);
      await database.aliases.bulkPut(names.map((name) => ({ name, conversation: row.key })));
    },
    async putSighting(row) {
      await database.sightings.put(row);
    },
    async fetches(urls) {
      const rows = await database.fetches.bulkGet([...urls]);
      return new Map(rows.flatMap((row) => (row ? [[row.url, row] as const] : [])));
    },
    async putFetches(rows, uses) {
      await database.fetches.bulkPut([...rows]);
      await database.fetchUses.bulkPut([...uses]);
    },
    async note(conversation) {
      const row = await database.notes.get(conversation);
      return row && noteOf(row);
    },
    async putNote(conversation, note) {
      if (note) await database.notes.put({ conversation, ...note });
      else await database.notes.delete(conversation);
    },
  };
}

type Bounds = { readonly from: number; readonly to: number; readonly margin: number; readonly most: number };

async function stretch({ messages }: Database, conversation: string, { from, to, margin, most }: Bounds): Promise<readonly MessageRow[]> {
  const range = (low: number, high: number) =>
    messages.where('[conversation+order]').between([conversation, low], [conversation, high], true, false);
  const before = await range(-Infinity, from).reverse().limit(margin).toArray();
  const inside = await messages
    .where('[conversation+order]')
    .between([conversation, from], [conversation, to], true, true)
    .limit(most)
    .toArray();
  const after = await messages
    .where('[conversation+order]')
    .between([conversation, to], [conversation, Infinity], false, true)
    .limit(margin)
    .toArray();
  return [...before.toReversed(), ...inside, ...after];
}
