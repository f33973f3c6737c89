import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { archiveSighting } from '../../src/archive/archive-sighting';
import { takeCase } from '../../src/background/take-case';
import type { CaseFields, Exhibit } from '../../src/cases/case';
import type { CaseWish } from '../../src/cases/case-change';
import { caseReader, caseStore } from '../../src/store/case-store';
import { archiveDatabase, type Database } from '../../src/store/database';
import { mergeStore } from '../../src/store/merge-store';
import { aSighting, aTimedRow } from './builders';

let database: Database;
let names = 0;

beforeEach(() => {
  database = archiveDatabase(`cases-${++names}`);
});
afterEach(async () => {
  database.close();
  await Dexie.delete(database.name);
});

const fields = (name: string, more: Partial<CaseFields> = {}): CaseFields => ({
  name,
  preset: 'taobao',
  parties: { own: '', other: '' },
  orders: [],
  deadline: null,
  zone: 'Asia/Shanghai',
  remind: null,
  status: 'open',
  notes: '',
  ...more,
});
const exhibit = (id: string): Exhibit => ({
  id,
  what: { kind: 'note', text: id },
  title: id,
  remark: '',
  asks: null,
  watermark: '',
  redaction: null,
});
const make = (id: string, more: Partial<CaseFields> = {}): CaseWish => ({ wish: 'make', id, fields: fields(id, more), exhibits: [] });
const add = (id: string, exhibits: Exhibit[]): CaseWish => ({ wish: 'change', id, changes: [{ do: 'add', exhibits }] });

describe('cases', () => {
  test('are read by their deadline, and are gone when they are deleted', async () => {
    const store = caseStore(database);
    await takeCase(store, make('later', { deadline: 20 }), 1);
    await takeCase(store, make('none'), 2);
    await takeCase(store, make('sooner', { deadline: 10 }), 3);
    const read = async () => (await caseReader(database).cases()).map(({ id }) => id);
    expect(await read()).toEqual(['sooner', 'later', 'none']);
    expect(await takeCase(store, { wish: 'delete', id: 'later' }, 4)).toBeNull();
    expect(await read()).toEqual(['sooner', 'none']);
    await mergeStore(database).deleteAll();
    expect(await read()).toEqual([]);
  });

  test('take what two pages put into them at the same moment', async () => {
    const store = caseStore(database);
    await takeCase(store, make('c'), 1);
    await Promise.all(['a', 'b'].map(async (id) => takeCase(store, add('c', [exhibit(id)]), 2)));
    expect((await caseReader(database).case('c'))?.exhibits.map(({ id }) => id).toSorted()).toEqual(['a', 'b']);
  });

  test('are made once, however often that is asked, and never by a change', async () => {
    const store = caseStore(database);
    await takeCase(store, make('c'), 1);
    await takeCase(store, add('c', [exhibit('a')]), 2);
    expect((await takeCase(store, make('c'), 3))?.exhibits).toHaveLength(1);
    expect(await takeCase(store, add('other', [exhibit('a')]), 4)).toBeNull();
    expect(await caseReader(database).cases()).toHaveLength(1);
  });

  test('are not changed by a wish that is not as it should be', async () => {
    const store = caseStore(database);
    await expect(takeCase(store, make('c', { zone: 'Mars/Base' }), 1)).rejects.toThrow('a time zone');
    expect(await store.all()).toEqual([]);
  });

  test('remember which deadline was told of', async () => {
    const store = caseStore(database);
    await takeCase(store, make('c', { deadline: 10 }), 1);
    await store.reminded([{ id: 'c', deadline: 10 }]);
    expect((await store.all())[0]?.reminded).toBe(10);
  });
});

test('messages are named by ids that find them where they stand now', async () => {
  const rows = ['一', '二', '三'].map((text, at) => aTimedRow(text, `2026-11-20 10:0${at}:00`));
  let ids = 0;
  const outcome = await archiveSighting(mergeStore(database), aSighting(rows), {
    newId: () => `m${++ids}`,
    witness: 'here',
    isPrivate: () => false,
  });
  const key = outcome.outcome === 'stored' ? outcome.conversation : '';
  const orders = (await database.messages.toArray()).toSorted((a, b) => a.order - b.order).map(({ order }) => order);
  const [first = 0, , last = 0] = orders;
  const reader = caseReader(database);
  const named = await reader.idsAt(key, [last, first]);
  expect(await reader.placesOf([...named, 'gone'])).toEqual([
    { conversation: key, order: first },
    { conversation: key, order: last },
  ]);
});
