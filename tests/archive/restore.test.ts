import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { archiveSighting } from '../../src/archive/archive-sighting';
import type { Sighting } from '../../src/domain/sighting';
import type { Row } from '../../src/domain/row';
import { archiveDatabase, type Database } from '../../src/store/database';
import { mergeStore } from '../../src/store/merge-store';
import { aRow, aSighting, aTimedRow } from './builders';
import { importInto, jsonl } from './jsonl';

let ids = 0;
let one: Database;
let other: Database;
beforeEach(() => {
  one = archiveDatabase(`one-${++ids}`);
  other = archiveDatabase(`other-${ids}`);
});
afterEach(async () => {
  await one.delete();
  await other.delete();
});

const offer = (database: Database, rows: readonly Row[], more: Partial<Sighting> = {}, witness = 'here') =>
  archiveSighting(mergeStore(database), aSighting(rows, more), { newId: () => `m${++ids}`, witness, isPrivate: () => false });
const transcript = async (database: Database) =>
  (await database.messages.toArray()).toSorted((a, b) => a.conversation.localeCompare(b.conversation) || a.order - b.order);
const texts = async (database: Database) => (await transcript(database)).map(({ text }) => text);
const gaps = async (database: Database) => (await database.conversations.toArray()).flatMap((row) => row.gaps);

const history = ['在吗', '在的亲', '好的', '好的', '什么时候发货', '今天发', '好的', '谢谢老板', '不客气', '再见', '再见'];
const timed = history.map((text, index) => aTimedRow(text, `2026-11-20 14:${String(10 + index)}:00`));
const timedAt = (index: number): Row => timed[index] ?? aRow('');
const timeless = history.map((text) => aRow(text));

/** Conversations with gaps of every sort, edits, recalls, files, untimed rows and rows that were prepended to timed ones. */
async function fill(database: Database): Promise<void> {
  await offer(database, timed.slice(0, 4), { orders: ['4110223344556677889'], fromStart: true });
  await offer(database, timed.slice(7));
  const edited = aTimedRow('在的亲，请讲', '2026-11-20 14:11:00');
  const recall = aRow('对方撤回了一条消息', { kind: 'recall', direction: 'system', time: timedAt(2).time });
  await offer(database, [timedAt(0), edited, recall, timedAt(3)], { at: Date.parse('2026-11-21T13:00:00+08:00') }, 'there');
  const image = aRow('', { kind: 'image', attachments: [{ kind: 'image', name: 'a "b"\u2028.jpg', url: 'https://img.example/a.jpg' }] });
  const parties = { account: 'buyer', peer: { id: null, name: '白鲸' }, conversationId: null };
  await offer(database, [...timeless.slice(5), image], { parties });
  await offer(database, timeless.slice(0, 6), { parties, how: 'scrolled', at: Date.parse('2026-11-22T12:00:00.123+08:00') });
  await offer(database, [aRow('别的'), aRow('\ud800 半个'), aRow('x\u0000y')], { parties, zone: 'Asia/Kathmandu' });
  const shell = aRow('', { state: 'shell', kind: 'unknown' });
  const holed = [aRow('第一句话在这里'), shell, aRow('第三句话在这里')];
  await offer(database, holed, { parties: { account: null, peer: { id: 'p/1', name: null }, conversationId: 'c%1' }, console: 'goofish' });
}

const lines = (file: string) =>
  file
    .trim()
    .split('\n')
    .map((line): Record<string, unknown> => JSON.parse(line));
const file = (list: readonly unknown[]) => list.map((line) => `${JSON.stringify(line)}\n`).join('');
const isRecord = (line: Record<string, unknown>) => !('is' in line);

/** Rows and ledgers without the numbers that only sort. */
const rows = async (database: Database) => (await transcript(database)).map((row) => ({ ...row, order: 0, sealed: null }));
const ledgers = async (database: Database) =>
  (await database.conversations.toArray()).map((row) => ({ ...row, gaps: row.gaps.map((gap) => ({ ...gap, after: 0, before: 0 })) }));

describe('a file of ours', () => {
  test('gives an empty archive the same rows and the same bytes', async () => {
    await fill(one);
    const bytes = await jsonl(one);
    expect(await importInto(other, bytes, { size: 97 })).toEqual({ added: await one.messages.count(), changed: 0, known: 0, bad: [] });
    expect(await jsonl(other)).toBe(bytes);
    expect(await rows(other)).toEqual(await rows(one));
    expect(await other.aliases.toArray()).toEqual(await one.aliases.toArray());
    expect(await ledgers(other)).toEqual(await ledgers(one));
  });

  test('changes nothing where it came from, and nothing when it is imported again', async () => {
    await fill(one);
    const bytes = await jsonl(one);
    const before = await one.conversations.toArray();
    expect(await importInto(one, bytes)).toEqual({ added: 0, changed: 0, known: await one.messages.count(), bad: [] });
    expect(await one.conversations.toArray()).toEqual(before);
    await importInto(other, bytes);
    expect(await importInto(other, bytes)).toMatchObject({ added: 0, changed: 0 });
    expect(await jsonl(other)).toBe(bytes);
  });

  test('that was cut off is gone on with by importing it again', async () => {
    const many = Array.from({ length: 520 }, (_, index) => aRow(`第${index}条`, { platformId: `${index}` }));
    for (const from of [0, 180, 360]) await offer(one, many.slice(from, from + 200));
    const bytes = await jsonl(one);
    const cut = bytes.slice(0, Math.floor(bytes.length * 0.98));
    const { bad, added } = await importInto(other, cut);
    expect(bad).toEqual([{ line: added + 2, why: 'json', where: expect.any(String) }]);
    expect(await importInto(other, bytes)).toMatchObject({ added: 520 - added, known: added, bad: [] });
    expect(await jsonl(other)).toBe(bytes);
  });

  test('of a part of a conversation claims no start and joins nothing', async () => {
    await offer(one, timed, { fromStart: true });
    const [head, ...records] = lines(await jsonl(one));
    await importInto(other, file([head, ...records.slice(3, 5), ...records.slice(8)]));
    expect(await texts(other)).toEqual([...history.slice(3, 5), ...history.slice(8)]);
    expect((await other.conversations.toArray())[0]).toMatchObject({ fromStart: false, total: 5 });
    expect(await gaps(other)).toHaveLength(1);
    await importInto(other, await jsonl(one));
    expect(await texts(other)).toEqual(history);
    expect(await gaps(other)).toEqual([]);
    expect((await other.conversations.toArray())[0]?.fromStart).toBe(true);
  });

  test('without its own lines is a conversation all the same', async () => {
    await offer(one, timed);
    await importInto(other, file(lines(await jsonl(one)).filter(isRecord)));
    expect(await texts(other)).toEqual(history);
    const plain = async (database: Database) => lines(await jsonl(database)).filter(isRecord);
    expect(await plain(other)).toEqual(await plain(one));
    await offer(other, timed.slice(3));
    expect(await texts(other)).toEqual(history);
  });

  test('is not taken where the contact is private', async () => {
    await offer(one, timed);
    const [key = ''] = (await one.conversations.toArray()).map((row) => row.key);
    expect(await importInto(other, await jsonl(one), { isPrivate: (name) => name === key })).toMatchObject({ added: 0 });
    expect(await other.messages.count()).toBe(0);
    expect(await other.conversations.count()).toBe(0);
  });
});

describe('what was captured before', () => {
  test.each([
    ['before it', timed.slice(0, 7), timed.slice(4)],
    ['behind it', timed.slice(4), timed.slice(0, 7)],
    ['around it', timed, timed.slice(3, 8)],
    ['within it', timed.slice(3, 8), timed],
  ])('is not doubled by an import that lies %s', async (_, captured, imported) => {
    await offer(one, imported, {}, 'there');
    await offer(other, captured);
    await importInto(other, await jsonl(one));
    expect(await texts(other)).toEqual(history);
    expect(await gaps(other)).toEqual([]);
    expect((await transcript(other)).filter(({ by }) => by.length === 2)).toHaveLength(captured.length + imported.length - history.length);
    const after = await jsonl(other);
    expect(await importInto(other, await jsonl(one))).toMatchObject({ added: 0, changed: 0, bad: [] });
    expect(await jsonl(other)).toBe(after);
  });

  test('goes on to be found by captures after an import', async () => {
    await offer(one, timed.slice(0, 8));
    await importInto(other, await jsonl(one));
    await offer(other, timed.slice(5));
    expect(await texts(other)).toEqual(history);
    expect(await gaps(other)).toEqual([]);
  });

  test('stays apart from what overlaps nothing, with a gap where the file has it', async () => {
    await offer(one, timed.slice(0, 3));
    await offer(one, timed.slice(8));
    await offer(other, timed.slice(8));
    await importInto(other, await jsonl(one));
    expect(await texts(other)).toEqual([...history.slice(0, 3), ...history.slice(8)]);
    expect(await gaps(other)).toHaveLength(1);
  });

  test('keeps the proof that a file lacks, and gains the proof that it has', async () => {
    await offer(one, timed.slice(0, 3));
    await offer(one, timed.slice(8));
    const gapped = await jsonl(one);
    await offer(one, timed.slice(2, 9));
    const whole = await jsonl(one);
    await importInto(other, gapped);
    await importInto(other, whole);
    expect(await jsonl(other)).toBe(whole);
    await importInto(other, gapped);
    expect(await jsonl(other)).toBe(whole);
  });

  test('gains versions and witnesses', async () => {
    await offer(one, timed);
    const early = await jsonl(one);
    const again = { at: Date.parse('2026-11-21T13:00:00+08:00') };
    await offer(one, [timedAt(3), aTimedRow('什么时候发货呢', '2026-11-20 14:14:00'), timedAt(5)], again, 'there');
    const late = await jsonl(one);
    await importInto(other, early);
    await importInto(other, late);
    expect(await jsonl(other)).toBe(late);
    await importInto(other, early);
    expect(await jsonl(other)).toBe(late);
  });
});

describe('two files that overlap', () => {
  test.each([
    ['of one archive', 'one'],
    ['of two archives', 'two'],
  ])('%s give the same messages in either order', async (_, from) => {
    await offer(one, timed.slice(0, 7));
    const first = await jsonl(one);
    if (from === 'two')
      await one.messages.clear().then(() => Promise.all([one.conversations.clear(), one.aliases.clear(), one.sightings.clear()]));
    await offer(one, timed.slice(4));
    const second = await jsonl(one);
    const back = archiveDatabase(`back-${ids}`);
    for (const bytes of [first, second]) await importInto(other, bytes);
    for (const bytes of [second, first]) await importInto(back, bytes);
    expect(await texts(other)).toEqual(history);
    expect(await texts(back)).toEqual(history);
    await back.delete();
  });
});
