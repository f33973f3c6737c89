import { describe, expect, test } from 'vitest';
import type { Conversation } from '../../archive/ports';
import type { DayCount } from '../../search/finder';
import { namedOnes, ticksTo } from '../charts/ticks';
import { biggestContacts } from './biggest';
import { activeDays, bucketsOf, countsIn, evenSums, firstDay } from './buckets';
import { dayNumber, daysOf, dayText, unitEnd, unitFor, unitStart } from './calendar';
import { gapCount, openGaps } from './open-gaps';
import { accountParts, accountShares, consoleShares } from './shares';
import { percentile, waitingRows, waitingTotal, waitPlace } from './waiting';

const count = (day: string, sides: Partial<DayCount> = {}): DayCount => ({
  day,
  console: 'wangwang',
  account: 'shop',
  in: 0,
  out: 0,
  system: 0,
  ...sides,
});
const days = (from: string, to: string) => ({ from: dayNumber(from), to: dayNumber(to) });

describe('the calendar', () => {
  test.each([
    ['week', '2026-11-16', '2026-11-16', '2026-11-23'],
    ['week', '2026-11-22', '2026-11-16', '2026-11-23'],
    ['week', '1969-12-31', '1969-12-29', '1970-01-05'],
    ['month', '2024-02-29', '2024-02-01', '2024-03-01'],
    ['month', '2026-12-31', '2026-12-01', '2027-01-01'],
    ['year', '2026-06-01', '2026-01-01', '2027-01-01'],
    ['day', '2026-11-20', '2026-11-20', '2026-11-21'],
  ] as const)('the %s of %s is from %s to before %s', (unit, day, start, end) => {
    expect([dayText(unitStart(dayNumber(day), unit)), dayText(unitEnd(dayNumber(day), unit))]).toEqual([start, end]);
  });

  test('a range ends with today, and all begins with the first message', () => {
    expect(daysOf('month', '2026-11-20', '2020-01-01')).toEqual(days('2026-10-22', '2026-11-21'));
    expect(daysOf('all', '2026-11-20', '2016-11-20')).toEqual(days('2016-11-20', '2026-11-21'));
    expect(daysOf('all', '2026-11-20', '2026-11-20')).toEqual(days('2026-11-07', '2026-11-21'));
    expect(daysOf('all', '2026-11-20', null)).toEqual(days('2026-11-07', '2026-11-21'));
  });

  test('bars are as fine as the width lets them be', () => {
    expect(unitFor(days('2025-11-21', '2026-11-21'), 1000, 2.5)).toBe('day');
    expect(unitFor(days('2025-11-21', '2026-11-21'), 320, 2.5)).toBe('week');
    expect(unitFor(days('2016-11-21', '2026-11-21'), 1000, 2.5)).toBe('month');
    expect(unitFor(days('1926-11-21', '2026-11-21'), 300, 2.5)).toBe('year');
    expect(unitFor(days('1000-01-01', '2026-11-21'), 10, 2.5)).toBe('year');
  });
});

describe('buckets', () => {
  test('hold every unit of the days, cut at their ends, with what was counted in it', () => {
    const counts = [
      count('2026-11-17', { in: 1 }),
      count('2026-11-18', { in: 2, out: 1, account: 'other' }),
      count('2026-11-23', { system: 1 }),
      count('2026-12-02', { in: 9 }),
    ];
    expect(bucketsOf(counts, days('2026-11-18', '2026-12-01'), 'week')).toEqual([
      { ...days('2026-11-18', '2026-11-23'), in: 2, out: 1, system: 0 },
      { ...days('2026-11-23', '2026-11-30'), in: 0, out: 0, system: 1 },
      { ...days('2026-11-30', '2026-12-01'), in: 0, out: 0, system: 0 },
    ]);
  });

  test('lose and double no message, whatever the unit', () => {
    const counts = Array.from({ length: 800 }, (_, index) => count(dayText(dayNumber('2024-12-01') + index), { in: 1, out: index % 3 }));
    const all = { from: dayNumber('2024-12-01'), to: dayNumber('2024-12-01') + 800 };
    for (const unit of ['day', 'week', 'month', 'year'] as const) {
      const buckets = bucketsOf(counts, all, unit);
      expect(buckets.reduce((sum, one) => sum + one.in, 0)).toBe(800);
      expect(buckets.map(({ to }) => to).slice(0, -1)).toEqual(buckets.map(({ from }) => from).slice(1));
      expect([buckets[0]?.from, buckets.at(-1)?.to]).toEqual([all.from, all.to]);
    }
  });

  test('parts of one length lose and double no message either', () => {
    const counts = Array.from({ length: 100 }, (_, index) => count(dayText(dayNumber('2026-01-01') + index), { in: 1 }));
    const sums = evenSums(counts, days('2026-01-01', '2026-04-11'), 32);
    expect(sums).toHaveLength(32);
    expect(sums.reduce((sum, one) => sum + one, 0)).toBe(100);
    expect(Math.max(...sums) - Math.min(...sums)).toBeLessThanOrEqual(1);
    expect(evenSums(counts, days('2026-01-01', '2026-01-04'), 32)).toEqual([1, 1, 1]);
  });

  test('what was counted tells its days', () => {
    const counts = [count('2026-11-20', { in: 1 }), count('2026-11-19'), count('2026-11-20', { account: null })];
    expect(firstDay(counts)).toBe('2026-11-19');
    expect(firstDay([])).toBeNull();
    expect(activeDays(counts)).toBe(2);
    expect(countsIn(counts, days('2026-11-20', '2026-11-21'))).toHaveLength(2);
  });
});

describe('shares', () => {
  const counts = [
    count('2026-11-20', { in: 1, account: 'shop:anna' }),
    count('2026-11-21', { in: 2, account: 'shop:anna' }),
    count('2026-11-20', { out: 4, account: 'shop:ben' }),
    count('2026-11-20', { in: 5, account: 'shop' }),
    count('2026-11-20', { in: 1, account: null }),
    count('2026-11-20', { in: 20, account: 'shop', console: 'dingtalk' }),
  ];

  test('of consoles are sums, the most first', () => {
    expect(consoleShares(counts)).toEqual([
      { console: 'dingtalk', sides: { in: 20, out: 0, system: 0 } },
      { console: 'wangwang', sides: { in: 9, out: 4, system: 0 } },
    ]);
  });

  test('of accounts count their sub-accounts, and name them below', () => {
    expect(accountShares(counts)).toEqual([
      { console: 'dingtalk', account: 'shop', sides: { in: 20, out: 0, system: 0 }, subs: [] },
      {
        console: 'wangwang',
        account: 'shop',
        sides: { in: 8, out: 4, system: 0 },
        subs: [
          { account: 'shop:ben', name: 'ben', sides: { in: 0, out: 4, system: 0 } },
          { account: 'shop:anna', name: 'anna', sides: { in: 3, out: 0, system: 0 } },
        ],
      },
      { console: 'wangwang', account: null, sides: { in: 1, out: 0, system: 0 }, subs: [] },
    ]);
  });

  test('a colon at an end parts nothing', () => {
    expect([accountParts('a:b:c'), accountParts('a:'), accountParts(':b'), accountParts('a')]).toEqual([
      ['a', 'b:c'],
      ['a:', null],
      [':b', null],
      ['a', null],
    ]);
  });
});

describe('waits', () => {
  test.each([
    [[], 0.5, null],
    [[7], 0.5, 7],
    [[7], 0.9, 7],
    [[1, 2], 0.5, 1],
    [[1, 2, 3], 0.5, 2],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9, 9],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 0.9, 10],
  ])('of %j the part of %d do not exceed %j', (values, share, expected) => {
    expect(percentile(Float64Array.from(values), share)).toBe(expected);
  });

  const waits = [
    { console: 'wangwang', account: 'a', answered: Float64Array.from([30, 10, 20]), unanswered: 1 },
    { console: 'wangwang', account: 'b', answered: new Float64Array(), unanswered: 9 },
    { console: 'wangwang', account: 'c', answered: new Float64Array(), unanswered: 0 },
  ];

  test('are told by account, sorted before they are counted', () => {
    expect(waitingRows(waits)).toEqual([
      { console: 'wangwang', account: 'b', answered: 0, unanswered: 9, median: null, most: null },
      { console: 'wangwang', account: 'a', answered: 3, unanswered: 1, median: 20, most: 30 },
    ]);
    expect(waitingTotal(waits)).toMatchObject({ answered: 3, unanswered: 10, median: 20, most: 30 });
  });

  test('have their place between a second and a week', () => {
    expect([waitPlace(0), waitPlace(1000), waitPlace(7 * 86_400_000), waitPlace(1e12)]).toEqual([0, 0, 1, 1]);
    expect(waitPlace(60_000)).toBeLessThan(waitPlace(3_600_000));
  });
});

const conversation = (key: string, more: Partial<Conversation>): Conversation => ({
  key,
  console: 'wangwang',
  account: null,
  peer: { id: null, name: key },
  host: '',
  zone: 'UTC',
  total: 1,
  firstAt: null,
  lastAt: null,
  lastSeen: 0,
  preview: null,
  orders: [],
  gaps: [],
  fromStart: false,
  ...more,
});

test('the newest gap of each conversation is told, those last heard of first', () => {
  const old = { after: 1, before: 2 };
  const fresh = { after: 5, before: 9 };
  const all = [
    conversation('a', { gaps: [old, fresh], lastAt: 1 }),
    conversation('b', { gaps: [old], lastSeen: 7 }),
    conversation('c', { lastAt: 9 }),
  ];
  expect(gapCount(all)).toBe(3);
  expect(openGaps(all, 5).map(({ conversation: { key }, gap }) => [key, gap])).toEqual([
    ['b', old],
    ['a', fresh],
  ]);
  expect(openGaps(all, 1)).toHaveLength(1);
});

test('the biggest contacts are people, whichever accounts talked with them', () => {
  const all = [
    conversation('a', { peer: { id: '1', name: 'Ann' }, total: 3 }),
    conversation('b', { peer: { id: '1', name: 'Ann ★' }, total: 4, account: 'x' }),
    conversation('c', { peer: { id: null, name: 'Bo' }, total: 5 }),
    conversation('d', { peer: { id: null, name: null }, total: 2 }),
    conversation('e', { peer: { id: null, name: null }, total: 0 }),
  ];
  const found = biggestContacts(all, 3);
  expect(found.map(({ messages, conversations }) => [messages, conversations.map(({ key }) => key)])).toEqual([
    [7, ['b', 'a']],
    [5, ['c']],
    [2, ['d']],
  ]);
});

describe('an axis', () => {
  test.each([
    [0, [0, 1]],
    [1, [0, 1]],
    [3, [0, 1, 2, 3]],
    [7, [0, 2, 4, 6, 8]],
    [214, [0, 100, 200, 300]],
    [1_000_000, [0, 500_000, 1_000_000]],
  ])('to %d is marked with round numbers', (most, ticks) => expect(ticksTo(most)).toEqual(ticks));

  test('names as many as there is room for', () => {
    expect(namedOnes(30, 300, 60)).toEqual([0, 6, 12, 18, 24]);
    expect(namedOnes(3, 300, 60)).toEqual([0, 1, 2]);
    expect(namedOnes(1, 10, 60)).toEqual([0]);
    expect(namedOnes(0, 10, 60)).toEqual([]);
  });
});
