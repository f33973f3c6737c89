import type { DayOfRows } from './days';

/** A day of a calendar with the messages sent on it; `level` is 0 for none, up to 4 for as many as on the busiest day. */
export type CalendarDay = { readonly day: string; readonly count: number; readonly level: number };
/** A month (`2026-11`) with the messages sent in it; `share` is 1 for the busiest. */
export type CalendarMonth = { readonly month: string; readonly count: number; readonly share: number };

export const levels = 4;

const yearOf = (day: string): number => Number(day.slice(0, 4));
const dayText = (at: number): string => new Date(at).toISOString().slice(0, 10);
const dayMs = 86_400_000;

/**
 * A year as weeks of seven days, Monday first; null where a week reaches into another year. Numbers of messages differ by orders, so their
 * logarithms are compared.
 */
export function weeksOf(year: number, days: readonly DayOfRows[]): readonly (readonly (CalendarDay | null)[])[] {
  const counts = new Map(days.map(({ day, count }) => [day, count]));
  const most = Math.log1p(Math.max(1, ...days.map(({ count }) => count)));
  const [start, end] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)];
  const monday = start - ((new Date(start).getUTCDay() + 6) % 7) * dayMs;
  const weeks: (CalendarDay | null)[][] = [];
  for (let week = monday; week < end; week += 7 * dayMs) {
    weeks.push(
      Array.from({ length: 7 }, (_, weekday) => {
        const at = week + weekday * dayMs;
        if (at < start || at >= end) return null;
        const day = dayText(at);
        const count = counts.get(day) ?? 0;
        return { day, count, level: Math.ceil((levels * Math.log1p(count)) / most) };
      }),
    );
  }
  return weeks;
}

/** Every month of the years from the first to the last with messages: whole years, like the calendar's, so that few months are no wide bars. */
export function monthsOf(days: readonly DayOfRows[]): readonly CalendarMonth[] {
  const counts = new Map<string, number>();
  for (const { day, count } of days) counts.set(day.slice(0, 7), (counts.get(day.slice(0, 7)) ?? 0) + count);
  const most = Math.max(1, ...counts.values());
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return [];
  const months: CalendarMonth[] = [];
  const end = Date.UTC(yearOf(last.day) + 1, 0, 1);
  for (let at = Date.UTC(yearOf(first.day), 0, 1), index = 1; at < end; at = Date.UTC(yearOf(first.day), index++, 1)) {
    const month = dayText(at).slice(0, 7);
    const count = counts.get(month) ?? 0;
    months.push({ month, count, share: count / most });
  }
  return months;
}

/** The years from the first to the last day. */
export function yearsOf(days: readonly DayOfRows[]): { readonly first: number; readonly last: number } {
  const [first, last] = [days[0], days.at(-1)];
  return first && last ? { first: yearOf(first.day), last: yearOf(last.day) } : { first: 0, last: 0 };
}
