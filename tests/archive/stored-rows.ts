import type { ConversationRow, MessageRow } from '../../src/archive/stored';

/** A plain incoming message as it lies in the store, changed as told. */
export function aMessageRow(id: string, more: Partial<MessageRow> = {}): MessageRow {
  return {
    id,
    conversation: 'c1',
    order: 1024,
    at: 5,
    mark: '',
    platformId: null,
    direction: 'in',
    sender: null,
    time: { iso: null, precision: 'none', raw: null, source: null },
    kind: 'text',
    text: '',
    attachments: [],
    orders: [],
    flags: [],
    later: [],
    firstText: null,
    firstSeen: 5,
    lastSeen: 5,
    by: ['here'],
    how: 'seen',
    ...more,
  };
}

/** An empty conversation as it lies in the store, changed as told. */
export function aConversationRow(key: string, more: Partial<ConversationRow> = {}): ConversationRow {
  return {
    key,
    console: 'wangwang',
    host: 'shop.example',
    account: 'buyer',
    peer: { id: null, name: key },
    isSure: true,
    zone: 'Asia/Shanghai',
    total: 0,
    firstAt: null,
    lastAt: null,
    lastSeen: 5,
    lastMessage: null,
    orders: [],
    gaps: [],
    fromStart: false,
    ...more,
  };
}
