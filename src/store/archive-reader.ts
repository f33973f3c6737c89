import type { MessageRecord } from '../domain/message';
import type { ArchiveReader } from '../archive/ports';
import type { MessageRow } from '../archive/stored';
import { readOnlyReason, type Database } from './database';
import { noteOf } from './note-row';
import { readsOf } from './reads/open-reads';
import type { ReadTable } from './reads/reads';
import { newestFirst, recentConversations } from './recent';
import { shownConversation } from './shown-conversation';
import { shownMessage } from './shown-message';

/** The reading side of the archive, for pages of the extension. */
export function archiveReader(database: Database): ArchiveReader {
  const reads = readsOf(database);
  return {
    async conversations() {
      return newestFirst(await database.conversations.toArray());
    },
    recent: async (limit) => recentConversations(reads, limit),
    async conversation(key) {
      const row = await database.conversations.get(key);
      return row && shownConversation(row);
    },
    messages: async (key, range) =>
      reads(['conversations', 'messages'], async (table) => {
        const [conversation, rows] = await Promise.all([table('conversations').get(key), rowsOf(table('messages'), key, range)]);
        return rows.map((row) => shownMessage(row, conversation?.zone ?? 'UTC'));
      }),
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

const place = '[conversation+order]';

/** One question for each side, both at once: how long a screen takes is how long it is waited for. */
async function rowsOf(messages: ReadTable<MessageRow>, key: string, range: Range): Promise<readonly MessageRow[]> {
  const from = async (order: number, isOpen: boolean, limit: number) =>
    messages.first(place, limit, IDBKeyRange.bound([key, order], [key, Infinity], isOpen));
  const before = async (order: number, limit: number) =>
    (await messages.last(place, limit, IDBKeyRange.bound([key, -Infinity], [key, order], false, true))).toReversed();
  if ('after' in range) return from(range.after, true, range.limit);
  if ('before' in range) return before(range.before, range.limit);
  const half = Math.ceil(range.limit / 2);
  return (await Promise.all([before(range.around, half), from(range.around, false, range.limit - half)])).flat();
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
