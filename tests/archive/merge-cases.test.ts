import { beforeEach, describe, expect, test } from 'vitest';
import { archiveSighting } from '../../src/archive/archive-sighting';
import type { Row } from '../../src/domain/row';
import type { Sighting } from '../../src/domain/sighting';
import { memoryStore } from '../merge-simulator/memory-store';
import { aRow, aSighting, aTimedRow } from './builders';

let store = memoryStore();
let ids = 0;
beforeEach(() => (store = memoryStore()));

const offer = (rows: readonly Row[], more: Partial<Sighting> = {}, witness = 'here') =>
  archiveSighting(store, aSighting(rows, more), { newId: () => `m${++ids}`, witness, isPrivate: () => false });
const texts = () => store.transcript().map(({ text }) => text);
const times = () => store.transcript().map(({ time }) => time.iso);
const gaps = () => store.conversation()?.gaps ?? [];

const at = (text: string) => ({ at: Date.parse(text) });
const labelled = (text: string, label: string | null, separator: string | null = null, more: Partial<Row> = {}) =>
  aRow(text, { time: { text: label, separator, attribute: null, carried: false }, ...more });
const history = ['在吗', '在的亲', '好的', '好的', '什么时候发货', '今天发', '好的', '谢谢老板'];

describe('windows', () => {
  test('that only touch share nothing that proves it: a gap stays, and nothing is lost', async () => {
    await offer(history.slice(0, 4).map((text) => aRow(text)));
    await offer(history.slice(4).map((text) => aRow(text)));
    expect(texts()).toEqual(history);
    expect(gaps()).toHaveLength(1);
  });

  test('of two tabs of one chat, delivered in turns and late, make one transcript', async () => {
    const rows = history.map((text, index) => aTimedRow(text, `2026-11-20 14:${10 + index}:00`));
    await offer(rows.slice(2, 8));
    await offer(rows.slice(0, 5));
    await offer(rows.slice(1, 6));
    await offer(rows.slice(0, 3));
    expect(texts()).toEqual(history);
    expect(gaps()).toEqual([]);
  });

  test('with a row that could not be read have a gap of one row there, which a later look fills', async () => {
    const rows = history.map((text) => aRow(text));
    const shell = aRow('', { kind: 'unknown', state: 'shell' });
    await offer([...rows.slice(0, 4), shell, ...rows.slice(5)]);
    expect(gaps()).toMatchObject([{ rows: 1 }]);
    await offer(rows);
    expect(texts()).toEqual(history);
    expect(gaps()).toEqual([]);
  });
});

test('a part that was put behind the newest by a guess is found where a walk back comes to it', async () => {
  const rows = Array.from({ length: 130 }, (_, index) => aRow(`message number ${index}`));
  await offer(rows.slice(70, 130));
  await offer(rows.slice(0, 60));
  for (let top = 105; top >= 0; top -= 15) await offer(rows.slice(top, top + 25), { how: 'scrolled' });
  expect(texts()).toEqual(rows.map(({ text }) => text));
  expect(gaps()).toEqual([]);
});

describe('too little to prove an overlap', () => {
  const before = ['你好', '请问这个有货吗', '有的', '好的'].map((text) => aRow(text));
  const after = ['好的', '今天能发货吗', '可以', '谢谢'].map((text) => aRow(text));

  test('is kept twice, and said', async () => {
    await offer(before);
    await offer(after);
    expect(texts()).toHaveLength(8);
    expect(gaps()).toMatchObject([{ overlap: true }]);
  });

  test('is healed by a look that goes over it', async () => {
    await offer(before);
    await offer(after);
    await offer([...before.slice(1), ...after.slice(1)]);
    expect(texts()).toEqual(['你好', '请问这个有货吗', '有的', '好的', '今天能发货吗', '可以', '谢谢']);
    expect(gaps()).toEqual([]);
  });

  test('is healed by a look that shows some of it on either side', async () => {
    const notice = aRow('对方撤回了一条消息', { direction: 'system', kind: 'recall' });
    const rows = [...before, notice, ...after];
    await offer(rows.slice(0, 6));
    await offer(rows.slice(5));
    await offer(rows.slice(4), { how: 'scrolled' });
    await offer(rows);
    expect(texts()).toEqual(rows.map(({ text }) => text));
    expect(gaps()).toEqual([]);
  });

  test('is not said of two sides that have nothing in common', async () => {
    await offer(before);
    await offer(after.slice(1));
    expect(gaps()).toHaveLength(1);
    expect(gaps()[0]?.overlap).toBeUndefined();
  });
});

test('a gap of one row is closed by that row alone, although the view ends there', async () => {
  const rows = history.map((text) => aRow(text));
  await offer([...rows.slice(0, 4), aRow('', { kind: 'unknown', state: 'shell' }), ...rows.slice(5)]);
  await offer(rows.slice(0, 5));
  expect(texts()).toEqual(history);
  expect(gaps()).toEqual([]);
});

describe('ids', () => {
  test('that only some sightings show make no message twice', async () => {
    const known = history.map((text, index) => aRow(text, { platformId: `p${index}` }));
    await offer(history.map((text) => aRow(text)));
    await offer(known);
    await offer(known.map((row, index) => (index % 2 === 0 ? { ...row, platformId: null } : row)));
    expect(texts()).toEqual(history);
    expect(store.transcript().map(({ platformId }) => platformId)).toEqual(known.map(({ platformId }) => platformId));
  });

  test('of a pending row are forgotten once the server gave another', async () => {
    const before = history.slice(0, 3).map((text, index) => aRow(text, { platformId: `${100 + index}` }));
    await offer([...before, aRow('新的', { direction: 'out', platformId: 'local-1', state: 'pending' })]);
    await offer([...before, aRow('新的', { direction: 'out', platformId: '103' })]);
    expect(store.transcript().map(({ platformId }) => platformId)).toEqual(['100', '101', '102', '103']);
  });
});

describe('times', () => {
  test('that are said as «昨天», as a weekday and as a date on different days are the same', async () => {
    await offer([labelled('发货了吗', '14:30'), labelled('发了', '14:31')], { ...at('2026-11-20T15:00:00+08:00'), bareClock: 'today' });
    await offer([labelled('发货了吗', '昨天 14:30'), labelled('发了', '昨天 14:31')], at('2026-11-21T15:00:00+08:00'));
    await offer([labelled('发货了吗', '星期五 14:30'), labelled('发了', '星期五 14:31')], at('2026-11-23T15:00:00+08:00'));
    await offer([labelled('发货了吗', '2026年11月20日 14:30'), labelled('发了', '2026年11月20日 14:31')], at('2026-12-23T15:00:00+08:00'));
    expect(texts()).toEqual(['发货了吗', '发了']);
    expect(times()).toEqual(['2026-11-20T14:30:00+08:00', '2026-11-20T14:31:00+08:00']);
  });

  test('that are said as «3 分钟前» grow older without doubling anything', async () => {
    await offer([labelled('在吗', '3分钟前'), labelled('在吗', '刚刚')], at('2026-11-20T15:00:00+08:00'));
    await offer([labelled('在吗', '2小时前'), labelled('在吗', '2小时前'), labelled('在的', '刚刚')], at('2026-11-20T17:01:00+08:00'));
    expect(texts()).toEqual(['在吗', '在吗', '在的']);
  });

  test('to the minute tell apart several messages of one minute by their order', async () => {
    const rows = ['好', '好', '好的', '好', '好的'].map((text) => aTimedRow(text, '2026-11-20 14:30'));
    await offer(rows.slice(0, 4));
    await offer(rows);
    expect(texts()).toEqual(['好', '好', '好的', '好', '好的']);
  });

  test('of a device whose clock is wrong by minutes are still of the same messages', async () => {
    await offer([labelled('在吗', '5分钟前'), labelled('在的', '刚刚')], at('2026-11-20T15:00:00+08:00'));
    await offer([labelled('在吗', '5分钟前'), labelled('在的', '刚刚'), labelled('好', '刚刚')], at('2026-11-20T14:57:30+08:00'), 'other');
    expect(texts()).toEqual(['在吗', '在的', '好']);
  });

  test('of a device in another zone are still of the same messages, with clocks alone as well', async () => {
    await offer([labelled('在吗', '21:05', '2026年11月20日'), labelled('在的', '21:06', '2026年11月20日')]);
    await offer([labelled('在吗', '10:05'), labelled('在的', '10:06'), labelled('好', '10:07')], { zone: 'America/Sao_Paulo' }, 'other');
    expect(texts()).toEqual(['在吗', '在的', '好']);
    expect(times()[0]).toBe('2026-11-20T21:05:00+08:00');
  });

  test('of clocks alone in two zones are of two messages where these zones cannot be so far apart', async () => {
    const there = { zone: 'America/Sao_Paulo' };
    await offer([labelled('在吗', '21:05'), labelled('在的', '21:06')]);
    await offer([labelled('在吗', '10:05'), labelled('在的', '10:06'), labelled('请问什么时候发货', '11:21')], there, 'other');
    await offer([labelled('请问什么时候发货', '11:36'), labelled('好', '11:37')], there, 'other');
    expect(texts()).toEqual(['在吗', '在的', '请问什么时候发货', '请问什么时候发货', '好']);
  });

  test('that are written 11/2/2026 are read as the page was seen to mean it before', async () => {
    const english = { lang: 'en', ...at('2026-11-21T15:00:00+08:00') };
    await offer([labelled('hello', '10:02', '2/11/2026'), labelled('bye', '10:05', '15/11/2026')], english);
    await offer([labelled('hello', '10:02', '2/11/2026')], english);
    expect(texts()).toEqual(['hello', 'bye']);
    expect(times()[0]).toBe('2026-11-02T10:02:00+08:00');
    await offer([labelled('older', '09:00', '1/11/2026'), labelled('hello', '10:02', '2/11/2026')], { ...english, how: 'scrolled' });
    expect(times()[0]).toBe('2026-11-01T09:00:00+08:00');
  });

  test('of yesterday are of that date where a day had 23 hours', async () => {
    await offer([labelled('still there?', '昨天 21:05')], { ...at('2026-03-09T00:46:00-04:00'), zone: 'America/New_York' });
    expect(times()).toEqual(['2026-03-08T21:05:00-04:00']);
  });

  test('on lines above groups move to the newest row that is loaded first, and double nothing', async () => {
    await offer([labelled('好的', null, '2026年11月20日 14:40'), labelled('谢谢', null, '2026年11月20日 14:40')]);
    await offer(
      ['在吗', '好的', '谢谢'].map((text) => labelled(text, null, '2026年11月20日 14:36')),
      { how: 'scrolled' },
    );
    expect(texts()).toEqual(['在吗', '好的', '谢谢']);
  });
});

describe('what changes', () => {
  const rows = history.map((text, index) => aTimedRow(text, `2026-11-20 14:${10 + index}`));

  test('a message deleted from the page stays, in its place', async () => {
    await offer(rows);
    await offer([...rows.slice(0, 4), ...rows.slice(5), aTimedRow('再见', '2026-11-20 14:40')]);
    expect(texts()).toEqual([...history, '再见']);
    expect(gaps()).toEqual([]);
  });

  test('a deleted message with which the known part began stays behind the older ones that are found above it', async () => {
    const timeless = history.map((text) => aRow(text));
    await offer(timeless.slice(4));
    await offer([...timeless.slice(0, 4), ...timeless.slice(5)], { how: 'scrolled' });
    expect(texts()).toEqual(history);
    expect(gaps()).toEqual([]);
  });

  test('a deleted message that is older than those found above the known part stays before them', async () => {
    await offer([rows[2], ...rows.slice(4)].flatMap((row) => row ?? []));
    await offer(rows.slice(3), { how: 'scrolled' });
    expect(texts()).toEqual(history.slice(2));
  });

  test('a recall beside a deletion is told by its time', async () => {
    await offer(rows);
    const notice = aTimedRow('对方撤回了一条消息', '2026-11-20 14:14', { direction: 'system', kind: 'recall' });
    await offer([...rows.slice(0, 4), notice, ...rows.slice(6)]);
    expect(texts()).toEqual(history);
    expect(store.transcript()[4]?.later).toMatchObject([{ what: 'recall' }]);
  });

  test('words that come late, where only the notice of their recall was seen, are the message’s own', async () => {
    const notice = aTimedRow('对方撤回了一条消息', '2026-11-20 14:14', { direction: 'system', kind: 'recall' });
    await offer([...rows.slice(0, 4), notice, ...rows.slice(5)], at('2026-11-20T16:00:00+08:00'));
    await offer(rows, at('2026-11-20T15:00:00+08:00'), 'other');
    expect(texts()).toEqual(history);
    expect(store.transcript()[4]).toMatchObject({
      direction: 'in',
      kind: 'text',
      later: [{ what: 'recall', text: '对方撤回了一条消息', at: '2026-11-20T16:00:00+08:00', since: '2026-11-20T15:00:00+08:00' }],
    });
  });

  test('words from before an edit that come late are the first ones, and what was edited stays as it is', async () => {
    const edited = [...rows.slice(0, 4), aTimedRow('什么时候能发货呢', '2026-11-20 14:14'), ...rows.slice(5)];
    await offer(edited, at('2026-11-20T16:00:00+08:00'));
    await offer(rows, at('2026-11-20T15:00:00+08:00'), 'other');
    expect(store.transcript()[4]).toMatchObject({
      text: '什么时候能发货呢',
      firstText: '什么时候发货',
      later: [{ what: 'edit', text: '什么时候能发货呢' }],
    });
  });

  test('an edit of the last message is one although more came behind it', async () => {
    const timeless = history.map((text) => aRow(text));
    await offer(timeless);
    await offer([...timeless.slice(1, 7), aRow('谢谢老板！！'), aRow('再见')]);
    expect(texts()).toEqual([...history.slice(0, 7), '谢谢老板！！', '再见']);
    expect(store.transcript()[7]).toMatchObject({ firstText: '谢谢老板', later: [{ what: 'edit' }] });
  });

  test('an edit of the first message that a look shows is one, and the edited is not kept beside it', async () => {
    const timeless = history.map((text) => aRow(text));
    await offer(timeless);
    await offer([aRow('什么时候能发货'), ...timeless.slice(5), aRow('再见')]);
    expect(texts()).toEqual([...history.slice(0, 4), '什么时候能发货', ...history.slice(5), '再见']);
    expect(store.transcript()[4]).toMatchObject({ firstText: '什么时候发货', later: [{ what: 'edit' }] });
  });

  test('an edited message beside one of the same words is the one that stands there', async () => {
    const same = ['请问什么时候发货', '请问什么时候发货', '今天'].map((text) => aRow(text));
    await offer(same);
    await offer([aRow('请问什么时候发货'), aRow('请问什么时候能发货'), aRow('今天')]);
    expect(texts()).toEqual(['请问什么时候发货', '请问什么时候能发货', '今天']);
  });

  test('a nickname that changes makes no message another', async () => {
    await offer(rows.map((row) => ({ ...row, sender: '小林' })));
    await offer(rows.map((row) => ({ ...row, sender: '小林🌸' })));
    expect(texts()).toEqual(history);
    expect(new Set(store.transcript().map(({ sender }) => sender))).toEqual(new Set(['小林']));
  });

  test('an older message that a page shows for the first time is kept, marked by when it was first seen', async () => {
    await offer(rows, at('2026-11-20T15:00:00+08:00'));
    const forged = aTimedRow('同意全额退款', '2026-11-20 14:12');
    await offer([...rows.slice(0, 3), forged, ...rows.slice(3)], at('2026-11-21T09:00:00+08:00'));
    expect(texts()).toEqual([...history.slice(0, 3), '同意全额退款', ...history.slice(3)]);
    const late = store.transcript().filter(({ firstSeen }) => firstSeen > Date.parse('2026-11-21T00:00:00+08:00'));
    expect(late.map(({ text }) => text)).toEqual(['同意全额退款']);
  });
});

test('imported history that overlaps what was seen, with finer times, doubles nothing', async () => {
  const lines = history.map((text) => labelled(text, null, '2026年11月20日 14:10'));
  await offer(lines.slice(2));
  const file = history.map((text, index) => aTimedRow(text, `2026-11-20 14:1${index}:3${index}`));
  await offer(file.slice(0, 6), { how: 'imported' });
  expect(texts()).toEqual(history);
  expect(store.transcript()[3]?.time).toMatchObject({ iso: '2026-11-20T14:13:33+08:00', precision: 'second' });
});
