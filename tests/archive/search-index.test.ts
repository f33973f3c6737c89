import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import * as fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import type { MessageRow } from '../../src/archive/stored';
import { matcher } from '../../src/search/match/matcher';
import type { Query } from '../../src/search/terms';
import type { Database } from '../../src/store/database';
import { forgetIndex, indexStep, isSound, type Portions } from '../../src/store/search-index';
import { conversations, deleteDatabases, finderOf, lastOf, newDatabase, put, settle } from './search-archive';
import { aMessageRow } from './stored-rows';

afterEach(deleteDatabases);

const words = [
  '发货',
  '什么时候',
  '退款',
  'Hello',
  'ＡＢＣ',
  'café',
  '發貨',
  'ส่งของ',
  'đơn hàng',
  '220818EGS328B9',
  '8834',
  '😀',
  'ﾊﾟ',
  '❤\ufe0f',
  'a',
  ' ',
];
const anyText = fc.array(fc.constantFrom(...words), { maxLength: 4 }).map((parts) => parts.join(''));
const anyRow = fc.record({
  number: fc.nat(60),
  conversation: fc.constantFrom('c0', 'c1', 'c2'),
  at: fc.nat(30),
  direction: fc.constantFrom('in', 'out', 'system'),
  text: anyText,
  edited: fc.option(anyText, { nil: null }),
  orders: fc.array(fc.constantFrom('220818EGS328B9', '8834'), { maxLength: 1 }),
  sender: fc.constantFrom(null, 'Anna', '客服小王'),
});
const leaf: fc.Arbitrary<Query> = fc.oneof(
  fc.constantFrom(...words, '发', '28b9', 'ﾊ', '\ufe0f', 'zzz').map((text): Query => ({ kind: 'text', text })),
  fc.constantFrom('发.', '^a$', 'E.?S', '\\d{4}').map((source): Query => ({ kind: 'regex', source })),
  fc.constantFrom('in', 'out', 'system').map((direction): Query => ({ kind: 'from', direction })),
  fc.constantFrom('anna', '小王').map((name): Query => ({ kind: 'sender', name })),
  fc.constantFrom('wangwang', 'shopee-seller').map((console): Query => ({ kind: 'in', console })),
  fc.constantFrom('c0', 'c9').map((key): Query => ({ kind: 'conversation', key })),
  fc.tuple(fc.nat(30), fc.nat(30)).map(([from, to]): Query => ({ kind: 'time', from, to })),
  fc.constantFrom('order', 'edit', 'gap').map((what): Query => ({ kind: 'has', what })),
  fc.constantFrom('328', '88').map((number): Query => ({ kind: 'order', number })),
);
const { query: anyQuery } = fc.letrec<{ query: Query }>((tie) => ({
  query: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.record({ kind: fc.constantFrom('all', 'any'), of: fc.array(tie('query'), { maxLength: 3 }) }),
    fc.record({ kind: fc.constant('not'), of: tie('query') }),
  ) as fc.Arbitrary<Query>,
}));

type Wish = { readonly number: number; readonly edited: string | null } & Pick<
  MessageRow,
  'conversation' | 'at' | 'direction' | 'text' | 'sender' | 'orders'
>;
function rowOf({ number, edited, ...rest }: Wish): MessageRow {
  const later = edited === null ? [] : [{ at: '2026-11-20T14:30:00+08:00', what: 'edit' as const, text: rest.text }];
  return aMessageRow(`m${number}`, { ...rest, order: number, later, firstText: edited });
}

const limit = 200;

/** Holds what the index finds against every row of the store. */
async function checkAll(database: Database, queries: readonly Query[], exact: boolean): Promise<void> {
  const rows = await database.messages.toArray();
  const facts = new Map(conversations.map((one) => [one.key, { ...one, hasNote: false, tags: [] }]));
  const finder = finderOf(database);
  for (const query of queries) {
    const fits = matcher(query, exact);
    const expected = rows.filter((row) => {
      const own = facts.get(row.conversation);
      return own !== undefined && fits(row, own);
    });
    const found = await lastOf(finder.find({ query, exact, ranking: 'newest' }, limit, { aborted: false }));
    const ids = found?.hits.map((hit) => hit.message.id) ?? [];
    // Of more than the limit which of one instant come is not promised.
    const wanted = new Set(expected.map(({ id }) => id));
    expect(ids.filter((id) => !wanted.has(id))).toEqual([]);
    expect(new Set(ids).size).toBe(Math.min(limit, expected.length));
    expect(found?.found).toBe(expected.length);
    const times = expected.map(({ at }) => at).toSorted((a, b) => b - a);
    expect(found?.hits.map((hit) => hit.message.at)).toEqual(times.slice(0, limit));
    const grouped = await lastOf(finder.find({ query, exact, ranking: 'conversations' }, limit, { aborted: false }));
    expect(grouped?.hits.reduce((sum, { count = 0 }) => sum + count, 0)).toBe(expected.length);
  }
}

const anyStep = fc.record({
  rows: fc.array(anyRow, { maxLength: 12 }),
  gone: fc.uniqueArray(fc.nat(60), { maxLength: 2 }),
  index: fc.boolean(),
});

test('the index finds what the plain search finds, whatever was written, moved, changed and taken out', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyStep, { minLength: 1, maxLength: 5 }),
      fc.array(anyQuery, { minLength: 1, maxLength: 6 }),
      fc.boolean(),
      async (steps, queries, exact) => {
        const database = newDatabase();
        for (const { rows, gone, index } of steps) {
          const distinct = [...new Map(rows.map((row) => [row.number, rowOf(row)])).values()];
          const left = new Set(distinct.map(({ id }) => id));
          await put(
            database,
            distinct,
            gone.map((number) => `m${number}`).filter((id) => !left.has(id)),
          );
          if (index) await settle(database);
        }
        await checkAll(database, queries, exact);
        await settle(database);
        expect(await isSound(database)).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});

/** Many messages, some of them of the same instant. */
const many = (count: number, from = 0): readonly MessageRow[] =>
  Array.from({ length: count }, (_, index) => {
    const number = from + index;
    const text = `第${number}条 ${words[number % words.length]} ${(number * 7919) % 100_003}`;
    return aMessageRow(`m${number}`, { conversation: `c${number % 3}`, order: number, at: Math.floor(number / 3) * 1000, text });
  });

const asked: readonly Query[] = [
  { kind: 'text', text: '发货' },
  { kind: 'text', text: '第4711条' },
  { kind: 'text', text: 'nowhere' },
  {
    kind: 'all',
    of: [
      { kind: 'text', text: '8834' },
      { kind: 'conversation', key: 'c1' },
    ],
  },
  { kind: 'time', from: 100_000, to: 200_000 },
];

test('an index of many blocks is built, grown, signed and changed in the middle', { timeout: 120_000 }, async () => {
  const database = newDatabase();
  await put(database, many(18_500));
  await database.searchWork.clear();
  await settle(database);
  const [state] = await database.searchState.toArray();
  expect(state?.blocks.length).toBeGreaterThan(8);
  expect(state?.pages.length).toBeGreaterThan(0);
  await checkAll(database, asked, false);
  await put(
    database,
    many(3000, 5000).map((row) => ({ ...row, at: row.at + 500, text: `${row.text} 发货` })),
    ['m4711'],
  );
  await checkAll(database, asked, false);
  await settle(database);
  await checkAll(database, asked, false);
  expect(await isSound(database)).toBe(true);
  expect(await finderOf(database).built()).toBe(1);
});

const inParts: Portions = { least: 4096, most: 4096, blocks: 1, rebuild: 3000 };

test('what is of many blocks is taken in part by part, and one that fails leaves it all to be done again', async () => {
  const database = newDatabase();
  await put(database, many(6000));
  await settle(database);
  await put(
    database,
    many(6000)
      .filter((_, index) => index % 10 === 0)
      .map((row) => ({ ...row, text: `${row.text} 发货`, at: 2_000_000 - row.at })),
  );
  // The first part is taken in, the second one finds no room.
  const putState = database.searchState.put.bind(database.searchState);
  const written = vi.spyOn(database.searchState, 'put').mockImplementationOnce(putState);
  written.mockImplementationOnce(() => Dexie.Promise.reject(new Error('no room')));
  await expect(indexStep(database, 1, inParts)).rejects.toThrow('no room');
  expect(written).toHaveBeenCalledTimes(2);
  written.mockRestore();
  expect(await database.searchWork.count()).toBeGreaterThan(0);
  await checkAll(database, asked, false);
  while (await indexStep(database, 1, inParts)) continue;
  await checkAll(database, asked, false);
  expect(await isSound(database)).toBe(true);
});

test('an index that is far behind is built anew', async () => {
  const database = newDatabase();
  await put(database, many(1000));
  await settle(database);
  await put(database, many(5000, 1000));
  await indexStep(database, 1, inParts);
  expect(await database.searchState.get('directory')).toMatchObject({ blocks: [], floor: Infinity });
  await checkAll(database, asked.slice(0, 3), false);
  await settle(database);
  await checkAll(database, asked.slice(0, 3), false);
  expect(await isSound(database)).toBe(true);
});

test('a page that has searched finds what is there once the index was built anew', async () => {
  const database = newDatabase();
  await put(database, many(3000));
  await settle(database);
  const finder = finderOf(database);
  const found = async (text: string): Promise<number | undefined> =>
    (await lastOf(finder.find({ query: { kind: 'text', text }, exact: false, ranking: 'newest' }, limit, { aborted: false })))?.found;
  expect(await found('第')).toBe(3000);
  await put(
    database,
    many(3000).map((row) => ({ ...row, text: '换货' })),
  );
  await forgetIndex(database);
  await settle(database);
  expect([await found('第'), await found('换货')]).toEqual([0, 3000]);
});

test('what was there before the index is found while it is built', async () => {
  const database = newDatabase();
  await put(database, many(5000));
  await forgetIndex(database);
  await checkAll(database, asked.slice(0, 3), false);
  await indexStep(database);
  expect(await finderOf(database).built()).toBeLessThan(1);
  await put(database, many(10, 20));
  await checkAll(database, asked.slice(0, 3), false);
});

test('an index that lost a block is not sound', async () => {
  const database = newDatabase();
  await put(database, many(300));
  await settle(database);
  expect(await isSound(database)).toBe(true);
  await database.searchBlocks.clear();
  expect(await isSound(database)).toBe(false);
});
