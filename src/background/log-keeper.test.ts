import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import type { MessageRow } from '../archive/stored';

const local = new Map<string, unknown>();
vi.mock('../platform/browser', () => ({
  browser: {
    storage: {
      local: {
        get: async (key: string) => (local.has(key) ? { [key]: local.get(key) } : {}),
        set: async (items: Record<string, unknown>) => {
          for (const [key, value] of Object.entries(items)) local.set(key, structuredClone(value));
        },
      },
    },
  },
}));
const { logKeeper } = await import('./log-keeper');
const { archiveDatabase } = await import('../store/database');
const { logHeads } = await import('../store/evidence/log-heads');
const { mergeStore } = await import('../store/merge-store');

const noon = Date.parse('2026-11-22T12:00:00Z');
let names = 0;
beforeEach(() => local.clear());

function archive() {
  const database = archiveDatabase(`kept-log-${++names}`);
  const named = { key: 'c1', console: 'wangwang', account: null, peer: { id: null, name: 'anna' } };
  const store = (id: string) => mergeStore(database).transact(async (session) => session.putMessages(named, [{ ...plain, id }]));
  return {
    database,
    store,
    keeper: () =>
      logKeeper(
        database,
        logHeads(database, () => noon),
        () => noon,
      ),
  };
}

const plain: MessageRow = {
  id: 'm1',
  conversation: 'c1',
  order: 1,
  at: 5,
  mark: '',
  platformId: null,
  direction: 'in',
  sender: null,
  time: { iso: null, precision: 'none', raw: null, source: null },
  kind: 'text',
  text: '在吗',
  attachments: [],
  orders: [],
  flags: [],
  later: [],
  firstText: null,
  firstSeen: 5,
  lastSeen: 5,
  by: ['here'],
  how: 'seen',
};

test('an archive that holds nothing has no head', async () => {
  expect(await archive().keeper().whole()).toBeNull();
  expect(local.size).toBe(0);
});

test('the last head is written down, and a log that goes on from it is well', async () => {
  const { database, store, keeper } = archive();
  await store('m1');
  expect((await keeper().whole())?.size).toBe(1);
  await store('m2');
  expect((await keeper().whole())?.size).toBe(2);
  expect(local.get('logHead')).toMatchObject({ size: 2 });
  expect(local.get('logBroken')).toBeUndefined();
  await database.delete();
});

test('a log that lacks what was signed is noticed', async () => {
  const { database, store, keeper } = archive();
  await store('m1');
  await store('m2');
  await keeper().whole();
  const state = await database.logStates.get('log');
  const tile = await database.logTiles.get([0, 0]);
  if (!state || !tile) throw new Error('nothing was sealed');
  await database.logTiles.put({ ...tile, hashes: tile.hashes.map((byte, index) => (index === 40 ? byte ^ 1 : byte)) });
  await keeper().whole();
  expect(local.get('logBroken')).toBe(noon);
  await database.delete();
});

test('a log that is shorter than what was signed is noticed', async () => {
  const { database, store, keeper } = archive();
  await store('m1');
  const earlier = await Promise.all(database.tables.map(async (table) => [table.name, await table.toArray()] as const));
  await store('m2');
  await keeper().whole();
  for (const [name, rows] of earlier) {
    await database.table(name).clear();
    await database.table(name).bulkPut([...rows]);
  }
  await keeper().whole();
  expect(local.get('logBroken')).toBe(noon);
  await database.delete();
});
