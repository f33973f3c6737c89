import { allowed, ordered } from '../archive/files/after-try';
import { attachmentAfter, freshFetch, type FetchRow, type FileRow } from '../archive/files/fetch-row';
import type { MessageRow } from '../archive/stored';
import type { Database } from './database';
import { logTables, logWriter } from './evidence/log-writer';
import { refuseOthers, told } from './merge-store';
import { packed } from './packed-row';

/** A file that the user asks for by the message that shows it. */
export type Order = { readonly message: string; readonly url: string };

/** The background's side of the files: what waits to be fetched, and what came of it. Throws `StoreFull` and `StoreReadOnly`. */
export type FileStore = {
  /** Addresses that wait and are due, the longest due first. */
  due(now: number, limit: number): Promise<readonly FetchRow[]>;
  /** Epoch ms at which the next address is due, or null where none waits. */
  nextDue(): Promise<number | null>;
  /** The conversations whose messages show an address that is not kept. */
  conversationsOf(url: string): Promise<readonly string[]>;
  /** Writes what came of a try and tells it to every message that shows the address, in one transaction with the file's bytes. */
  settle(before: FetchRow, after: FetchRow, file?: FileRow): Promise<void>;
  /** Nobody wants this address any more. */
  forget(url: string): Promise<void>;
  /** Has a file tried now because the user asks; one that was never wanted becomes so. */
  order(file: Order, now: number): Promise<void>;
  /** Has every address tried that waits for the user to allow this host; answers how many. */
  allowHost(host: string, now: number): Promise<number>;
  /** Bytes of all files that are kept. */
  total(): Promise<number>;
};

export function fileStore(database: Database, clock: () => number = Date.now): FileStore {
  const { fetches, fetchUses, messages, blobs, conversations, heads } = database;
  const write = (work: () => Promise<void>): Promise<void> =>
    told(
      database,
      database.transaction('rw', [fetches, fetchUses, messages, blobs, conversations, heads, ...logTables(database)], async () => {
        refuseOthers(database);
        await work();
      }),
    );
  return {
    due: async (now, limit) => fetches.where('due').belowOrEqual(now).limit(limit).toArray(),
    async nextDue() {
      const next = await fetches.orderBy('due').first();
      return next && next.due < Infinity ? next.due : null;
    },
    async conversationsOf(url) {
      const rows = await messages.bulkGet(await usersOf(database, url));
      return [...new Set(rows.flatMap((row) => (row ? [row.conversation] : [])))];
    },
    settle: (before, after, file) =>
      write(async () => {
        const now = await fetches.get(after.url);
        // The user may have asked for it, or deleted everything, while it was on its way.
        if (!now || (!file && now.due !== before.due)) return;
        if (file) await blobs.put(file);
        await fetches.put(after);
        await tell(database, after, clock());
      }),
    forget: (url) =>
      write(async () => {
        await fetches.delete(url);
        await usesOf(database, url).delete();
      }),
    order: ({ message, url }, now) =>
      write(async () => {
        const row = (await fetches.get(url)) ?? (await neverWanted(database, message, url));
        if (!row || row.state === 'kept') return;
        await fetches.put(ordered(row, now));
        await fetchUses.put({ url, message });
      }),
    async allowHost(host, now) {
      let count = 0;
      await write(async () => {
        const rows = await fetches.where('[why+host]').equals(['host', host]).toArray();
        await fetches.bulkPut(rows.map((row) => allowed(row, now)));
        count = rows.length;
      });
      return count;
    },
    async total() {
      const sizes = await blobs.orderBy('bytes').keys();
      return sizes.reduce<number>((sum, size) => sum + (typeof size === 'number' ? size : 0), 0);
    },
  };
}

const usesOf = ({ fetchUses }: Database, url: string) => fetchUses.where('[url+message]').between([url, ''], [url, '\uFFFF'], true, true);

async function usersOf(database: Database, url: string): Promise<string[]> {
  return (await usesOf(database, url).toArray()).map(({ message }) => message);
}

/** The state of a file is no version of its message: the words stay as they are, and telling it twice changes nothing. */
async function tell(database: Database, fetched: FetchRow, now: number): Promise<void> {
  const found = await database.messages.bulkGet(await usersOf(database, fetched.url));
  const log = logWriter(database, now);
  const rows = log.read(found.flatMap((row) => row ?? []));
  for (const key of new Set(rows.map(({ conversation }) => conversation))) {
    const named = await database.conversations.get(key);
    if (!named) continue;
    const changed = rows.filter(({ conversation }) => conversation === key).map((row) => withFile(row, fetched));
    await database.messages.bulkPut((await log.sealed(named, changed)).map(packed));
  }
  await log.write();
  if (fetched.state === 'kept') await usesOf(database, fetched.url).delete();
}

function withFile(row: MessageRow, fetched: FetchRow): MessageRow {
  const attachments = row.attachments.map((one) => (one.url === fetched.url ? attachmentAfter(one, fetched) : one));
  return { ...row, attachments };
}

/** A file of a message that came before files were kept, or while they were not. */
async function neverWanted({ messages, conversations }: Database, id: string, url: string): Promise<FetchRow | null> {
  const message = await messages.get(id);
  const shown = message?.attachments.find((one) => one.url === url);
  const conversation = message && (await conversations.get(message.conversation));
  if (!shown || !conversation) return null;
  const { console, host } = conversation;
  return freshFetch({ url, kind: shown.kind, name: shown.name, page: `https://${host}`, console }, 0);
}
