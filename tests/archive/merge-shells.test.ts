import { beforeEach, describe, expect, test } from 'vitest';
import { archiveSighting } from '../../src/archive/archive-sighting';
import type { Row } from '../../src/domain/row';
import type { Sighting } from '../../src/domain/sighting';
import { memoryStore } from '../merge-simulator/memory-store';
import { aRow, aSighting } from './builders';

let store = memoryStore();
let ids = 0;
beforeEach(() => (store = memoryStore()));

const offer = (rows: readonly Row[], more: Partial<Sighting> = {}) =>
  archiveSighting(store, aSighting(rows, more), { newId: () => `m${++ids}`, witness: 'here', isPrivate: () => false });
const texts = () => store.transcript().map(({ text }) => text);
const gaps = () => store.conversation()?.gaps ?? [];

const history = ['你好', '请问这个有货吗', '有的', '好的', '麻烦今天发货', '今天能发货吗', '可以', '谢谢'];
const rows = history.map((text) => aRow(text));
const shell = (platformId: string | null = null) => aRow('', { kind: 'unknown', state: 'shell', platformId });

describe('a row that could not be read', () => {
  test('is the message of its id, and proves an overlap as well as words', async () => {
    const known = history.map((text, index) => aRow(text, { platformId: `p${index}` }));
    await offer(known.slice(0, 5));
    await offer([aRow('好的'), shell('p4'), ...known.slice(5)]);
    expect(texts()).toEqual(history);
    expect(gaps()).toEqual([]);
  });

  test('beside one common row may hide that the two sides show the same, which is said', async () => {
    await offer(rows.slice(0, 5));
    await offer(rows.slice(6));
    await offer([aRow('好的'), shell(), ...rows.slice(5)]);
    expect(gaps()[0]).toMatchObject({ overlap: true });
  });

  test('is told by a later look to have stood where a side was kept twice', async () => {
    await offer(rows.slice(0, 5));
    await offer([aRow('好的'), shell(), ...rows.slice(5)]);
    await offer(rows);
    expect(texts()).toEqual(history);
    expect(gaps()).toEqual([]);
  });

  test('in the look that heals a side kept twice is the message that stood there, and not its neighbour', async () => {
    await offer(rows.slice(0, 4));
    await offer(rows.slice(3));
    expect(gaps()).toMatchObject([{ overlap: true }]);
    await offer([...rows.slice(0, 2), shell(), ...rows.slice(3, 7)]);
    expect(texts()).toEqual(history);
    expect(gaps()).toEqual([]);
  });
});
