const dayMs = 86_400_000;

/** Days come again with each account, and are slow to read. */
const known = new Map<string, number>();

/** The number of a day given as `2026-11-20`, counted from 1970: days in between are their difference, whatever the clocks did. */
export function dayNumber(day: string): number {
  const before = known.get(day);
  if (before !== undefined) return before;
  const number = Date.parse(`${day}T00:00:00Z`) / dayMs;
  known.set(day, number);
  return number;
}

/** The day of a number, as `2026-11-20`. */
export function dayText(number: number): string {
  return new Date(number * dayMs).toISOString().slice(0, 10);
}

/** How messages are put together for a picture. */
export const units = ['day', 'week', 'month', 'year'] as const;
export type Unit = (typeof units)[number];

/** The first day of the unit that a day is in; weeks begin on Monday. */
export function unitStart(number: number, unit: Unit): number {
  if (unit === 'day') return number;
  // The first day of 1970 was a Thursday.
  if (unit === 'week') return number - ((((number + 3) % 7) + 7) % 7);
  const date = new Date(number * dayMs);
  return Date.UTC(date.getUTCFullYear(), unit === 'month' ? date.getUTCMonth() : 0, 1) / dayMs;
}

/** The first day after the unit that a day is in. */
export function unitEnd(number: number, unit: Unit): number {
  if (unit === 'day') return number + 1;
  if (unit === 'week') return unitStart(number, unit) + 7;
  const date = new Date(number * dayMs);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  return (unit === 'month' ? Date.UTC(year, month + 1, 1) : Date.UTC(year + 1, 0, 1)) / dayMs;
}

/** Days from `from` to before `to`, by their numbers. */
export type Days = { readonly from: number; readonly to: number };

export const ranges = ['month', 'quarter', 'year', 'all'] as const;
export type Range = (typeof ranges)[number];

const lengths: Readonly<Record<Exclude<Range, 'all'>, number>> = { month: 30, quarter: 90, year: 365 };
/** Fewer days than these make no picture. */
const fewest = 14;

/** The days of a range that ends with `today`; all of them begin with the `first` one that has a message, null where none has. */
export function daysOf(range: Range, today: string, first: string | null): Days {
  const end = dayNumber(today) + 1;
  if (range !== 'all') return { from: end - lengths[range], to: end };
  const from = first === null ? end : dayNumber(first);
  return { from: Math.min(from, end - fewest), to: end };
}

/** The finest unit in which these days fit into so many pixels, with `least` for each bar. */
export function unitFor({ from, to }: Days, width: number, least: number): Unit {
  const days = to - from;
  const counts: Readonly<Record<Unit, number>> = { day: days, week: days / 7, month: days / 30.4, year: days / 365 };
  return units.find((unit) => counts[unit] * least <= width) ?? 'year';
}
