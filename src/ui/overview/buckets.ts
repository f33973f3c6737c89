import type { DayCount } from '../../search/finder';
import { dayNumber, type Days, unitEnd, unitStart, type Unit } from './calendar';

/** Messages by side. */
export type Sides = { readonly in: number; readonly out: number; readonly system: number };
export const noSides: Sides = { in: 0, out: 0, system: 0 };

export const sumOf = (sides: Sides): number => sides.in + sides.out + sides.system;

export const added = (one: Sides, other: Sides): Sides => ({
  in: one.in + other.in,
  out: one.out + other.out,
  system: one.system + other.system,
});

/** The messages of one unit, or of what of it lies in the days looked at. */
export type Bucket = Days & Sides;

/** Every unit of the days, also those without messages, oldest first. */
export function bucketsOf(counts: readonly DayCount[], { from, to }: Days, unit: Unit): readonly Bucket[] {
  const sums = new Map<number, Sides>();
  for (const count of counts) {
    const day = dayNumber(count.day);
    if (day < from || day >= to) continue;
    const start = unitStart(day, unit);
    sums.set(start, added(sums.get(start) ?? noSides, count));
  }
  const buckets: Bucket[] = [];
  for (let day = from; day < to; day = unitEnd(day, unit)) {
    const sides = sums.get(unitStart(day, unit)) ?? noSides;
    buckets.push({ in: sides.in, out: sides.out, system: sides.system, from: day, to: Math.min(to, unitEnd(day, unit)) });
  }
  return buckets;
}

/** The sums of `most` parts of the days that are all of one length, or of each day where there are fewer. */
export function evenSums(counts: readonly DayCount[], { from, to }: Days, most: number): readonly number[] {
  const parts = Math.max(1, Math.min(most, to - from));
  const sums = Array.from({ length: parts }, () => 0);
  for (const count of counts) {
    const part = Math.floor(((dayNumber(count.day) - from) * parts) / (to - from));
    if (part >= 0 && part < parts) sums[part] = (sums[part] ?? 0) + sumOf(count);
  }
  return sums;
}

/** What was counted on these days. */
export function countsIn(counts: readonly DayCount[], { from, to }: Days): readonly DayCount[] {
  return counts.filter(({ day }) => dayNumber(day) >= from && dayNumber(day) < to);
}

/** The first day with a message, or null. */
export function firstDay(counts: readonly DayCount[]): string | null {
  return counts.reduce<string | null>((first, { day }) => (first === null || day < first ? day : first), null);
}

/** How many of the days have a message. */
export function activeDays(counts: readonly DayCount[]): number {
  return new Set(counts.map(({ day }) => day)).size;
}
