import type { Sighting } from './sighting';
import { parseTimeText, type DateOrder } from './time-text';

const numeric = /(?<![\d:./-])(\d{1,2})([-/.])(\d{1,2})\2(?:\d{4}|\d{2})(?![\d/.-])/;
const named = /\p{L}{3}|[年월月]|^\d{4}/u;

/**
 * How a page writes `3/8/2026`, as its own dates tell: by a number over twelve, by the line in words above, or by the order in which the
 * dates stand and that none lies ahead. Null when they do not tell; then the page's language has to.
 */
export function dateOrder({ rows, lang, at }: Pick<Sighting, 'rows' | 'lang' | 'at'>): DateOrder | null {
  const texts = new Set(rows.flatMap(({ time }) => [time.separator, time.text]).filter((text) => text !== null && numeric.test(text)));
  if (texts.size === 0) return null;
  const dates = [...texts].map((text) => text ?? '');
  return byLargeNumbers(dates) ?? byWords(rows, lang) ?? bySequence(dates, lang, at);
}

function byLargeNumbers(dates: readonly string[]): DateOrder | null {
  const pairs = dates.map((text) => numeric.exec(text));
  const dayFirst = pairs.some((found) => Number(found?.[1]) > 12);
  const monthFirst = pairs.some((found) => Number(found?.[3]) > 12);
  if (dayFirst === monthFirst) return null;
  return dayFirst ? 'day-first' : 'month-first';
}

/** A row's own date must be that of the line in words above it. */
function byWords(rows: Pick<Sighting, 'rows'>['rows'], lang: string): DateOrder | null {
  for (const { time } of rows) {
    if (time.text === null || time.separator === null || !numeric.test(time.text) || !named.test(time.separator)) continue;
    const line = dayKey(time.separator, lang, null);
    const [dayFirst, monthFirst] = [dayKey(time.text, lang, 'day-first'), dayKey(time.text, lang, 'month-first')];
    if (line !== null && dayFirst !== monthFirst && (line === dayFirst || line === monthFirst))
      return line === dayFirst ? 'day-first' : 'month-first';
  }
  return null;
}

function dayKey(text: string, lang: string, order: DateOrder | null): number | null {
  const day = parseTimeText(text, lang, order)?.day;
  return day?.is === 'date' && day.year !== null ? (day.year * 12 + day.month) * 31 + day.day : null;
}

const dayMs = 86_400_000;

/** Messages stand oldest first and none is of the day after tomorrow: the reading that breaks this is wrong if the other does not. */
function bySequence(dates: readonly string[], lang: string, at: number): DateOrder | null {
  const until = new Date(at + 2 * dayMs);
  const latest = (until.getUTCFullYear() * 12 + until.getUTCMonth() + 1) * 31 + until.getUTCDate();
  const faults = (order: DateOrder): number => {
    const keys = dates.map((text) => dayKey(text, lang, order)).filter((key) => key !== null);
    return keys.filter((key, index) => key > latest || key < (keys[index - 1] ?? 0)).length;
  };
  const [dayFirst, monthFirst] = [faults('day-first'), faults('month-first')];
  if (dayFirst === monthFirst) return null;
  return dayFirst < monthFirst ? 'day-first' : 'month-first';
}
