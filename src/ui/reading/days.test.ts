import { describe, expect, test } from 'vitest';
import { dayBeside, dayFor, daysOf, sameDays } from './days';

const at = (...times: readonly string[]): { orders: Float64Array; at: Float64Array } => ({
  orders: Float64Array.from(times.keys()),
  at: Float64Array.from(times.map((time) => new Date(time).getTime())),
});

test('days are counted by the local calendar, also where a message was sent out of order', () => {
  const days = daysOf(at('2025-11-20T00:00', '2025-11-20T23:59:59', '2026-03-08T12:00', '2025-11-20T08:00', '2026-03-09T00:00'));
  expect(days).toEqual([
    { day: '2025-11-20', first: 0, count: 3 },
    { day: '2026-03-08', first: 2, count: 1 },
    { day: '2026-03-09', first: 4, count: 1 },
  ]);
});

const days = [
  { day: '2024-11-20', first: 0, count: 4 },
  { day: '2025-10-20', first: 4, count: 1 },
  { day: '2025-11-20', first: 5, count: 2 },
  { day: '2026-11-20', first: 7, count: 3 },
];

describe('from a row', () => {
  test.each([
    [5, 1, '2026-11-20'],
    [6, -1, '2025-11-20'],
    [5, -1, '2025-10-20'],
  ] as const)('%i by %i is %s', (row, by, day) => expect(dayBeside(days, row, by)?.day).toBe(day));

  test('there is nothing beyond the ends', () => {
    expect(dayBeside(days, 0, -1)).toBeUndefined();
    expect(dayBeside(days, 8, 1)).toBeUndefined();
  });
});

test('a day without messages leads to the next one that has some, and to the last one behind all', () => {
  expect([dayFor(days, '2025-01-01')?.first, dayFor(days, '2027-01-01')?.first, dayFor([], '2027-01-01')]).toEqual([4, 7, undefined]);
});

test('the same day of other years comes before that of other months', () => {
  expect(sameDays(days, '2026-11-20')).toEqual({ years: [days[2], days[0]], months: [days[1]] });
});
