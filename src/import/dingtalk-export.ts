import * as v from 'valibot';
import type { Kind } from '../domain/message';

/**
 * What DingTalk's official command-line client (`dws`, read in November 2026) writes of chats: `chat message list` gives one conversation's
 * `messages` (older builds `list`), `chat message list-all` gives `conversationMessagesList`; both may be wrapped in `result` or `data`.
 * Its `+chat-messages` shortcut names the same fields `messageId`, `conversationId`, `senderId`, `messageType` and `text`.
 */
export type DingTalkExport = { readonly conversations: readonly DingTalkConversation[] };

export type DingTalkConversation = {
  /** The client's `openConversationId`, or null where the file does not tell. */
  readonly id: string | null;
  readonly title: string | null;
  /** Null where the file does not tell. */
  readonly isSingle: boolean | null;
  /** Oldest first. */
  readonly messages: readonly DingTalkMessage[];
};

export type DingTalkMessage = {
  readonly id: string | null;
  readonly sender: string | null;
  readonly senderId: string | null;
  /** `2026-07-19 13:37:03`, or epoch digits. */
  readonly time: string | null;
  readonly kind: Kind;
  readonly text: string;
};

/** The file is not an export that we know. `where` is a path such as `result.messages[3].createTime`. */
export class NotADingTalkExport extends Error {
  override readonly name = 'NotADingTalkExport';
  readonly where: string;
  constructor(where: string) {
    super(`not a DingTalk export: ${where}`);
    this.where = where;
  }
}

const name = v.nullish(v.pipe(v.string(), v.maxLength(512)));
const rawMessage = v.looseObject({
  openMessageId: name,
  messageId: name,
  openConversationId: name,
  conversationId: name,
  sender: name,
  senderName: name,
  senderOpenDingTalkId: name,
  senderId: name,
  createTime: v.nullish(v.union([v.pipe(v.string(), v.maxLength(64)), v.pipe(v.number(), v.safeInteger())])),
  msgType: name,
  messageType: name,
  content: v.nullish(v.string()),
  text: v.nullish(v.string()),
  forwardMessages: v.nullish(v.array(v.unknown())),
  forwarded: v.nullish(v.array(v.unknown())),
});
type RawMessage = v.InferOutput<typeof rawMessage>;

const messages = v.array(rawMessage);
const rawConversation = v.looseObject({
  openConversationId: name,
  conversationId: name,
  title: name,
  singleChat: v.nullish(v.boolean()),
  messages,
});
const allConversations = v.looseObject({ conversationMessagesList: v.array(rawConversation) });
const oneList = v.looseObject({
  messages: v.optional(messages),
  list: v.optional(messages),
  title: name,
  singleChat: v.nullish(v.boolean()),
});

/** Reads an export's JSON text. Throws `NotADingTalkExport`, which says where the file is not as expected. */
export function readDingTalkExport(json: string): DingTalkExport {
  const value = unwrapped(parsed(json));
  if (isRecord(value) && 'conversationMessagesList' in value) {
    return { conversations: checked(allConversations, value).conversationMessagesList.map(conversationOf) };
  }
  const file = checked(oneList, value);
  const list = file.messages ?? file.list;
  if (!list) throw new NotADingTalkExport('no messages');
  return { conversations: grouped(list).map((group) => conversationOf({ ...group, title: file.title, singleChat: file.singleChat })) };
}

function checked<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> {
  const found = v.safeParse(schema, value);
  if (!found.success) throw new NotADingTalkExport(v.getDotPath(found.issues[0]) ?? 'no messages');
  return found.output;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new NotADingTalkExport(error instanceof Error ? error.message : 'the file is not JSON');
  }
}

function unwrapped(value: unknown): unknown {
  if (Array.isArray(value)) return { messages: value };
  if (!isRecord(value)) return value;
  const inner = ['result', 'data'].map((wrap) => value[wrap]).find(isRecord);
  return inner === undefined ? value : unwrapped(inner);
}

/** A file that mixes conversations tells each message's own. */
function grouped(list: readonly RawMessage[]): readonly { readonly openConversationId: string | null; readonly messages: RawMessage[] }[] {
  const groups = new Map<string | null, RawMessage[]>();
  for (const message of list) {
    const id = message.openConversationId ?? message.conversationId ?? null;
    groups.set(id, [...(groups.get(id) ?? []), message]);
  }
  return [...groups].map(([openConversationId, own]) => ({ openConversationId, messages: own }));
}

type RawConversation = Pick<v.InferOutput<typeof rawConversation>, 'openConversationId' | 'title' | 'singleChat' | 'messages'> & {
  readonly conversationId?: string | null | undefined;
};

function conversationOf(raw: RawConversation): DingTalkConversation {
  return {
    id: raw.openConversationId ?? raw.conversationId ?? null,
    title: raw.title ?? null,
    isSingle: raw.singleChat ?? null,
    messages: oldestFirst(raw.messages.map(messageOf)),
  };
}

/** Pages come in either order. Within one second the file's own order is the only one known, so it is turned, not shuffled. */
function oldestFirst(list: readonly DingTalkMessage[]): readonly DingTalkMessage[] {
  const [first, last] = [list[0]?.time ?? '', list.at(-1)?.time ?? ''];
  return (first > last ? list.toReversed() : [...list]).toSorted((a, b) =>
    (a.time ?? '') < (b.time ?? '') ? -1 : (a.time ?? '') > (b.time ?? '') ? 1 : 0,
  );
}

function messageOf(raw: RawMessage): DingTalkMessage {
  const text = raw.text ?? raw.content ?? '';
  return {
    id: raw.openMessageId ?? raw.messageId ?? null,
    sender: named(raw.sender ?? raw.senderName),
    senderId: named(raw.senderOpenDingTalkId ?? raw.senderId),
    time: raw.createTime === null || raw.createTime === undefined ? null : String(raw.createTime),
    kind: kindOf(raw.msgType ?? raw.messageType ?? '', text),
    text: [text, ...forwarded(raw.forwardMessages ?? raw.forwarded ?? [])].join('\n'),
  };
}

/** The client writes the word `null` for senders it could not resolve. */
function named(value: string | null | undefined): string | null {
  return value === undefined || value === null || value === '' || value === 'null' ? null : value;
}

/** Messages forwarded inside one stand below it, each on a line of its own. */
function forwarded(list: readonly unknown[]): readonly string[] {
  return list.flatMap((item) => {
    const inner = v.safeParse(rawMessage, item);
    if (!inner.success) return [];
    const message = messageOf(inner.output);
    return [`> ${[message.time, message.sender].filter((part) => part !== null).join(' ')}: ${message.text}`];
  });
}

const kindsByType: Readonly<Record<string, Kind>> = {
  text: 'text',
  markdown: 'text',
  image: 'image',
  picture: 'image',
  file: 'file',
  audio: 'audio',
  voice: 'audio',
  video: 'video',
  card: 'card',
  link: 'card',
  location: 'location',
  recall: 'recall',
  system: 'system',
};

function kindOf(type: string, text: string): Kind {
  if (text.startsWith('[图片消息](mediaId=')) return 'image';
  if (/^\[文件\]\s/.test(text)) return 'file';
  // An encrypted body that the client could not open ends in its key's mark.
  if (/\|\|\d+\|\|\d+\|\|\d+$/.test(text)) return 'unknown';
  return kindsByType[type.toLowerCase()] ?? (type === '' ? 'text' : 'unknown');
}
