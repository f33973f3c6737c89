import { expect, test } from 'vitest';
import type { ConversationRow, MessageRow } from '../../archive/stored';
import { salted } from '../cells';
import { grownVersion, versionCells, versionsOf } from '../sealed';
import { differingFields, hasVersion, shownText } from '../shown';
import type { MessageRecord } from '../../domain/message';

const seenAt = Date.parse('2026-11-20T06:30:07.000Z');
const now = Date.parse('2026-12-01T00:00:00.000Z');

const row: MessageRow = {
  id: 'kX3vQ0m_7aTz81Rb',
  conversation: 'shopee-seller/seller.shopee.tw/buyer88',
  order: 3,
  at: seenAt,
  mark: 'x',
  platformId: null,
  direction: 'in',
  sender: 'buyer88',
  time: { iso: null, precision: 'none', raw: '14:30', source: 'row' },
  kind: 'text',
  text: '今天發貨',
  attachments: [],
  orders: [],
  flags: [],
  later: [
    { at: '2026-11-20T14:31:40+08:00', what: 'edit', text: '今天發貨' },
    { at: '2026-11-20T14:40:00+08:00', what: 'recall', text: '訊息已收回', since: '2026-11-20T14:39:00+08:00' },
  ],
  firstText: '明天發貨',
  firstSeen: seenAt,
  lastSeen: seenAt + 60_000,
  by: ['here', 'there'],
  how: 'seen',
};

const conversation: ConversationRow = {
  key: row.conversation,
  console: 'shopee-seller',
  host: 'seller.shopee.tw',
  account: 'shop:anna',
  peer: { id: '88', name: 'buyer88' },
  isSure: true,
  zone: 'Asia/Taipei',
  total: 1,
  firstAt: null,
  lastAt: null,
  lastSeen: seenAt,
  lastMessage: null,
  orders: [],
  gaps: [],
  fromStart: false,
};

const cellsOf = (version: Parameters<typeof versionCells>[0]) => salted(versionCells(version), new Uint8Array(16));

test('a message is sealed as it was first seen, and once for each edit and recall', () => {
  const versions = versionsOf(row, conversation, { by: 'here', now });
  expect(versions.map(({ version, text }) => [version.what, version.at, text])).toEqual([
    ['first', '2026-11-20T06:30:07.000Z', '明天發貨'],
    ['edit', '2026-11-20T14:31:40+08:00', '今天發貨'],
    ['recall', '2026-11-20T14:40:00+08:00', '訊息已收回'],
  ]);
  expect(new Set(versions.map(({ version }) => version.sealed))).toEqual(new Set(['2026-12-01T00:00:00.000Z']));
  expect(versions[0]).toMatchObject({ account: 'shop:anna', peer: { id: '88', name: 'buyer88' }, seen: { by: 'here', how: 'seen' } });
});

test('what is known of it later is sealed again, and is no version of the words', () => {
  const grown = grownVersion({ ...row, sender: 'buyer88 (VIP)' }, conversation, { by: 'here', now });
  expect(grown).toMatchObject({ text: '今天發貨', sender: 'buyer88 (VIP)', version: { what: 'more', at: '2026-12-01T00:00:00.000Z' } });
});

test('the record of a message agrees with its leaves', () => {
  const versions = versionsOf(row, conversation, { by: 'here', now });
  const { id, platformId, direction, sender, time, kind, text } = row;
  const record: MessageRecord = {
    id,
    platformId,
    direction,
    sender,
    time,
    kind,
    text,
    console: 'shopee-seller',
    account: 'shop:anna',
    peer: conversation.peer,
    conversation: row.conversation,
    position: 0,
    attachments: [],
    orders: [],
    flags: [],
    versions: [{ at: '2026-11-20T14:30:07+08:00', what: 'first', text: '明天發貨' }, ...row.later],
    seen: { first: '2026-11-20T14:30:07+08:00', last: '2026-11-20T14:31:07+08:00', by: [...row.by], how: row.how },
  };
  const leaves = versions.map(cellsOf);
  expect(leaves.map(shownText)).toEqual(['明天發貨', '今天發貨', '訊息已收回']);
  expect(leaves.filter((cells) => !hasVersion(record, cells))).toEqual([]);
  expect(leaves.map((cells) => differingFields(record, cells))).toEqual([['text'], [], []]);
});
