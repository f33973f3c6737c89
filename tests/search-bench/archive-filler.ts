import { newMessageId } from '../../src/store/message-id';
import { comparable, markOf } from '../../src/archive/merge/seen-row';
import type { ConversationRow, MessageRow } from '../../src/archive/stored';
import { ordersIn } from '../../src/domain/orders';
import type { Database } from '../../src/store/database';
import { packed } from '../../src/store/packed-row';
import type { Chat, ChatMessage } from './corpus/chats';
import { orderOf } from './places';

const zone = 'Asia/Shanghai';
const zoneOffset = 8 * 3_600_000;

const keyOf = ({ console, account, peer }: Chat): string => `${console}/${account}/peer/${peer.id}`;
const isoOf = (at: number): string => `${new Date(at + zoneOffset).toISOString().slice(0, 19)}+08:00`;
const wordsOfTime = (at: number): string => new Date(at + zoneOffset).toISOString().slice(0, 19).replace('T', ' ');

/** The rows that merging would have written of these messages; their ids are other ones at every call. */
export function rowsOf(batch: readonly ChatMessage[], chats: readonly Chat[]): readonly MessageRow[] {
  return batch.map(({ id, chat, at, direction, sender, text }): MessageRow => {
    const conversation = keyOf(chatAt(chats, chat));
    const kind = direction === 'system' ? 'system' : 'text';
    const seen = at + 2000;
    return {
      id: idOf(conversation, at),
      conversation,
      order: orderOf(id),
      at,
      mark: markOf(direction, comparable(text), kind),
      platformId: chat % 2 === 0 ? `${id}.PNM` : null,
      direction,
      sender,
      time: { iso: isoOf(at), precision: 'second', raw: wordsOfTime(at), source: 'row' },
      kind,
      text,
      attachments: [],
      orders: ordersIn(text),
      flags: [],
      later: [],
      firstText: null,
      firstSeen: seen,
      lastSeen: seen,
      by: ['bench'],
      how: 'seen',
    };
  });
}

/** Of each conversation, the id of one of its messages. */
const known = new Map<string, string>();

function idOf(conversation: string, at: number): string {
  const id = newMessageId(known.get(conversation) ?? null, at);
  if (!known.has(conversation)) known.set(conversation, id);
  return id;
}

/** Puts messages of a corpus into the archive's own tables as merging would have left them, without merging. */
export type ArchiveFiller = {
  /** Answers the rows, once they are on disk. */
  add(batch: readonly ChatMessage[]): Promise<readonly MessageRow[]>;
  /** Writes the conversations and the head, once all messages are there. */
  finish(): Promise<void>;
};

export function archiveFiller(database: Database, chats: readonly Chat[]): ArchiveFiller {
  const conversations = new Map<number, ConversationRow>();
  return {
    async add(batch) {
      const rows = rowsOf(batch, chats);
      await database.transaction('rw', database.messages, async () => database.messages.bulkAdd(rows.map(packed) as MessageRow[]));
      for (const [at, message] of batch.entries()) {
        const row = rows[at];
        if (row) conversations.set(message.chat, grown(conversations.get(message.chat), chatAt(chats, message.chat), row));
      }
      return rows;
    },
    async finish() {
      const rows = [...conversations.values()];
      const messages = rows.reduce((sum, { total }) => sum + total, 0);
      await database.transaction('rw', [database.conversations, database.aliases, database.heads], async () => {
        await database.conversations.bulkPut(rows);
        await database.aliases.bulkPut(rows.map(({ key }) => ({ name: key, conversation: key })));
        await database.heads.put({ name: 'archive', born: 'bench', sequence: 1, messages, conversations: rows.length });
      });
    },
  };
}

function chatAt(chats: readonly Chat[], at: number): Chat {
  const chat = chats[at];
  if (!chat) throw new Error(`there is no conversation ${at}`);
  return chat;
}

/** A conversation once it has one message more. */
function grown(
  before: ConversationRow | undefined,
  chat: Chat,
  { at, text, direction, kind, orders, lastSeen }: MessageRow,
): ConversationRow {
  return {
    key: keyOf(chat),
    console: chat.console,
    host: 'chats.example',
    account: chat.account,
    peer: chat.peer,
    isSure: true,
    zone,
    total: (before?.total ?? 0) + 1,
    firstAt: before?.firstAt ?? at,
    lastAt: at,
    lastSeen,
    lastMessage: { text, direction, kind },
    orders: orders.length === 0 ? (before?.orders ?? []) : [...(before?.orders ?? []).slice(-20), ...orders],
    gaps: [],
    fromStart: true,
  };
}
