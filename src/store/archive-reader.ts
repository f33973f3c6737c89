import type { MessageRecord } from '../domain/message';
import type { ArchiveReader } from '../archive/ports';
import type { MessageRow } from '../archive/stored';
import { readOnlyReason, type Database } from './database';
import { noteOf } from './note-row';
import { readsOf } from './reads/open-reads';
import { newestFirst, recentConversations } from './recent';
import { shownConversation } from './shown-conversation';
import { shownMessage } from './shown-message';

/** The reading side of the archive, for pages of the extension. */
export function archiveReader(database: Database): ArchiveReader {
  return {
    async conversations() {
      return newestFirst(await database.conversations.toArray());
    },
    recent: async (limit) => recentConversations(readsOf(database), limit),
    async conversation(key) {
      const row = await database.conversations.get(key);
      return row && shownConversation(row);
    },
    async messages(key, range) {
      const zone = (await database.conversations.get(key))?.zone ?? 'UTC';
      return (await rowsOf(database, key, range)).map((row) => shownMessage(row, zone));
    },
    async times(key, orders) {
      const places = orders.map((order) => [key, order]);
      const rows = await database.messages.where('[conversation+order]').anyOf(places).toArray();
      return new Map(rows.map(({ order, time }) => [order, time]));
    },
    async ledger(key) {
      const row = await database.conversations.get(key);
      const [names, note] = await Promise.all([database.aliases.where('conversation').equals(key).primaryKeys(), database.notes.get(key)]);
      return row && { ...row, names, ...(note && { note: noteOf(note) }) };
    },
    records: (key, range) => records(database, key, range ?? {}),
    notes: async () => new Map((await database.notes.toArray()).map((row) => [row.conversation, noteOf(row)])),
    count: async () => (await database.heads.get('archive'))?.messages ?? database.messages.count(),
    async readOnly() {
      await database.open();
      return readOnlyReason(database);
    },
  };
}

type Range = Parameters<ArchiveReader['messages']>[1];

async function rowsOf(database: Database, key: string, range: Range): Promise<readonly MessageRow[]> {
  if ('after' in range) return inOrder(database, key, range.after, Infinity, false).limit(range.limit).toArray();
  if ('before' in range)
    return (await inOrder(database, key, -Infinity, range.before, true, false).reverse().limit(range.limit).toArray()).toReversed();
  const half = Math.ceil(range.limit / 2);
  const before = await inOrder(database, key, -Infinity, range.around, true, false).reverse().limit(half).toArray();
  const from = await inOrder(database, key, range.around, Infinity, true)
    .limit(range.limit - half)
    .toArray();
  return [...before.toReversed(), ...from];
}

function inOrder(database: Database, key: string, from: number, to: number, withFrom: boolean, withTo = true) {
  return database.messages.where('[conversation+order]').between([key, from], [key, to], withFrom, withTo);
}

const batch = 1000;

async function* records(
  database: Database,
  key: string,
  { from = -Infinity, to = Infinity }: { readonly from?: number; readonly to?: number },
): AsyncGenerator<MessageRecord> {
  const conversation = await database.conversations.get(key);
  if (!conversation) return;
  const { console, account, peer, zone } = conversation;
  let position = 0;
  for (let after = -Infinity; ;) {
    const rows = await inOrder(database, key, after, Infinity, false).limit(batch).toArray();
    for (const row of rows) {
      const { order: _, at, ...shown } = shownMessage(row, zone);
      if (at >= from && at < to) yield { console, account, peer: { ...peer }, position, ...shown };
      position++;
    }
    if (rows.length < batch) return;
    after = rows.at(-1)?.order ?? Infinity;
  }
}
