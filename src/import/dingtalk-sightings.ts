import type { Row } from '../domain/row';
import { maxRowsInSighting } from '../domain/limits';
import type { Sighting } from '../domain/sighting';
import type { DingTalkConversation, DingTalkExport, DingTalkMessage } from './dingtalk-export';

/** A person in an export: the stable id where there is one, else the name. */
export type Person = { readonly key: string; readonly name: string };

const keyOf = (message: DingTalkMessage): string | null => message.senderId ?? message.sender;

/** Everyone who wrote, most messages first. */
export function peopleIn({ conversations }: DingTalkExport): readonly Person[] {
  const people = new Map<string, { name: string; count: number }>();
  for (const message of conversations.flatMap((conversation) => conversation.messages)) {
    const key = keyOf(message);
    if (key === null) continue;
    const known = people.get(key);
    people.set(key, { name: known?.name ?? message.sender ?? key, count: (known?.count ?? 0) + 1 });
  }
  return [...people].toSorted(([, a], [, b]) => b.count - a.count).map(([key, { name }]) => ({ key, name }));
}

/** The user, where the file tells: whoever in the single chats is not the other side. Null leaves the question to the user. */
export function ownKey({ conversations }: DingTalkExport): string | null {
  const others = conversations
    .filter((one) => one.isSingle === true)
    .flatMap((one) => one.messages.flatMap((message) => (message.sender === one.title ? [] : (keyOf(message) ?? []))));
  const keys = new Set(others);
  return keys.size === 1 ? ([...keys][0] ?? null) : null;
}

export type ImportMoment = { readonly at: number; readonly newId: () => string; readonly version: string };

const overlap = 20;

/** The export as sightings, in runs that overlap; `me` is the key of the user among `peopleIn`. Times are China's. */
export function dingTalkSightings(file: DingTalkExport, me: string, moment: ImportMoment): readonly Sighting[] {
  const account = peopleIn(file).find((person) => person.key === me)?.name ?? me;
  return file.conversations.flatMap((conversation) => {
    const rows = conversation.messages.map((message) => rowOf(message, me));
    return runs(rows).map((run) => sightingOf(conversation, account, run, moment));
  });
}

function runs(rows: readonly Row[]): readonly (readonly Row[])[] {
  const step = maxRowsInSighting - overlap;
  const count = Math.max(1, Math.ceil((rows.length - overlap) / step));
  return Array.from({ length: count }, (_, index) => rows.slice(index * step, index * step + maxRowsInSighting));
}

function rowOf(message: DingTalkMessage, me: string): Row {
  const isSystem = message.kind === 'system' || message.kind === 'recall';
  const isEpoch = message.time !== null && /^\d+$/.test(message.time);
  return {
    direction: isSystem ? 'system' : keyOf(message) === me ? 'out' : 'in',
    sender: isSystem ? null : message.sender,
    time: { text: isEpoch ? null : message.time, separator: null, attribute: isEpoch ? message.time : null, carried: false },
    kind: message.kind,
    text: message.text.replace(/\p{Surrogate}/gu, '\u{fffd}'),
    attachments: [],
    platformId: message.id,
    state: 'whole',
    auto: false,
  };
}

function sightingOf(
  conversation: DingTalkConversation,
  account: string,
  rows: readonly Row[],
  { at, newId, version }: ImportMoment,
): Sighting {
  return {
    id: newId(),
    console: 'dingtalk',
    reader: { name: 'dingtalk-export', version },
    page: { url: 'import:dingtalk-export', title: '' },
    parties: { account, peer: { id: null, name: conversation.title ?? otherSide(conversation, account) }, conversationId: conversation.id },
    orders: [],
    at,
    zone: 'Asia/Shanghai',
    lang: 'zh-CN',
    bareClock: 'unknown',
    how: 'imported',
    fromStart: false,
    refused: 0,
    rows: [...rows],
  };
}

/** A single chat without a title is named after the one other person in it. */
function otherSide({ messages }: DingTalkConversation, account: string): string | null {
  const others = new Set(messages.flatMap((message) => (message.sender === null || message.sender === account ? [] : [message.sender])));
  return others.size === 1 ? ([...others][0] ?? null) : null;
}
