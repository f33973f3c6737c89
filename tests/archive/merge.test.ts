import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { archiveSighting } from '../../src/archive/archive-sighting';
import type { Row } from '../../src/domain/row';
import type { Sighting } from '../../src/domain/sighting';
import { archiveDatabase, type Database } from '../../src/store/database';
import { mergeStore } from '../../src/store/merge-store';
import { aRow, aSighting, aTimedRow } from './builders';

let database: Database;
let ids = 0;
beforeEach(() => (database = archiveDatabase(`merge-${++ids}`)));
afterEach(() => database.delete());

const around = { newId: () => `m${++ids}`, witness: 'here', isPrivate: () => false };
const offer = (rows: readonly Row[], more: Partial<Sighting> = {}) => archiveSighting(mergeStore(database), aSighting(rows, more), around);
const transcript = async () => (await database.messages.toArray()).toSorted((a, b) => a.order - b.order);
const texts = async () => (await transcript()).map((message) => message.text);
const gaps = async () => (await database.conversations.toArray()).flatMap((row) => row.gaps);

const history = ['在吗', '在的亲', '好的', '好的', '什么时候发货', '今天发', '好的', '谢谢老板', '不客气', '再见', '再见'];
const timed = history.map((text, index) => aTimedRow(text, `2026-11-20 14:${String(10 + index)}:00`));
const timeless = history.map((text) => aRow(text));

describe.each([
  ['with times', timed],
  ['without times', timeless],
])('a history %s', (_, rows) => {
  test('seen twice is kept once, identical texts and all', async () => {
    await offer(rows);
    await offer(rows);
    expect(await texts()).toEqual(history);
    expect(await gaps()).toEqual([]);
  });
  test('seen through overlapping windows, newest first, is whole', async () => {
    await offer(rows.slice(5));
    await offer(rows.slice(2, 8), { how: 'scrolled' });
    await offer(rows.slice(0, 5), { how: 'scrolled' });
    expect(await texts()).toEqual(history);
    expect(await gaps()).toEqual([]);
  });
  test('growing at the end is followed', async () => {
    for (let end = 4; end <= rows.length; end++) await offer(rows.slice(Math.max(0, end - 6), end));
    expect(await texts()).toEqual(history);
  });
  test('rows emptied by virtualisation neither double nor blank what is stored', async () => {
    await offer(rows);
    await offer(rows.map((row, index) => (index > 3 ? { ...row, text: '', kind: 'unknown' as const, state: 'shell' as const } : row)));
    expect(await texts()).toEqual(history);
  });
});

test('a jump leaves a gap, which later sightings fill', async () => {
  await offer(timed.slice(0, 3));
  await offer(timed.slice(8));
  expect(await texts()).toEqual([...history.slice(0, 3), ...history.slice(8)]);
  expect(await gaps()).toHaveLength(1);
  await offer(timed.slice(2, 6));
  expect(await gaps()).toHaveLength(1);
  await offer(timed.slice(5, 9));
  expect(await texts()).toEqual(history);
  expect(await gaps()).toEqual([]);
});

test('older history that overlaps nothing goes before, with a gap', async () => {
  await offer(timed.slice(8));
  await offer(timed.slice(0, 3));
  expect(await texts()).toEqual([...history.slice(0, 3), ...history.slice(8)]);
  expect(await gaps()).toHaveLength(1);
});

test('the same words minutes apart are two messages', async () => {
  await offer([aTimedRow('好的', '2026-11-20 14:10:00')]);
  await offer([aTimedRow('好的', '2026-11-20 14:12:00')]);
  expect(await texts()).toEqual(['好的', '好的']);
});

const at = (text: string) => ({ text, separator: '2026-11-20', attribute: null, carried: false });

test('the same words minutes apart under one day line are two messages', async () => {
  await offer([aRow('好的', { time: at('14:10') })]);
  await offer([aRow('好的', { time: at('14:12') })]);
  await offer([aRow('好的', { time: at('14:10') })]);
  expect(await texts()).toEqual(['好的', '好的']);
});

const underLine = (text: string, separator: string) => ({ ...aRow(text), time: { ...aRow(text).time, separator } });

test('rows whose line above went when older ones came are known again', async () => {
  await offer([underLine('好的', '2026-11-20 14:28'), underLine('再见', '2026-11-20 14:28')]);
  await offer([underLine('在吗', '2026-11-20 14:01'), underLine('好的', '2026-11-20 14:01'), underLine('再见', '2026-11-20 14:01')]);
  await offer([underLine('好的', '2026-11-18 14:01')]);
  expect(await texts()).toEqual(['好的', '在吗', '好的', '再见']);
});

test('a bare clock in a line is of today where other lines tell their day with the clock', async () => {
  const rows = [underLine('在吗', '昨天 14:01'), underLine('再见', '09:30')];
  await offer(rows, { lang: 'zh-CN', zone: 'Asia/Shanghai', at: Date.parse('2026-11-20T12:00:00+08:00'), bareClock: 'unknown' });
  expect((await transcript()).map(({ time }) => time.iso)).toEqual(['2026-11-19T14:01:00+08:00', '2026-11-20T09:30:00+08:00']);
});

test('a resent sighting is acknowledged and changes nothing', async () => {
  const sighting = aSighting(timed);
  const first = await archiveSighting(mergeStore(database), sighting, around);
  const again = await archiveSighting(mergeStore(database), sighting, around);
  expect(first).toMatchObject({ outcome: 'stored', added: history.length, total: history.length });
  expect(again).toMatchObject({ outcome: 'stored', added: 0, total: history.length });
});

test('a recall in place keeps the words and becomes a version', async () => {
  await offer(timed);
  await offer(timed.map((row, index) => (index === 4 ? aRow('对方撤回了一条消息', { kind: 'recall', direction: 'system' }) : row)));
  const stored = await transcript();
  expect(stored.map((message) => message.text)).toEqual(history);
  expect(stored[4]?.later).toMatchObject([{ what: 'recall', text: '对方撤回了一条消息' }]);
});

test('an edit in place adds a version and keeps the first words', async () => {
  await offer(timed);
  await offer(timed.map((row, index) => (index === 5 ? { ...row, text: '明天发' } : row)));
  await offer(timed);
  const stored = await transcript();
  expect(stored).toHaveLength(history.length);
  expect(stored[5]).toMatchObject({ text: '明天发', firstText: '今天发', later: [{ what: 'edit', text: '明天发' }] });
});

test('other words under the same platform id are an edit; a shortened copy is not', async () => {
  await offer([aRow('全额退款,三天内到账', { platformId: '1' })]);
  await offer([aRow('全额退款…', { platformId: '1' })]);
  await offer([aRow('不退款', { platformId: '1' })]);
  expect(await transcript()).toMatchObject([{ text: '不退款', firstText: '全额退款,三天内到账', later: [{ what: 'edit' }] }]);
});

test('pages that make up new ids at each load do not double their messages', async () => {
  await offer(timed.map((row, index) => ({ ...row, platformId: `a${index}` })));
  await offer(timed.map((row, index) => ({ ...row, platformId: `b${index}` })));
  expect(await texts()).toEqual(history);
});

test('pending rows are not messages yet', async () => {
  await offer([...timed, aRow('发送中', { direction: 'out', state: 'pending' })]);
  expect(await texts()).toEqual(history);
});

const clock = (text: string, time: string, separator: string | null = null) =>
  aRow(text, { time: { text: time, separator, attribute: null, carried: false } });

test('a clock without its day line is not taken for today, and learns its day when the line is seen', async () => {
  await offer([clock('旧', '14:30'), clock('新', '09:00', '11月21日')]);
  expect((await transcript()).map((message) => message.time.iso)).toEqual([null, '2026-11-21T09:00:00+08:00']);
  await offer([clock('旧', '14:30', '11月20日'), clock('新', '09:00', '11月21日')]);
  const stored = await transcript();
  expect(stored.map((message) => message.time.iso)).toEqual(['2026-11-20T14:30:00+08:00', '2026-11-21T09:00:00+08:00']);
  expect(stored[0]?.at).toBe(Date.parse('2026-11-20T14:30:00+08:00'));
});

test('where older rows carry their day, a bare clock is today’s', async () => {
  await offer([clock('旧', '昨天 14:30'), clock('新', '09:00')]);
  expect((await transcript())[1]?.time.iso).toBe('2026-11-21T09:00:00+08:00');
});

test('a notice with a day of its own does not make a bare clock today’s', async () => {
  await offer([{ ...clock('客服已接入', '2026-11-02'), direction: 'system', kind: 'system' }, clock('在吗', '10:02')]);
  expect((await transcript())[1]?.time.iso).toBeNull();
});

test('times that are learnt later are filled in', async () => {
  await offer(timeless);
  await offer(timed);
  expect((await transcript()).map((message) => message.time.raw)).toEqual(timed.map((row) => row.time.text));
});

test('an account that the page shows late does not split the conversation', async () => {
  const parties = { account: null, peer: { id: null, name: '蓝鲸生活旗舰店' }, conversationId: null };
  await offer(timed, { parties });
  await offer(timed);
  expect(await database.conversations.count()).toBe(1);
  expect(await texts()).toEqual(history);
});

const namesake = (id: string) => ({ account: 'shop', peer: { id, name: '小明' }, conversationId: null });

test('two people of one display name stay two when each has an id', async () => {
  await offer(timed.slice(0, 2), { parties: namesake('1') });
  await offer(timed.slice(2, 4), { parties: namesake('2') });
  expect(await database.conversations.count()).toBe(2);
});

test('a private contact is refused and nothing is written', async () => {
  const outcome = await archiveSighting(mergeStore(database), aSighting(timed), { ...around, isPrivate: () => true });
  expect(outcome).toEqual({ outcome: 'refused', why: 'private' });
  expect(await database.messages.count()).toBe(0);
});

test('thousands of messages put between two neighbours renumber the transcript rather than fail', async () => {
  await offer([aTimedRow('first', '2026-11-20 08:00:00'), aTimedRow('last', '2026-11-20 23:00:00')]);
  await database.conversations.toCollection().modify((row) => Object.assign(row, { gaps: [{ after: 1024, before: 2048 }] }));
  for (let n = 0; n < 40; n++) {
    const [left, right] = (await transcript()).filter((message) => message.text === 'first' || message.text.startsWith('n')).slice(0, 2);
    if (left && right)
      await database.conversations
        .toCollection()
        .modify((row) => Object.assign(row, { gaps: [{ after: left.order, before: right.order }] }));
    await offer([aTimedRow(`n${n}`, `2026-11-20 09:00:${String(59 - n).padStart(2, '0')}`)]);
  }
  const stored = await transcript();
  expect(stored.map((message) => message.text).slice(0, 3)).toEqual(['first', 'n39', 'n38']);
  expect(stored).toHaveLength(42);
});
