import { dayText, type Days, type Unit } from './calendar';

const dayMs = 86_400_000;

/** A format in which days are said as they are, whatever the zone. */
function format(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options });
}

/** What a bar's days are called: «Fri, Nov 20, 2026», «Nov 16 – 22, 2026», «November 2026», «2026». */
export function periodName({ from, to }: Days, unit: Unit, language: string): string {
  const first = from * dayMs;
  const last = (to - 1) * dayMs;
  if (unit === 'year') return format(language, { year: 'numeric' }).format(first);
  if (unit === 'month') return format(language, { year: 'numeric', month: 'long' }).format(first);
  const day = { year: 'numeric', month: 'short', day: 'numeric' } as const;
  return unit === 'week' && to - from > 1
    ? format(language, day).formatRange(first, last)
    : format(language, { ...day, weekday: 'short' }).format(first);
}

/** What stands below a bar: no more than tells it from the others. */
export function axisName(from: number, unit: Unit, { from: first, to }: Days, language: string): string {
  if (unit === 'year') return dayText(from).slice(0, 4);
  const isLong = to - first > 400;
  const options: Intl.DateTimeFormatOptions =
    unit === 'month' || isLong ? { year: 'numeric', month: 'short' } : { month: 'short', day: 'numeric' };
  return format(language, options).format(from * dayMs);
}
