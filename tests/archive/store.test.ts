import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { archiveSighting } from '../../src/archive/archive-sighting';
import { StoreReadOnly } from '../../src/archive/store-port';
import type { Hit } from '../../src/archive/ports';
import { parse } from '../../src/search/language/parse';
import { indexFinder } from '../../src/search/find/finder';
import { archiveReader } from '../../src/store/archive-reader';
import { archiveDatabase, type Database } from '../../src/store/database';
import { mergeStore } from '../../src/store/merge-store';
import { indexStep } from '../../src/store/search-index';
import { readsOf } from '../../src/store/reads/open-reads';
import { searchSource } from '../../src/store/search-source';
import { aConversationRow } from './stored-rows';
import { aSighting, aTimedRow } from './builders';

let ids = 0;

async function collected<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

const around = { newId: () => `m${++ids}`, witness: 'here', isPrivate: () => false };

test('a database that a newer build made is read, and refused for writing', async () => {
  const name = 'newer';
  const ours = archiveDatabase(name);
  await archiveSighting(mergeStore(ours), aSighting([aTimedRow('旧消息', '2026-11-20 10:00:00')]), around);
  ours.close();
  const newer = archiveDatabase(name);
  newer.version(99).stores({ future: 'id' });
  await newer.open();
  newer.close();
  const again = archiveDatabase(name);
  await expect(archiveSighting(mergeStore(again), aSighting([aTimedRow('新消息', '2026-11-20 11:00:00')]), around)).rejects.toBeInstanceOf(
    StoreReadOnly,
  );
  expect(await archiveReader(again).count()).toBe(1);
  await again.delete();
});

const most = 10_000;
const pace = { now: () => 0, breathe: async () => undefined };
async function hits(database: Database, typed: string): Promise<readonly Hit[]> {
  while (await indexStep(database)) continue;
  const question = { ...parse(typed, { now: 0, consoles: [] }), ranking: 'newest' } as const;
  const told = await collected(indexFinder(searchSource(readsOf(database)), pace).find(question, most, { aborted: false }));
  return told.at(-1)?.hits ?? [];
}
const found = async (database: Database, typed: string): Promise<readonly string[]> =>
  (await hits(database, typed)).map(({ message }) => message.text);

test('search finds any substring, newest first, within its filters', async () => {
  const database = archiveDatabase('search');
  const store = mergeStore(database);
  const rows = Array.from({ length: 2500 }, (_, index) =>
    aTimedRow(`第${index}条 退款`, `2026-11-${String(1 + Math.floor(index / 200)).padStart(2, '0')} 10:00:00`),
  );
  for (let start = 0; start < rows.length; start += 480) await archiveSighting(store, aSighting(rows.slice(start, start + 500)), around);
  await archiveSighting(
    store,
    aSighting([aTimedRow('退货地址', '2026-11-20 11:00:00', { direction: 'out' })], {
      parties: { account: 'buyer', peer: { id: null, name: 'other' }, conversationId: null },
    }),
    around,
  );
  const reader = archiveReader(database);
  expect(await reader.count()).toBe(2501);
  expect(await found(database, '退款')).toHaveLength(2500);
  expect((await found(database, '退'))[0]).toBe('退货地址');
  expect(await found(database, '第1234条')).toEqual(['第1234条 退款']);
  expect(await found(database, 'from:me')).toEqual(['退货地址']);
  expect(await found(database, '退 during:2026-11-13T00:00+08:00..2026-11-14T00:00+08:00')).toHaveLength(100);
  await database.delete();
});

test('a conversation is read forwards, backwards and around a message, and comes out as records in order', async () => {
  const database = archiveDatabase('read');
  const rows = Array.from({ length: 30 }, (_, index) => aTimedRow(`m${index}`, `2026-11-20 10:${String(index).padStart(2, '0')}:00`));
  await archiveSighting(mergeStore(database), aSighting(rows), around);
  const reader = archiveReader(database);
  const [conversation] = await reader.conversations();
  const key = conversation?.key ?? '';
  const all = await reader.messages(key, { after: -Infinity, limit: 100 });
  const middle = all[15]?.order ?? 0;
  expect((await reader.messages(key, { around: middle, limit: 4 })).map((message) => message.text)).toEqual(['m13', 'm14', 'm15', 'm16']);
  expect((await reader.messages(key, { before: middle, limit: 2 })).map((message) => message.text)).toEqual(['m13', 'm14']);
  expect((await reader.messages(key, { after: middle, limit: 2 })).map((message) => message.text)).toEqual(['m16', 'm17']);
  const records = await collected(reader.records(key));
  expect(records.map((record) => record.position)).toEqual(rows.map((_, index) => index));
  expect(records[3]).toMatchObject({
    console: 'wangwang',
    account: 'buyer',
    text: 'm3',
    time: { iso: '2026-11-20T10:03:00+08:00', precision: 'second', raw: '2026-11-20 10:03:00', source: 'row' },
    versions: [{ what: 'first', text: 'm3' }],
    seen: { by: ['here'], how: 'seen' },
  });
  await database.delete();
});

test('words that stand only in an earlier version are found there, and the times at given places are told', async () => {
  const database = archiveDatabase('earlier');
  const rows = ['在吗', '全额退款', '好的'].map((text, index) => aTimedRow(text, `2026-11-20 10:0${index}:00`));
  await archiveSighting(mergeStore(database), aSighting(rows), around);
  const edited = rows.map((row, index) => (index === 1 ? { ...row, text: '不退了' } : row));
  await archiveSighting(mergeStore(database), aSighting(edited), around);
  const reader = archiveReader(database);
  const refunds = await hits(database, '退款');
  expect(refunds).toMatchObject([
    { message: { text: '不退了' }, marks: [], earlier: { version: { what: 'first', text: '全额退款' }, marks: [[2, 4]] } },
  ]);
  for (const hit of await hits(database, '不退')) expect(hit).not.toHaveProperty('earlier');
  const messages = await reader.messages(refunds[0]?.conversation.key ?? '', { after: -Infinity, limit: 9 });
  const [first, , last] = messages.map(({ order }) => order);
  const times = await reader.times(messages[0]?.conversation ?? '', [first ?? 0, last ?? 0, 999_999]);
  expect([...times].map(([order, { iso }]) => [order, iso])).toEqual([
    [first, '2026-11-20T10:00:00+08:00'],
    [last, '2026-11-20T10:02:00+08:00'],
  ]);
  await database.delete();
});

test('the newest conversations are told without reading all, also where an old chat was only looked at again', async () => {
  const database = archiveDatabase('recent');
  const rows = Array.from({ length: 40 }, (_, number) =>
    aConversationRow(`c${number}`, { lastAt: number * 10, lastSeen: number * 10 + 5 }),
  );
  const seenAgain = rows.map((row, number) => (number < 12 ? { ...row, lastSeen: 1000 + number } : row));
  await database.conversations.bulkAdd(seenAgain);
  const reader = archiveReader(database);
  const all = (await reader.conversations()).map(({ key }) => key);
  for (const limit of [1, 5, 39, 100]) expect((await reader.recent(limit)).map(({ key }) => key)).toEqual(all.slice(0, limit));
  await database.delete();
});
