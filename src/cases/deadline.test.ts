import { describe, expect, test } from 'vitest';
import type { Case } from './case';
import { byDeadline, dayAfter, deadlineAfter, dueOf, instantIn, nextLook, remindAt, shownIn } from './deadline';

const shanghai = 'Asia/Shanghai';
const at = (iso: string): number => Date.parse(iso);
const dated = (deadline: number | null, more: Partial<Case> = {}) => ({
  deadline,
  zone: shanghai,
  status: 'open' as const,
  remind: 2,
  changed: 0,
  ...more,
});

describe('days', () => {
  test.each([
    ['2026-11-20', 2, 'calendar', '2026-11-22'],
    ['2026-11-20', 5, 'business', '2026-11-27'],
    ['2026-11-21', 1, 'business', '2026-11-23'],
    ['2026-11-18', 0, 'business', '2026-11-18'],
    ['2026-12-30', 5, 'calendar', '2027-01-04'],
    ['2026-11-23', -1, 'business', '2026-11-20'],
    ['2027-03-01', -14, 'calendar', '2027-02-15'],
  ] as const)('%s and %i %s days is %s', (day, days, counts, then) => {
    expect(dayAfter(day, { days, counts })).toBe(then);
  });

  test('end in the zone of the market, whatever that of the browser', () => {
    expect(deadlineAfter('2026-11-20', { days: 5, counts: 'calendar' }, shanghai)).toBe(at('2026-11-25T23:59:00+08:00'));
    expect(deadlineAfter('2026-11-20', { days: 5, counts: 'calendar' }, 'America/Sao_Paulo')).toBe(at('2026-11-25T23:59:00-03:00'));
    expect(deadlineAfter('someday', { days: 5, counts: 'calendar' }, shanghai)).toBeNull();
  });

  test('and clocks stay over a change to summer time', () => {
    const before = instantIn('Europe/Berlin', '2026-03-28', '12:00') ?? 0;
    const after = instantIn('Europe/Berlin', '2026-03-29', '12:00') ?? 0;
    expect((after - before) / 3_600_000).toBe(23);
    expect(shownIn('Europe/Berlin', after)).toEqual({ day: '2026-03-29', clock: '12:00' });
    expect(instantIn(shanghai, 'x', '12:00')).toBeNull();
  });
});

describe('a deadline', () => {
  const deadline = at('2026-11-25T18:00:00+08:00');
  test.each([
    ['2026-11-25T18:00:00.001+08:00', 'overdue', 0],
    ['2026-11-27T01:00:00+08:00', 'overdue', -2],
    ['2026-11-25T00:00:00+08:00', 'today', 0],
    ['2026-11-24T23:59:59+08:00', 'near', 1],
    ['2026-11-23T00:00:00+08:00', 'near', 2],
    ['2026-11-22T23:59:59+08:00', 'later', 3],
  ])('at %s is %s', (now, is, days) => {
    expect(dueOf(dated(deadline), at(now))).toEqual({ is, days });
  });

  test('that there is none of, or that was met, presses nobody', () => {
    expect(dueOf(dated(null), 0).is).toBe('none');
    expect(dueOf(dated(deadline, { status: 'handed-in' }), deadline + 1).is).toBe('done');
    expect(remindAt(dated(deadline, { status: 'closed' }))).toBeNull();
    expect(nextLook([dated(null), dated(deadline, { status: 'closed' })], 0)).toBeNull();
  });

  test('is told of at the beginning of its day, in its zone', () => {
    expect(remindAt(dated(deadline))).toBe(at('2026-11-23T00:00:00+08:00'));
    expect(remindAt(dated(deadline, { remind: 0 }))).toBe(at('2026-11-25T00:00:00+08:00'));
    expect(remindAt(dated(deadline, { remind: null }))).toBeNull();
  });

  test('is looked at again each midnight, and when it is over', () => {
    expect(nextLook([dated(deadline)], at('2026-11-20T12:00:00+08:00'))).toBe(at('2026-11-21T00:00:00+08:00'));
    expect(nextLook([dated(deadline)], at('2026-11-25T12:00:00+08:00'))).toBe(deadline + 1);
    expect(nextLook([dated(deadline)], deadline + 1)).toBeNull();
  });
});

test('what is due first comes first, then what has no deadline, then what is done', () => {
  const cases = [
    dated(null, { changed: 1 }),
    dated(9, { status: 'closed', changed: 2 }),
    dated(5),
    dated(3),
    dated(null, { changed: 4 }),
    dated(1, { status: 'handed-in', changed: 3 }),
  ];
  expect(cases.toSorted(byDeadline).map((one) => cases.indexOf(one))).toEqual([3, 2, 4, 0, 5, 1]);
});
