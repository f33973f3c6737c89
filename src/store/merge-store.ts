import { StoreFull, StoreReadOnly, type ArchiveStore, type MergeSession } from '../archive/store-port';
import type { MessageRow } from '../archive/stored';
import type { Database } from './database';
import { migrations } from './migrations/index';

const keptSightings = 7 * 86_400_000;

/** The background's store over IndexedDB. */
export function mergeStore(database: Database): ArchiveStore {
  const session = mergeSession(database);
  return {
    // Dexie keeps the transaction open over awaits only when the function it is given is itself async.
    transact: (work) =>
      told(
        database.transaction('rw', [database.messages, database.conversations, database.aliases, database.sightings], async () => {
          refuseNewer(database);
          return work(session);
        }),
      ),
    async addRun(run) {
      const id = await told(database.runs.add(run));
      return { ...run, id };
    },
    async deleteAll() {
      const tables = [database.messages, database.conversations, database.aliases, database.sightings, database.runs];
      await told(database.transaction('rw', tables, async () => void (await Promise.all(tables.map((table) => table.clear())))));
    },
  };
}

/** Dexie opens a database that a newer build made; writing into it by older rules could harm it. */
function refuseNewer(database: Database): void {
  const newest = migrations.at(-1)?.version ?? 0;
  if (database.backendDB().version > newest * 10) throw new StoreReadOnly('newer');
}

/** Forgets which sightings were stored long ago: nothing resends those any more. `now` is epoch ms. */
export async function forgetOldSightings(database: Database, now: number): Promise<void> {
  await database.sightings
    .where('at')
    .below(now - keptSightings)
    .delete();
}

/** A native promise, and the errors by the names the archive knows. */
async function told<T>(work: PromiseLike<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw translated(error);
  }
}

function translated(error: unknown): unknown {
  const names = new Set<string>();
  if (error instanceof StoreReadOnly) return error;
  for (let cause = error; cause instanceof Error && names.size < 10; cause = 'inner' in cause ? cause.inner : undefined)
    names.add(cause.name);
  if (names.has('QuotaExceededError')) return new StoreFull('the disk or the quota is short');
  if (names.has('VersionError') || names.has('InvalidStateError') || names.has('OpenFailedError'))
    return new StoreReadOnly([...names].join(' '));
  return error;
}

function mergeSession(database: Database): MergeSession {
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
      return rows.toReversed();
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
    stretch: (conversation, from, to, margin, most) => stretch(database, conversation, { from, to, margin, most }),
    all: (conversation) => inOrder(conversation, -Infinity, Infinity).toArray(),
    async putMessages(rows) {
      await database.messages.bulkPut([...rows]);
    },
    async putConversation(row, names) {
      await database.conversations.put(row);
      await database.aliases.bulkPut(names.map((name) => ({ name, conversation: row.key })));
    },
    async putSighting(row) {
      await database.sightings.put(row);
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
