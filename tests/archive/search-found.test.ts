import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import type { MessageRow } from '../../src/archive/stored';
import type { Query } from '../../src/search/terms';
import { indexFinder } from '../../src/search/find/finder';
import { mergeStore } from '../../src/store/merge-store';
import { readsOf } from '../../src/store/reads/open-reads';
import { searchSource } from '../../src/store/search-source';
import { deleteDatabases, finderOf, lastOf, newDatabase, put, settle } from './search-archive';
import { aConversationRow, aMessageRow } from './stored-rows';

afterEach(deleteDatabases);

const limit = 200;

test('what only sounds like the word is found apart, and marked', async () => {
  const database = newDatabase();
  await put(
    database,
    ['什么时候發貨', 'fahuo了吗', '发火', '没有'].map((text, number) => aMessageRow(`m${number}`, { order: number, at: number, text })),
  );
  await settle(database);
  const ask = async (query: Query, exact = false) =>
    lastOf(finderOf(database).find({ query, exact, ranking: 'newest' }, limit, { aborted: false }));
  const found = await ask({ kind: 'text', text: 'fahuo' });
  expect(found?.hits.map(({ message }) => message.text)).toEqual(['fahuo了吗']);
  expect(found?.alike.hits.map(({ message, marks }) => [message.text, marks])).toEqual([
    ['发火', [[0, 2]]],
    ['什么时候發貨', [[4, 6]]],
  ]);
  expect(found).toMatchObject({ done: true, alike: { found: 2 } });
  const within = await ask({
    kind: 'all',
    of: [
      { kind: 'text', text: 'fh' },
      { kind: 'time', from: 0, to: 1 },
    ],
  });
  expect(within?.alike.hits.map(({ message }) => message.text)).toEqual(['什么时候發貨']);
  expect((await ask({ kind: 'text', text: 'fahuo' }, true))?.alike.found).toBe(0);
  expect((await ask({ kind: 'text', text: '发' }))?.alike.found).toBe(0);
});

function gate(): { readonly open: () => void; readonly opened: Promise<void> } {
  const opening = new AbortController();
  const opened = new Promise<void>((resolve) => {
    opening.signal.addEventListener('abort', () => resolve());
  });
  return { open: () => opening.abort(), opened };
}

test('whoever hears that all was looked through has the hits of all of it', async () => {
  const database = newDatabase();
  const text = '发'.repeat(160_000);
  await put(
    database,
    [1, 2].map((number) => aMessageRow(`m${number}`, { order: number, at: number, text })),
  );
  await settle(database);
  const source = searchSource(readsOf(database));
  const [asked, read] = [gate(), gate()];
  const messages: typeof source.messages = async (places) => {
    await asked.opened;
    const found = await source.messages(places);
    read.open();
    return found;
  };
  let [clock, breaths] = [0, 0];
  const breathe = async (): Promise<void> => {
    if (++breaths < 2) return;
    // The newer half's hit is there only now, when the older half was looked through as well.
    asked.open();
    await read.opened;
    await new Promise((resolve) => setTimeout(resolve));
  };
  const finder = indexFinder({ ...source, messages }, { now: () => (clock += 10), breathe });
  const question = { query: { kind: 'text', text: '发' }, exact: false, ranking: 'newest' } as const;
  const told: (readonly [share: number, hits: number])[] = [];
  for await (const { share, hits } of finder.find(question, limit, { aborted: false })) told.push([share, hits.length]);
  expect(told).toContainEqual([expect.closeTo(0.99), 1]);
  expect(told.filter(([share]) => share >= 1).map(([, hits]) => hits)).not.toContain(1);
});

const minuteOf = (day: number, minute: number): number => new Date(2026, 10, day, 9, minute).getTime();
const said = (number: number, direction: 'in' | 'out', at: number, more: Partial<MessageRow> = {}): MessageRow =>
  aMessageRow(`m${number}`, { conversation: 'c0', order: number, direction, at, ...more });

test('days, waits and outlines are told from the index and from what it does not hold yet', async () => {
  const database = newDatabase();
  await put(database, [
    said(0, 'in', minuteOf(20, 0)),
    said(1, 'out', minuteOf(20, 0), { flags: ['auto'] }),
    said(2, 'in', minuteOf(20, 1)),
    said(3, 'out', minuteOf(20, 5)),
  ]);
  await settle(database);
  await put(database, [said(4, 'in', minuteOf(21, 0)), aMessageRow('x', { conversation: 'c1', order: 9, at: minuteOf(21, 1) })]);
  const finder = finderOf(database);
  const days = await finder.days({ kind: 'all', of: [] });
  expect(days.toSorted((a, b) => (a.day + a.console < b.day + b.console ? -1 : 1))).toEqual([
    { day: '2026-11-20', console: 'wangwang', account: 'buyer', in: 2, out: 2, system: 0 },
    { day: '2026-11-21', console: 'shopee-seller', account: 'buyer', in: 1, out: 0, system: 0 },
    { day: '2026-11-21', console: 'wangwang', account: 'buyer', in: 1, out: 0, system: 0 },
  ]);
  const waits = await finder.waits({ kind: 'in', console: 'wangwang' });
  expect(waits).toEqual([{ console: 'wangwang', account: 'buyer', answered: Float64Array.of(5 * 60_000), unanswered: 1 }]);
  const outline = await finder.outline('c0');
  expect(outline).toEqual({
    orders: Float64Array.of(0, 1, 2, 3, 4),
    at: Float64Array.of(minuteOf(20, 0), minuteOf(20, 0), minuteOf(20, 1), minuteOf(20, 5), minuteOf(21, 0)),
  });
  expect(await finder.outline('nowhere')).toBeNull();
});

test('what is known of a conversation is asked anew when it has changed', async () => {
  const database = newDatabase();
  await put(database, [aMessageRow('m0', { conversation: 'c0' }), aMessageRow('m1', { conversation: 'c1' })]);
  const finder = finderOf(database);
  const placesOf = async (query: Query) => (await finder.places({ query, exact: false, ranking: 'newest' }, { aborted: false })).length;
  expect(await placesOf({ kind: 'with', name: 'renamed' })).toBe(0);
  await mergeStore(database).transact(async (session) => {
    await session.putConversation({ ...aConversationRow('c0', { total: 1 }), peer: { id: null, name: 'Renamed' } }, []);
  });
  expect(await placesOf({ kind: 'with', name: 'renamed' })).toBe(1);
  expect(await placesOf({ kind: 'tag', name: 'vip' })).toBe(0);
  await mergeStore(database).transact((session) => session.putNote('c1', { text: '', tags: ['VIP'], changed: 1, others: [] }));
  expect(await placesOf({ kind: 'tag', name: 'vip' })).toBe(1);
});
