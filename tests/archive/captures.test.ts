import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { archiveSighting } from '../../src/archive/archive-sighting';
import { mostPages } from '../../src/archive/captured-pages';
import { leafHash } from '../../src/evidence/cells';
import { frontierOf, rootOf } from '../../src/evidence/log';
import { readOpening, writtenOpening } from '../../src/evidence/opening';
import { inclusionProof, isIncluded } from '../../src/evidence/proofs';
import { archiveReader } from '../../src/store/archive-reader';
import { archiveDatabase, type Database } from '../../src/store/database';
import { logSource } from '../../src/store/evidence/log-source';
import { logState } from '../../src/store/evidence/log-state';
import { exhibitReader, exhibitStore } from '../../src/store/exhibit-store';
import { fileReader } from '../../src/store/file-reader';
import { forgetOldSightings, mergeStore } from '../../src/store/merge-store';
import { removeConversation } from '../../src/store/remove-conversations';
import { aSighting, aTimedRow } from './builders';

const day = 86_400_000;
const url = 'https://market.m.taobao.com/app/im/chat-core/index.html';
let database: Database;
let names = 0;

beforeEach(() => {
  database = archiveDatabase(`captures-${++names}`);
});
afterEach(async () => database.delete());

async function seen(title: string, at: number): Promise<string> {
  const around = { newId: () => `m${++names}`, witness: 'here', isPrivate: () => false };
  const sighting = { ...aSighting([aTimedRow('在吗', '2026-11-20 14:10:00')]), page: { url, title }, at };
  const outcome = await archiveSighting(mergeStore(database), sighting, around);
  if (outcome.outcome !== 'stored') throw new Error(outcome.why);
  return outcome.conversation;
}

const captures = async (key: string) => exhibitReader(database).captures([key]);

test('the title of the tab is known of each delivery, and a new title is no new version of a message', async () => {
  const key = await seen('anna', day);
  await seen('(1) anna', day + 1000);
  expect((await captures(key)).map(({ title, first, times }) => [title, first, times])).toEqual([
    ['anna', day, 1],
    ['(1) anna', day + 1000, 1],
  ]);
  const [message, ...others] = await archiveReader(database).messages(key, { around: 0, limit: 5 });
  expect(others).toEqual([]);
  expect(message?.versions.map(({ what }) => what)).toEqual(['first']);
});

test('after a week the deliveries are forgotten, and each page that they came from is kept with when it was seen', async () => {
  const key = await seen('anna', day);
  await seen('(1) anna', day + 1000);
  await seen('anna', day + 2000);
  const before = await database.messages.toArray();
  await forgetOldSightings(database, 10 * day);
  expect(await database.sightings.count()).toBe(0);
  await seen('anna', 9 * day);
  await forgetOldSightings(database, 20 * day);
  const reader = expect.any(String) as string;
  expect(await captures(key)).toEqual([
    { conversation: key, url, title: 'anna', reader, first: day, last: 9 * day, times: 3 },
    { conversation: key, url, title: '(1) anna', reader, first: day + 1000, last: day + 1000, times: 1 },
  ]);
  expect((await database.messages.toArray()).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
});

test('of titles that never stay the same those seen last are kept, and a long one is cut between two characters', async () => {
  const key = await seen('😀'.repeat(300), day);
  expect(Array.from((await captures(key))[0]?.title ?? '')).toHaveLength(200);
  await database.sightings.bulkPut(
    Array.from({ length: 3 * mostPages }, (_, n) => ({
      id: `s${n}`,
      at: 2 * day + n,
      conversation: key,
      url,
      title: `(${n}) anna`,
      reader: 'r 1',
    })),
  );
  await forgetOldSightings(database, 30 * day);
  const kept = await captures(key);
  expect([kept.length, kept[0]?.title, kept.at(-1)?.title]).toEqual([mostPages, `(${2 * mostPages}) anna`, `(${3 * mostPages - 1}) anna`]);
});

test('a conversation that is deleted takes its pages and the profile of its other side along', async () => {
  const key = await seen('anna', day);
  await forgetOldSightings(database, 10 * day);
  await seen('anna', 11 * day);
  const part = { x: 0, y: 0, width: 300, height: 400, view: { width: 1200, height: 800 } };
  const page = { at: 5, url, title: 'anna', text: 'Anna', part, type: 'image/png', sha256: 'ab', data: new Uint8Array(1) } as const;
  const store = exhibitStore(database);
  await store.keepExhibit({ ...page, id: 'own', of: 'account', conversation: null });
  await store.keepExhibit({ ...page, id: 'theirs', of: 'peer', conversation: key });
  await removeConversation(database, key, 12 * day);
  expect(await captures(key)).toEqual([]);
  expect((await exhibitReader(database).exhibits()).map(({ id }) => id)).toEqual(['own']);
});

test('an identity page is an entry of the log as soon as it is kept, and nothing tells of it once it is removed', async () => {
  await seen('anna', day);
  const part = { x: 0, y: 0, width: 300, height: 400, view: { width: 1200, height: 800 } };
  const store = exhibitStore(database);
  const page = { of: 'account', conversation: null, at: 5, url, title: 'me', text: 'Me', part, type: 'image/png' } as const;
  await store.keepExhibit({ ...page, id: 'e', sha256: 'ab', data: new Uint8Array(1) });
  const log = logSource(database);
  const { size, frontier } = await logState(database);
  const [opening] = await log.exhibits(['e'], size);
  if (!opening) throw new Error('it is not in the log');
  const proof = await inclusionProof(log.tiles, opening.leaf, size);
  const root = rootOf(frontierOf(size, frontier));
  expect(isIncluded(leafHash('exhibit', opening.cells), opening.leaf, size, root, proof)).toBe(true);
  expect(isIncluded(leafHash('message', opening.cells), opening.leaf, size, root, proof)).toBe(false);
  expect(readOpening(JSON.parse(JSON.stringify(writtenOpening(opening))))).toEqual(opening);
  expect(await log.exhibits(['e'], opening.leaf)).toEqual([]);
  expect(await fileReader(database).file('ab')).toEqual({ sha256: 'ab', bytes: 1, type: 'image/png', data: new Uint8Array(1) });
  await store.removeExhibit('e');
  expect(await log.exhibits(['e'], size)).toEqual([]);
  const tile = await database.logTiles.get([0, 0]);
  expect(tile?.secrets?.subarray(16 * opening.leaf, 16 * opening.leaf + 16).every((byte) => byte === 0)).toBe(true);
  expect((await logState(database)).size).toBe(size);
});
