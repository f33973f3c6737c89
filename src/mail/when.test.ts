import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { When } from './plan';
import { comingDue, lastDue } from './when';

const zones = [
  'Asia/Shanghai',
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/Sao_Paulo',
  'Pacific/Apia',
  'Africa/Casablanca',
];
const day = 86_400_000;
const from = Date.UTC(2011, 0, 1);
const to = Date.UTC(2031, 0, 1);

type Dated = Exclude<When, { every: 'quiet' }>;
const clocks = fc.integer({ min: 0, max: 1439 });
const whens: fc.Arbitrary<Dated> = fc.oneof(
  fc.record({ every: fc.constant('day' as const), at: clocks }),
  fc.record({ every: fc.constant('week' as const), on: fc.integer({ min: 0, max: 6 }), at: clocks }),
  fc.record({ every: fc.constant('month' as const), at: clocks }),
);

const calendars = new Map(
  zones.map((zone) => {
    const shown = { weekday: 'short', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
    return [zone, new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', ...shown })];
  }),
);

/** What a clock and a calendar on the wall show, told by Intl and not by the code under test. */
function wall(zone: string, at: number) {
  const parts = calendars.get(zone)?.formatToParts(at) ?? [];
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return {
    date: `${of('year')}-${of('month')}-${of('day')}`,
    dayOfMonth: of('day'),
    weekday: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].indexOf(of('weekday')),
    minutes: Number(of('hour')) * 60 + Number(of('minute')),
  };
}

test('a due moment shows the clock and the day that were asked for, or lies as much later as the clocks jump', () => {
  fc.assert(
    fc.property(whens, fc.constantFrom(...zones), fc.integer({ min: from, max: to }), (when, zone, now) => {
      const [last, coming] = [lastDue(when, zone, now), comingDue(when, zone, now)];
      expect(last).toBeLessThanOrEqual(now);
      expect(coming).toBeGreaterThan(now);
      for (const due of [last, coming]) {
        const shown = wall(zone, due);
        // On a day that was left out (Apia, 30 December 2011) the next one stands in.
        if (zone === 'Pacific/Apia' && shown.date === '2011-12-31') continue;
        const later = (shown.minutes - when.at + 1440) % 1440;
        const isNextDay = shown.minutes < when.at;
        expect([0, 30, 60]).toContain(later);
        expect(when.every !== 'week' || shown.weekday === (when.on + (isNextDay ? 1 : 0)) % 7).toBe(true);
        expect(when.every !== 'month' || shown.dayOfMonth === '01').toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

test('nothing is due between the last and the coming moment, and both agree', () => {
  fc.assert(
    fc.property(whens, fc.constantFrom(...zones), fc.integer({ min: from, max: to }), (when, zone, now) => {
      const coming = comingDue(when, zone, now);
      expect(lastDue(when, zone, coming)).toBe(coming);
      expect(lastDue(when, zone, coming - 1)).toBe(lastDue(when, zone, now));
      expect(comingDue(when, zone, lastDue(when, zone, now))).toBe(coming);
    }),
    { numRuns: 300 },
  );
});

describe('every local day has one due moment', () => {
  test.each(['Asia/Shanghai', 'Europe/Berlin', 'Australia/Lord_Howe'])('%s', (zone) => {
    for (const at of [0, 150]) {
      const when = { every: 'day', at } as const;
      const dates: string[] = [];
      for (let due = comingDue(when, zone, from); due < from + 370 * day; due = comingDue(when, zone, due))
        dates.push(wall(zone, due).date);
      expect(new Set(dates).size).toBe(dates.length);
      expect(dates.length).toBeGreaterThanOrEqual(369);
    }
  });
});

test.each([
  // Clocks go from 2:00 to 3:00: what was to go at 2:30 goes at 3:30.
  ['Europe/Berlin', 150, '2026-03-28T12:00:00Z', '2026-03-29T01:30:00Z'],
  // They go from 3:00 back to 2:00: it goes at the first 2:30 and not again at the second.
  ['Europe/Berlin', 150, '2026-10-24T12:00:00Z', '2026-10-25T00:30:00Z'],
  ['Europe/Berlin', 150, '2026-10-25T00:30:00Z', '2026-10-26T01:30:00Z'],
  ['Asia/Shanghai', 1410, '2026-11-22T00:00:00Z', '2026-11-22T15:30:00Z'],
])('in %s at %i minutes after %s comes %s', (zone, at, now, due) => {
  expect(new Date(comingDue({ every: 'day', at }, zone, Date.parse(now))).toISOString()).toBe(new Date(due).toISOString());
});

test('however long the machine slept, what was missed is caught up with once', () => {
  const naps = fc.array(fc.integer({ min: 1, max: 40 * day }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(whens, fc.constantFrom(...zones), naps, (when, zone, sleeps) => {
      let [now, done] = [from, from];
      const runs: number[] = [];
      for (const nap of sleeps) {
        now += nap;
        const due = lastDue(when, zone, now);
        const wasDue = comingDue(when, zone, done) <= now;
        expect(due > done).toBe(wasDue);
        if (due <= done) continue;
        runs.push(due);
        done = due;
      }
      expect(runs).toEqual([...new Set(runs)].toSorted((a, b) => a - b));
    }),
    { numRuns: 100 },
  );
});
