import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import { archiveSighting } from '../../src/archive/archive-sighting';
import { afterTry, hasExpiry } from '../../src/archive/files/after-try';
import { freshFetch, type FetchRow } from '../../src/archive/files/fetch-row';
import type { Attachment, Kind } from '../../src/domain/message';
import type { Row } from '../../src/domain/row';
import { archiveDatabase, type Database } from '../../src/store/database';
import { fileReader } from '../../src/store/file-reader';
import { fileStore } from '../../src/store/file-store';
import { mergeStore } from '../../src/store/merge-store';
import { aSighting, aTimedRow } from './builders';

let ids = 0;
let names = 0;
let database: Database;
const isPicture = (kind: Kind): boolean => kind === 'image';
const around = { newId: () => `m${++ids}`, witness: 'here', isPrivate: () => false, keeps: isPicture };
const cup = 'https://img.example.com/cup.png';
const sha = 'a'.repeat(64);
const file = { sha256: sha, bytes: 3, type: 'image/png', data: new Uint8Array([1, 2, 3]) };

const opened = (): Database => (database = archiveDatabase(`files-${++names}`));
afterEach(async () => database.delete());

const picture = (text: string, url: string | null, more: Partial<Row> = {}): Row =>
  aTimedRow(text, '2026-11-20 14:30:00', { kind: 'image', attachments: [{ kind: 'image', name: null, url }], ...more });

async function see(...rows: readonly Row[]): Promise<void> {
  await archiveSighting(mergeStore(database), aSighting(rows), around);
}

async function attachments(): Promise<readonly Attachment[]> {
  return (await database.messages.orderBy('at').toArray()).flatMap((row) => row.attachments);
}

async function keep(url: string): Promise<void> {
  const row = await database.fetches.get(url);
  if (!row) throw new Error('it is not wanted');
  await fileStore(database).settle(row, afterTry(row, { is: 'kept', sha256: sha, bytes: 3 }, 0), file);
}

test('a picture that is seen is wanted, once, and kept for every message that shows it', async () => {
  opened();
  await see(picture('one', cup));
  await see(picture('one', cup), picture('two', cup, { attachments: [{ kind: 'image', name: null, url: cup }] }));
  expect(await fileStore(database).due(Date.now(), 10)).toMatchObject([{ url: cup, host: 'img.example.com', state: 'waiting' }]);
  await keep(cup);
  expect(await attachments()).toMatchObject([
    { state: 'kept', sha256: sha, bytes: 3 },
    { state: 'kept', sha256: sha, bytes: 3 },
  ]);
  expect(await database.blobs.count()).toBe(1);
  expect(await database.fetchUses.count()).toBe(0);
  // A message that comes later shows what is known, and nothing is fetched again.
  await see(picture('one', cup), picture('two', cup), picture('three', cup));
  expect((await attachments()).map(({ state }) => state)).toEqual(['kept', 'kept', 'kept']);
  expect(await fileStore(database).nextDue()).toBeNull();
});

test('keeping a file makes no version of its message, and telling it twice changes nothing', async () => {
  opened();
  await see(picture('one', cup));
  await keep(cup);
  const [before] = await database.messages.toArray();
  await keep(cup);
  expect(await database.messages.toArray()).toEqual([before]);
  expect(before).toMatchObject({ later: [], firstText: null, text: 'one' });
});

test('what is kept stays when the message is seen again with another address or more files', async () => {
  opened();
  await see(picture('one', cup));
  await keep(cup);
  await see(picture('one', `${cup}?signed=2`));
  expect(await attachments()).toMatchObject([{ url: cup, state: 'kept' }]);
  const more = [
    { kind: 'image' as const, name: null, url: 'https://img.example.com/second.png' },
    { kind: 'image' as const, name: null, url: cup },
  ];
  await see(picture('one', null, { attachments: more }));
  expect(await attachments()).toMatchObject([{ state: 'linked' }, { url: cup, state: 'kept', sha256: sha }]);
});

test('an address that led nowhere gives way to a new one, and a placeholder to the real picture', async () => {
  opened();
  await see(picture('one', cup));
  const [row] = await fileStore(database).due(Date.now(), 1);
  if (!row) throw new Error('it is not wanted');
  await fileStore(database).settle(row, afterTry(row, { is: 'status', status: 404 }, 0));
  expect(await attachments()).toMatchObject([{ state: 'expired' }]);
  await see(picture('one', `${cup}?v=2`));
  expect(await attachments()).toMatchObject([{ url: `${cup}?v=2`, state: 'linked' }]);
  await see(picture('lazy', 'data:image/gif;base64,R0lGODlh'));
  await keep('data:image/gif;base64,R0lGODlh');
  await see(picture('lazy', 'https://img.example.com/real.png'));
  expect((await attachments()).map(({ url }) => url)).toContain('https://img.example.com/real.png');
});

test('files of a kind that is not kept, and of imported messages, are not wanted', async () => {
  opened();
  await see(picture('one', cup, { kind: 'file', attachments: [{ kind: 'file', name: 'a.pdf', url: cup }] }));
  await archiveSighting(mergeStore(database), aSighting([picture('two', cup)], { how: 'imported' }), around);
  expect(await database.fetches.count()).toBe(0);
});

test('a refused host waits for its permission, and the user may ask for any file', async () => {
  opened();
  await see(picture('one', cup));
  const store = fileStore(database);
  const [row] = await store.due(Date.now(), 1);
  if (!row) throw new Error('it is not wanted');
  await store.settle(row, afterTry(row, { is: 'refused', why: 'host' }, 0));
  expect(await fileReader(database).fileHoldings()).toMatchObject({ waiting: 0, hosts: [{ host: 'img.example.com', waiting: 1 }] });
  expect(await store.allowHost('img.example.com', 5)).toBe(1);
  expect(await store.nextDue()).toBe(5);
  const [message] = await database.messages.toArray();
  await store.order({ message: message?.id ?? '', url: cup }, 7);
  expect(await database.fetches.get(cup)).toMatchObject({ state: 'waiting', isOrdered: true, due: 7 });
});

test('a file of an older message, which was never wanted, may be asked for', async () => {
  opened();
  await archiveSighting(mergeStore(database), aSighting([picture('old', cup)]), { ...around, keeps: () => false });
  const [message] = await database.messages.toArray();
  await fileStore(database).order({ message: message?.id ?? '', url: cup }, 7);
  await fileStore(database).order({ message: message?.id ?? '', url: 'https://img.example.com/not-shown.png' }, 7);
  expect(await fileStore(database).due(10, 10)).toMatchObject([{ url: cup, page: 'https://market.m.taobao.com' }]);
});

test('what the user asked for while a try was on its way is not lost', async () => {
  opened();
  await see(picture('one', cup));
  const store = fileStore(database);
  const [row] = await store.due(Date.now(), 1);
  if (!row) throw new Error('it is not wanted');
  await store.order({ message: 'm', url: cup }, 99);
  await store.settle(row, afterTry(row, { is: 'gone' }, 0));
  expect(await database.fetches.get(cup)).toMatchObject({ state: 'waiting', due: 99 });
});

test('deleting everything deletes the files and what waits', async () => {
  opened();
  await see(picture('one', cup));
  await keep(cup);
  await mergeStore(database).deleteAll();
  expect(await Promise.all([database.blobs.count(), database.fetches.count(), database.fetchUses.count()])).toEqual([0, 0, 0]);
});

const row = (url: string, more: Partial<FetchRow> = {}): FetchRow => ({
  ...freshFetch({ url, page: 'https://shop.example', console: 'x', kind: 'image', name: null }, 0),
  ...more,
});

test.each([
  [404, 'expired', null],
  [410, 'expired', null],
  [403, 'refused', 'forbidden'],
  [401, 'refused', 'forbidden'],
  [500, 'waiting', null],
  [429, 'waiting', null],
])('status %i makes it %s', (status, state, why) => {
  const after = afterTry(row(cup), { is: 'status', status }, 1000);
  expect(after).toMatchObject({ state, why });
  expect(after.due === Infinity).toBe(state !== 'waiting');
});

test('a forbidden address that was made for a while has expired', () => {
  expect(afterTry(row(`${cup}?Expires=1&Signature=x`), { is: 'status', status: 403 }, 0).state).toBe('expired');
  expect([`${cup}?x-oss-signature=1`, `${cup}?auth_key=1-0`, `${cup}?size=2`, cup].map(hasExpiry)).toEqual([true, true, false, false]);
});

test('a server that cannot be reached is tried again ever later, and then given up', () => {
  let now = row(cup);
  const waits: number[] = [];
  while (now.state === 'waiting') {
    now = afterTry(now, { is: 'unreachable' }, 0);
    if (now.state === 'waiting') waits.push(now.due);
  }
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  expect(waits).toHaveLength(5);
  expect(now).toMatchObject({ state: 'refused', why: 'unreachable', due: Infinity });
});
