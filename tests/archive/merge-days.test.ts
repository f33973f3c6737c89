import { beforeEach, expect, test } from 'vitest';
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
const times = () => store.transcript().map(({ time }) => time.iso);

/** Rows with clocks of their own under a line that says the day. */
const under = (line: string | null, rows: readonly (readonly [string, string])[]) =>
  rows.map(([text, clock]) => aRow(text, { time: { text: clock, separator: line, attribute: null, carried: false } }));

test('days are known of rows whose line has left the page, once another row under that line has shown it', async () => {
  await offer(
    under(null, [
      ['三', '14:32'],
      ['四', '14:40'],
      ['五', '15:02'],
    ]),
  );
  await offer(
    [
      ...under('2026年11月19日', [
        ['一', '14:30'],
        ['二', '14:31'],
      ]),
      ...under('2026年11月19日', [['三', '14:32']]),
    ],
    { how: 'scrolled' },
  );
  expect(texts()).toEqual(['一', '二', '三', '四', '五']);
  expect(times()).toEqual(['14:30', '14:31', '14:32', '14:40', '15:02'].map((clock) => `2026-11-19T${clock}:00+08:00`));
  expect(store.transcript().at(-1)?.time).toMatchObject({ source: 'inferred', raw: '15:02', precision: 'minute' });
});

test('days are known beyond a notice that shows no time', async () => {
  const notice = aRow('Order shipped', { direction: 'system', kind: 'system' });
  await offer([...under(null, [['二', '14:31']]), notice, ...under(null, [['三', '14:32']])]);
  await offer(
    under('2026年11月19日', [
      ['一', '14:30'],
      ['二', '14:31'],
    ]),
    { how: 'scrolled' },
  );
  expect(times()).toEqual(['2026-11-19T14:30:00+08:00', '2026-11-19T14:31:00+08:00', null, '2026-11-19T14:32:00+08:00']);
});

test('days stay unknown where the clocks fall: a line stood between, or should have', async () => {
  await offer([...under('2026年11月19日', [['一', '23:50']]), ...under(null, [])]);
  await offer(
    under(null, [
      ['一', '23:50'],
      ['二', '00:10'],
    ]),
  );
  expect(times()).toEqual(['2026-11-19T23:50:00+08:00', null]);
});

test('days stay unknown where rows under one line have shown different ones', async () => {
  await offer(
    under(null, [
      ['一', '10:00'],
      ['二', '11:00'],
      ['三', '12:00'],
    ]),
  );
  await offer([...under('2026年11月19日', [['一', '10:00']]), ...under('2026年11月20日', [['二', '11:00']])]);
  expect(times()).toEqual(['2026-11-19T10:00:00+08:00', '2026-11-20T11:00:00+08:00', null]);
});
