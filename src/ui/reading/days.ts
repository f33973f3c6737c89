import type { Outline } from '../../search/finder';
import { localDay } from '../format';

/** A local day (`2026-11-20`) on which messages were sent: the first of them by its place, and how many there are. */
export type DayOfRows = { readonly day: string; readonly first: number; readonly count: number };

/** The days of a conversation, in their order, in the browser's zone. */
export function daysOf({ at }: Outline): readonly DayOfRows[] {
  const days = new Map<string, { first: number; count: number }>();
  let [start, end] = [0, 0];
  let last = { first: 0, count: 0 };
  for (let index = 0; index < at.length; index++) {
    const instant = at[index] ?? 0;
    // Most messages are of the day of the one before; the calendar is asked only where they are not.
    if (instant < start || instant >= end) {
      const midnight = new Date(instant);
      start = midnight.setHours(0, 0, 0, 0);
      end = midnight.setDate(midnight.getDate() + 1);
      const day = localDay(instant);
      last = days.get(day) ?? { first: index, count: 0 };
      days.set(day, last);
    }
    last.count++;
  }
  return [...days].map(([day, { first, count }]) => ({ day, first, count })).toSorted((a, b) => (a.day < b.day ? -1 : 1));
}

/** The day to go to from a row: the next one, or the beginning of its own and then the one before. Undefined where there is none. */
export function dayBeside(days: readonly DayOfRows[], row: number, by: 1 | -1): DayOfRows | undefined {
  return by > 0 ? days.find(({ first }) => first > row) : days.findLast(({ first }) => first < row);
}

/** The day to show when `day` is asked for: itself, else the next one with messages, else the last. */
export function dayFor(days: readonly DayOfRows[], day: string): DayOfRows | undefined {
  return days.find((one) => one.day >= day) ?? days.at(-1);
}

/** The days of other years and months that have the same number in their month as `day`, newest first. */
export function sameDays<D extends Pick<DayOfRows, 'day'>>(
  days: readonly D[],
  day: string,
): { readonly years: readonly D[]; readonly months: readonly D[] } {
  const others = days.filter((one) => one.day !== day).toReversed();
  const years = others.filter((one) => one.day.slice(5) === day.slice(5));
  return { years, months: others.filter((one) => one.day.slice(8) === day.slice(8) && !years.includes(one)) };
}
