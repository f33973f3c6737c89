import { describe, expect, test } from 'vitest';
import { timesOf } from './dates';

/** A Friday. */
const now = new Date(2026, 10, 20, 14, 30).getTime();
const day = (text: string): number => {
  const [y = 0, m = 1, d = 1] = text.split('-').map(Number);
  return new Date(y, m - 1, d).getTime();
};

describe('during', () => {
  test.each([
    ['2026-11-20', '2026-11-20', '2026-11-21'],
    ['2026/11/2', '2026-11-02', '2026-11-03'],
    ['２０２６．１１．２', '2026-11-02', '2026-11-03'],
    ['20261102', '2026-11-02', '2026-11-03'],
    ['2026年11月2日', '2026-11-02', '2026-11-03'],
    ['2026-11', '2026-11-01', '2026-12-01'],
    ['2025年12月', '2025-12-01', '2026-01-01'],
    ['2026', '2026-01-01', '2027-01-01'],
    ['11月2日', '2026-11-02', '2026-11-03'],
    ['12月', '2025-12-01', '2026-01-01'],
    ['12月24號', '2025-12-24', '2025-12-25'],
    ['today', '2026-11-20', '2026-11-21'],
    ['昨天', '2026-11-19', '2026-11-20'],
    ['this week', '2026-11-16', '2026-11-23'],
    ['last-week', '2026-11-09', '2026-11-16'],
    ['上周', '2026-11-09', '2026-11-16'],
    ['上個禮拜', '2026-11-09', '2026-11-16'],
    ['這週', '2026-11-16', '2026-11-23'],
    ['上上个星期', '2026-11-02', '2026-11-09'],
    ['本月', '2026-11-01', '2026-12-01'],
    ['上个月', '2026-10-01', '2026-11-01'],
    ['Last Year', '2025-01-01', '2026-01-01'],
    ['去年', '2025-01-01', '2026-01-01'],
    ['1d', '2026-11-20', null],
    ['7d', '2026-11-14', null],
    ['近7天', '2026-11-14', null],
    ['最近 7 天', '2026-11-14', null],
    ['3w', '2026-10-31', null],
    ['2m', '2026-09-21', null],
    ['2个月内', '2026-09-21', null],
    ['1y', '2025-11-21', null],
    ['2026-11-01..2026-11-03', '2026-11-01', '2026-11-04'],
    ['2026-11-03..2026-11-01', '2026-11-01', '2026-11-04'],
    ['11月1日至11月3日', '2026-11-01', '2026-11-04'],
    ['2026-10..', '2026-10-01', null],
    ['..昨天', null, '2026-11-20'],
  ])('%s', (typed, from, to) => {
    expect(timesOf('during', typed, now)).toEqual({ from: from === null ? null : day(from), to: to === null ? null : day(to) });
  });

  test('a moment lasts as long as its last digit says', () => {
    const from = Date.UTC(2026, 10, 20, 6, 30);
    expect(timesOf('on', '2026-11-20T14:30+08:00', now)).toEqual({ from, to: from + 60_000 });
    expect(timesOf('on', '2026-11-20T06:30:05Z', now)).toEqual({ from: from + 5000, to: from + 6000 });
    expect(timesOf('after', '2026-11-20T06:30:00.000Z', now)).toEqual({ from, to: null });
  });
});

test('before and after leave out the day, month or year they name', () => {
  expect(timesOf('before', '2026-11', now)).toEqual({ from: null, to: day('2026-11-01') });
  expect(timesOf('after', '2026-11', now)).toEqual({ from: day('2026-12-01'), to: null });
  expect(timesOf('after', 'yesterday', now)).toEqual({ from: day('2026-11-20'), to: null });
});

test('before and after a stretch part at its beginning', () => {
  expect(timesOf('before', '7d', now)).toEqual({ from: null, to: day('2026-11-14') });
  expect(timesOf('after', '7d', now)).toEqual({ from: day('2026-11-14'), to: null });
});

test.each([
  '',
  'soon',
  '2026-13',
  '2026-02-30',
  '0026',
  '0d',
  '99999d',
  '13月',
  '1..2..3',
  '..x',
  '2026-11-20T25:00Z',
  '__proto__',
  'constructor',
])('«%s» is no date', (typed) => expect(timesOf('during', typed, now)).toBeNull());
