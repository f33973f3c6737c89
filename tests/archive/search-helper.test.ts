import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MessageRow } from '../../src/archive/stored';
import { indexFinder } from '../../src/search/find/finder';
import { type Helper, HelperLost, type Rest, shareFinder } from '../../src/search/find/share';
import { type Finder, type Findings, type Question, rankings } from '../../src/search/finder';
import { channelOf } from '../../src/search/remote/protocol';
import { remoteHelper } from '../../src/search/remote/remote-helper';
import { serveHelper } from '../../src/search/remote/serve-helper';
import { everything, type Query } from '../../src/search/terms';
import type { Database } from '../../src/store/database';
import { readsOf } from '../../src/store/reads/open-reads';
import { searchSource } from '../../src/store/search-source';
import { deleteDatabases, finderOf, lastOf, newDatabase, put, settle } from './search-archive';
import { aMessageRow } from './stored-rows';

/** Fills a block of the index, so that few messages make one that is worth helping with. */
const filler = '。'.repeat(160_000);
const words = ['发货', 'Hello', '退款', 'café', '8834'];
const rows = (from: number, count: number): readonly MessageRow[] =>
  Array.from({ length: count }, (_, index) => {
    const number = from + index;
    const text = `${words[number % words.length]} 第${number}条 ${filler}`;
    return aMessageRow(`m${number}`, { conversation: `c${number % 3}`, order: number, at: number * 1000, text });
  });
const [count, never] = [70, { aborted: false }];

let database: Database;
const ports: MessagePort[] = [];

beforeAll(async () => {
  database = newDatabase();
  await put(database, rows(0, count));
  await settle(database);
});
afterAll(async () => {
  ports.forEach((port) => port.close());
  await deleteDatabases();
});

const pace = { now: () => 0, breathe: async () => undefined };
const sourceOf = () => searchSource(readsOf(database));

/** A helper behind a channel, the number of times it was asked, and a way to have it end. */
function helping() {
  let [looks, end] = [0, (): void => undefined];
  const remote = remoteHelper((lost) => {
    const { port1, port2 } = new MessageChannel();
    ports.push(port1, port2);
    for (const port of [port1, port2]) port.start();
    end = lost;
    serveHelper(channelOf(port2), shareFinder(sourceOf(), pace));
    return { channel: channelOf(port1), end: () => port1.close() };
  });
  const helper: Helper = {
    readAhead: (listed) => remote.readAhead(listed),
    look(share) {
      looks++;
      return remote.look(share);
    },
  };
  return { helper, looks: () => looks, end: () => end() };
}

const question = (query: Query, more: Partial<Question> = {}): Question => ({ query, exact: false, ranking: 'newest', ...more });
const told = async (finder: Finder, asked: Question, limit = 200): Promise<Findings | undefined> =>
  lastOf(finder.find(asked, limit, never));

/** A finder that has called its helper: everything was read once, and the helper has read its half. */
async function withHelp(helper: Helper): Promise<Finder> {
  let isThere: () => void;
  const there = new Promise<void>((resolve) => (isThere = resolve));
  const watched: Helper = {
    readAhead: async (listed) => helper.readAhead(listed).finally(() => isThere()),
    look: (share) => helper.look(share),
  };
  const finder = indexFinder(sourceOf(), pace, watched);
  await told(finder, question(everything));
  await there;
  return finder;
}

const asked: readonly Query[] = [
  everything,
  { kind: 'text', text: '发货' },
  { kind: 'text', text: '第7条' },
  { kind: 'text', text: 'fahuo' },
  { kind: 'text', text: 'nowhere' },
  { kind: 'regex', source: '第\\d?5条' },
  { kind: 'not', of: { kind: 'text', text: 'hello' } },
  { kind: 'conversation', key: 'c1' },
  { kind: 'in', console: 'wangwang' },
  { kind: 'time', from: 20_000, to: 60_000 },
];

test('what is found with a helper is what is found alone, in every ranking', { timeout: 60_000 }, async () => {
  const { helper, looks } = helping();
  const finder = await withHelp(helper);
  for (const query of asked)
    for (const exact of [false, true])
      for (const ranking of rankings) {
        const one = question(query, { exact, ranking });
        expect(await told(finder, one)).toEqual(await told(finderOf(database), one));
      }
  expect(looks()).toBeGreaterThanOrEqual(asked.length * rankings.length * 2);
});

test('a helper is not asked for what is newer than its half', async () => {
  const { helper, looks } = helping();
  const finder = await withHelp(helper);
  expect((await told(finder, question({ kind: 'time', from: 40_000, to: 60_000 })))?.found).toBe(20);
  expect(looks()).toBe(0);
});

test('the count grows while the helper works on, and the first hits do not wait for it', async () => {
  let done = false;
  let wake: (() => void) | undefined;
  const rest: Rest = {
    soFar: () => ({ found: done ? 7 : 5, share: done ? 1 : 0.5, best: [] }),
    isDone: () => done,
    heard: async () => new Promise<void>((resolve) => (wake = resolve)),
    close: () => undefined,
  };
  const finder = await withHelp({ readAhead: async () => undefined, look: () => rest });
  const seen: Findings[] = [];
  for await (const one of finder.find(question(everything), 20, never)) {
    seen.push(one);
    if (one.share >= 1) continue;
    done = true;
    queueMicrotask(() => wake?.());
  }
  const [first, last] = [seen[0], seen.at(-1)];
  expect(first?.hits).toHaveLength(20);
  expect(first?.share).toBeLessThan(1);
  expect((last?.found ?? 0) - (first?.found ?? 0)).toBe(2);
});

test('a search whose helper ends is done again without it, and it is asked no more', async () => {
  const { helper, looks, end } = helping();
  const finder = await withHelp({
    readAhead: (listed) => helper.readAhead(listed),
    look(share) {
      const rest = helper.look(share);
      end();
      return rest;
    },
  });
  for (let turn = 0; turn < 2; turn++) expect((await told(finder, question(everything)))?.found).toBe(count);
  expect(looks()).toBe(1);
});

test('a helper that cannot come is done without', async () => {
  const finder = await withHelp({
    readAhead: () => Promise.reject(new HelperLost('no')),
    look: () => {
      throw new Error('it is not there');
    },
  });
  expect((await told(finder, question(everything)))?.found).toBe(count);
});

test('what is written meanwhile is found, whichever half it is in', { timeout: 60_000 }, async () => {
  const finder = await withHelp(helping().helper);
  const late = rows(count, 6).map((row, index) => ({ ...row, at: index % 2 === 0 ? 10_500 + index : row.at, text: `迟到 ${filler}` }));
  const query: Query = { kind: 'text', text: '迟到' };
  await put(database, late);
  expect((await told(finder, question(query)))?.found).toBe(6);
  await settle(database);
  expect((await told(finder, question(query)))?.found).toBe(6);
  expect((await told(finder, question(everything)))?.found).toBe(count + 6);
});
