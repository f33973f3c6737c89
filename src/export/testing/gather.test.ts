import { describe, expect, test } from 'vitest';
import type { ArchiveReader, Conversation, StoredMessage } from '../../archive/ports';
import { chatTitle, type Chosen, exportConversation, gather } from '../gather';
import { aRecord, aStatement } from './sample';

const { console, account, peer, position: _, ...rest } = aRecord();

const messages = (count: number): StoredMessage[] =>
  Array.from({ length: count }, (_unused, index) => ({ ...rest, id: `m${index}`, order: (index + 1) * 10, at: index * 1000 }));

const aConversation = (gaps: Conversation['gaps'] = []): Conversation => ({
  key: rest.conversation,
  console,
  account,
  peer,
  host: 'seller.shopee.example',
  zone: 'Asia/Shanghai',
  total: 0,
  firstAt: null,
  lastAt: null,
  lastSeen: 0,
  preview: null,
  orders: [],
  gaps,
  fromStart: false,
});

/** An archive that lies in an array. */
function archiveOf(conversation: Conversation, stored: readonly StoredMessage[]): ArchiveReader {
  return {
    conversations: async () => [conversation],
    recent: async () => [conversation],
    conversation: async (key) => (key === conversation.key ? conversation : undefined),
    messages: async (_key, range) => {
      if (!('after' in range)) throw new Error('an export reads forwards');
      return stored.filter(({ order }) => order > range.after).slice(0, range.limit);
    },
    times: async () => new Map(),
    ledger: async () => undefined,
    async *records() {
      yield* [];
    },
    readOnly: async () => null,
    notes: async () => new Map(),
    count: async () => stored.length,
  };
}

async function told(conversation: Conversation, count: number, chosen: Chosen): Promise<readonly string[] | null> {
  const gathered = await gather(archiveOf(conversation, messages(count)), chosen, { aborted: false });
  if (!gathered) return null;
  const lines: string[] = [];
  for await (const entry of gathered.entries) lines.push(entry.entry === 'gap' ? 'gap' : `${entry.message.position}:${entry.message.id}`);
  return lines;
}

const key = rest.conversation;
const gapped = aConversation([{ after: 20, before: 30 }]);

describe('gather', () => {
  test('takes a whole conversation in order, over many batches', async () => {
    const lines = await told(aConversation(), 1234, { kind: 'conversation', key });
    expect(lines).toEqual(messages(1234).map(({ id }, index) => `${index}:${id}`));
  });

  test('puts a gap between the messages it lies between', async () => {
    expect(await told(gapped, 4, { kind: 'conversation', key })).toEqual(['0:m0', '1:m1', 'gap', '2:m2', '3:m3']);
  });

  test.each([
    ['its start', 2000, undefined, ['gap', '2:m2', '3:m3']],
    ['its end', undefined, 2000, ['0:m0', '1:m1', 'gap']],
    ['neither', 3000, undefined, ['3:m3']],
  ])('shows a gap that touches %s of a range, and keeps positions', async (_where, from, to, lines) => {
    const range = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
    expect(await told(gapped, 4, { kind: 'conversation', key, ...range })).toEqual(lines);
  });

  test('takes chosen messages, with a gap only between two that are neighbours', async () => {
    expect(await told(gapped, 4, { kind: 'messages', key, orders: [10, 30] })).toEqual(['0:m0', '2:m2']);
    expect(await told(gapped, 4, { kind: 'messages', key, orders: [20, 30] })).toEqual(['1:m1', 'gap', '2:m2']);
  });

  test('tells what a search found in the order of the conversation', async () => {
    const places = [120, 20, 110].map((order) => ({ conversation: key, order }));
    expect(await told(aConversation(), 12, { kind: 'search', places })).toEqual(['1:m1', '10:m10', '11:m11']);
  });

  test('answers null where there is nothing', async () => {
    expect(await told(aConversation(), 3, { kind: 'conversation', key: 'other' })).toBeNull();
    expect(await told(aConversation(), 3, { kind: 'search', places: [] })).toBeNull();
  });
});

test('a title names console and both sides, and counts further conversations', () => {
  const one = exportConversation(aConversation(), 'Shopee Seller', aStatement());
  expect(chatTitle([one])).toBe('Shopee Seller · shop:anna ↔ buyer88');
  expect(chatTitle([one, one, one])).toBe('Shopee Seller · shop:anna ↔ buyer88 · +2');
});
