import type { MessageRecord } from '../domain/message';
import { isoInZone } from '../domain/times';
import type { ArchiveReader, Conversation, Filters, Hit, Stop, StoredMessage } from '../archive/ports';
import type { ConversationRow, MessageRow } from '../archive/stored';
import { marksIn, matches, parseQuery, type Query } from '../search/match/query';
import { readOnlyReason, type Database } from './database';
import { noteOf } from './note-row';

/** The reading side of the archive, for pages of the extension. */
export function archiveReader(database: Database): ArchiveReader {
  return {
    async conversations() {
      const rows = await database.conversations.toArray();
      return rows.map(shownConversation).toSorted((a, b) => newest(b) - newest(a));
    },
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
    search: (typed, filters, stop) => search(database, parseQuery(typed), filters, stop),
    notes: async () => new Map((await database.notes.toArray()).map((row) => [row.conversation, noteOf(row)])),
    count: async () => database.messages.count(),
    async readOnly() {
      await database.open();
      return readOnlyReason(database);
    },
  };
}

const newest = (conversation: Conversation): number => conversation.lastAt ?? conversation.lastSeen;

function shownConversation(row: ConversationRow): Conversation {
  const { isSure: _, lastMessage, ...rest } = row;
  return { ...rest, preview: lastMessage };
}

function shownMessage(row: MessageRow, zone: string): StoredMessage {
  return {
    id: row.id,
    conversation: row.conversation,
    order: row.order,
    at: row.at,
    platformId: row.platformId,
    direction: row.direction,
    sender: row.sender,
    time: row.time,
    kind: row.kind,
    text: row.text,
    attachments: [...row.attachments],
    orders: [...row.orders],
    flags: [...row.flags],
    versions: [{ at: isoInZone(row.firstSeen, zone), what: 'first', text: row.firstText ?? row.text }, ...row.later],
    seen: { first: isoInZone(row.firstSeen, zone), last: isoInZone(row.lastSeen, zone), by: [...row.by], how: row.how },
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

async function* search(database: Database, query: Query, filters: Filters, stop: Stop): AsyncGenerator<Hit> {
  const conversations = new Map(
    (await database.conversations.toArray()).filter((row) => isWanted(row, filters)).map((row) => [row.key, shownConversation(row)]),
  );
  for await (const row of newestFirst(database, filters, stop)) {
    const conversation = conversations.get(row.conversation);
    if (!conversation || (filters.directions && !filters.directions.includes(row.direction)) || !isHit(query, row)) continue;
    yield hitOf(query, conversation, shownMessage(row, conversation.zone));
  }
}

function isWanted(row: ConversationRow, { consoles, accounts, conversations }: Filters): boolean {
  return (
    (!consoles || consoles.includes(row.console)) &&
    (!accounts || accounts.includes(row.account)) &&
    (!conversations || conversations.includes(row.key))
  );
}

/** Where the present text does not hold the words, the newest version that does is told. */
function hitOf(query: Query, conversation: Conversation, message: StoredMessage): Hit {
  const marks = marksIn(query, message.text);
  const version = matches(query, message.text) ? undefined : message.versions.findLast(({ text }) => matches(query, text));
  return { conversation, message, marks, ...(version ? { earlier: { version, marks: marksIn(query, version.text) } } : {}) };
}

/** Words that stand only in an earlier version are found too. */
function isHit(query: Query, row: MessageRow): boolean {
  if (matches(query, row.text)) return true;
  return [row.firstText, ...row.later.map((version) => version.text), ...row.attachments.map((one) => one.name)].some(
    (text) => text !== null && matches(query, text),
  );
}

/** Every message in the filters' dates, newest first, read in batches; messages of one instant come in no promised order. */
async function* newestFirst(database: Database, { from = -Infinity, to = Infinity }: Filters, stop: Stop): AsyncGenerator<MessageRow> {
  let edge = to;
  let atEdge = new Set<string>();
  for (let limit = batch; !stop.aborted;) {
    const rows = await database.messages
      .where('at')
      .between(from, edge, true, edge !== to)
      .reverse()
      .limit(limit)
      .toArray();
    const fresh = rows.filter((row) => !atEdge.has(row.id));
    for (const row of fresh) {
      if (stop.aborted) return;
      yield row;
    }
    if (rows.length < limit) return;
    const last = rows.at(-1)?.at ?? edge;
    // More messages of one instant than a batch holds: read further at the same edge.
    limit = last === edge ? limit * 2 : batch;
    atEdge = new Set([...(last === edge ? atEdge : []), ...rows.filter((row) => row.at === last).map((row) => row.id)]);
    edge = last;
  }
}
