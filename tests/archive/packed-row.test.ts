import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import type { MessageRow } from '../../src/archive/stored';
import { archiveDatabase } from '../../src/store/database';
import { packed, unpacked } from '../../src/store/packed-row';

const bare: MessageRow = {
  id: 'm1',
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
};
const rich: MessageRow = {
  ...bare,
  id: 'm2',
  order: 2048,
  platformId: 'p',
  sender: 'anna',
  attachments: [{ kind: 'image', name: null, url: 'https://img.example/1.png', sha256: null, bytes: null, state: 'linked' }],
  orders: ['2606XK4P'],
  flags: ['auto'],
  later: [{ at: '2026-11-20T10:00:00+08:00', what: 'edit', text: '' }],
  firstText: '',
  lastSeen: 9,
};

test.each([bare, rich])('a row comes out of its packing as it went in', (row) => expect(unpacked(packed(row))).toStrictEqual(row));

test('whatever way rows are read from the database, they are whole', async () => {
  const database = archiveDatabase('packed');
  await database.messages.bulkPut([bare, rich].map(packed));
  expect(await database.messages.get('m1')).toStrictEqual(bare);
  expect(await database.messages.get('none')).toBeUndefined();
  expect(await database.messages.bulkGet(['m2', 'none', 'm1'])).toStrictEqual([rich, undefined, bare]);
  expect(await database.messages.toArray()).toStrictEqual([bare, rich]);
  const places = database.messages.where('[conversation+order]').between(['c1', -Infinity], ['c1', Infinity]);
  expect(await places.clone().reverse().limit(5).toArray()).toStrictEqual([rich, bare]);
  expect(await places.clone().first()).toStrictEqual(bare);
  const raw = new Dexie('packed');
  await raw.open();
  expect(Object.keys((await raw.table('messages').get('m1')) as object).toSorted()).toEqual(
    ['at', 'by', 'conversation', 'direction', 'firstSeen', 'how', 'id', 'kind', 'mark', 'order', 'text', 'time'].toSorted(),
  );
  raw.close();
  await database.delete();
});
