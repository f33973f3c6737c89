import { beforeEach, describe, expect, test } from 'vitest';
import { archiveSighting } from '../../src/archive/archive-sighting';
import type { Row } from '../../src/domain/row';
import type { Sighting } from '../../src/domain/sighting';
import { memoryStore } from '../merge-simulator/memory-store';
import { aRow, aSighting, aTimedRow } from './builders';

let store = memoryStore();
let ids = 0;
beforeEach(() => (store = memoryStore()));

const offer = (rows: readonly Row[], more: Partial<Sighting> = {}) =>
  archiveSighting(store, aSighting(rows, more), { newId: () => `m${++ids}`, witness: 'here', isPrivate: () => false });
const texts = () => store.transcript().map(({ text }) => text);
const gaps = () => store.conversation()?.gaps ?? [];

const at = (text: string) => ({ at: Date.parse(text) });
const numbered = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => aRow(`message number ${from + index}`));
const textsOf = (...parts: readonly (readonly Row[])[]) => parts.flat().map(({ text }) => text);
const under = (line: string, ...words: readonly string[]) =>
  words.map((text) => aRow(text, { time: { text: null, separator: line, attribute: null, carried: false } }));
const labelled = (label: string, ...words: readonly string[]) =>
  words.map((text) => aRow(text, { time: { text: label, separator: null, attribute: null, carried: false } }));
const withLabel = (label: string) => (row: Row) => ({ ...row, time: { ...row.time, text: label } });

describe('a part that overlaps nothing, and tells no time', () => {
  test('is put above what was seen last where somebody walks back, and its place is told to be a guess', async () => {
    const [old, newest, between] = [numbered(0, 20), numbered(80, 100), numbered(50, 60)];
    await offer(old, at('2026-11-01T09:00:00+08:00'));
    await offer(newest, at('2026-11-20T09:00:00+08:00'));
    await offer(between, { ...at('2026-11-20T09:00:05+08:00'), how: 'scrolled' });
    expect(texts()).toEqual(textsOf(old, between, newest));
    expect(gaps()).toMatchObject([{ order: 'guessed' }, { order: 'guessed' }]);
  });

  test('is not put where fewer rows are known to be missing', async () => {
    const rows = numbered(40, 90);
    const shell = aRow('', { kind: 'unknown', state: 'shell' });
    await offer([...rows.slice(0, 40), shell, ...rows.slice(41)], at('2026-11-01T09:00:00+08:00'));
    await offer(rows.slice(41), at('2026-11-20T09:00:00+08:00'));
    await offer(numbered(0, 10), { ...at('2026-11-20T09:00:05+08:00'), how: 'scrolled' });
    expect(texts()).toEqual(textsOf(numbered(0, 10), rows.slice(0, 40), rows.slice(41)));
  });

  test('is supposed to be of the days on which it was seen, where a file has times', async () => {
    await offer(numbered(80, 100), at('2026-11-20T09:00:00+08:00'));
    const file = numbered(0, 20).map(({ text }) => aTimedRow(text, '2026-11-02 14:30:00'));
    await offer(file, { ...at('2026-11-21T09:00:00+08:00'), how: 'imported' });
    expect(texts()).toEqual(textsOf(file, numbered(80, 100)));
  });
});

test('a part whose times are said in hours stands behind one whose times are said in minutes', async () => {
  await offer(labelled('4分钟前', '在吗', '在的'), at('2026-03-01T09:18:00+08:00'));
  await offer(labelled('14小时前', '发货了吗', '今天发'), at('2026-03-02T21:38:00+08:00'));
  expect(texts()).toEqual(['在吗', '在的', '发货了吗', '今天发']);
});

describe('one row that two parts seem to share', () => {
  const notice = aRow('对方撤回了一条消息', { direction: 'system', kind: 'recall' });

  test('proves nothing where it is the notice of a recall, which all say the same', async () => {
    await offer([...numbered(0, 10), notice]);
    await offer([notice, ...numbered(40, 50)]);
    expect(texts()).toHaveLength(22);
    expect(gaps()).toMatchObject([{ overlap: true }]);
  });

  test('is the notice itself, and no recall of what stood before it', async () => {
    const rows = [aRow('请问能便宜点吗'), notice, ...numbered(0, 10)].map(withLabel('13小时前'));
    await offer(rows, at('2026-11-20T22:00:00+08:00'));
    const dated = [notice, ...numbered(0, 10)].map(withLabel('2026-11-20 09:05'));
    await offer(dated, at('2026-11-22T22:00:00+08:00'));
    expect(store.transcript()[0]?.later).toEqual([]);
    expect(texts()).toEqual(textsOf(rows));
  });

  test('is one where lines above it are so near that they are of one group', async () => {
    await offer(under('2026年11月20日 14:36', '可以', '好的'));
    await offer(under('2026年11月20日 14:38', '好的', '谢谢老板'));
    expect(texts()).toEqual(['可以', '好的', '谢谢老板']);
    expect(gaps()).toEqual([]);
  });

  test('is not one where the other part begins with a row that is not shown', async () => {
    await offer([aRow('老板地址填错了', { direction: 'out' }), aRow('老板地址填错了'), ...numbered(40, 50)]);
    await offer([...numbered(0, 10), aRow('老板地址填错了')], { how: 'scrolled' });
    expect(texts()).toHaveLength(23);
    expect(gaps()).toMatchObject([{ overlap: true }]);
  });

  test('and that is not believed is not in the way of what speaks for another place', async () => {
    const shell = aRow('', { kind: 'unknown', state: 'shell' });
    const same = aRow('老板地址填错了');
    await offer([same, shell, ...numbered(20, 30)]);
    const rows = [...numbered(0, 5), same, aRow('好的'), aRow('谢谢')];
    await offer([...rows, shell, aRow('message number 19'), ...numbered(20, 30)], { how: 'scrolled' });
    expect(texts()).toEqual([...textsOf(rows), '老板地址填错了', 'message number 19', ...textsOf(numbered(20, 30))]);
  });
});
