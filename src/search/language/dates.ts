type Days = { readonly kind: 'days'; readonly from: number; readonly to: number };
/** What a date names: whole days from `from` to before `to`; the time since `from`; or a moment of the given length. All epoch ms. */
export type Period =
  | Days
  | { readonly kind: 'since'; readonly from: number }
  | { readonly kind: 'moment'; readonly from: number; readonly to: number };

const dayStart = (year: number, month: number, day: number): number => new Date(year, month, day).getTime();

function days(year: number, month: number, day: number, length: { readonly y?: number; readonly m?: number; readonly d?: number }): Days {
  return {
    kind: 'days',
    from: dayStart(year, month, day),
    to: dayStart(year + (length.y ?? 0), month + (length.m ?? 0), day + (length.d ?? 0)),
  };
}

/** A day, month or year written with digits. A month without a year is the last that has begun. */
function written(text: string, now: Date): Period | null {
  const [, y, m, d] =
    /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? [];
  if (y !== undefined) return calendar(Number(y), m === undefined ? null : Number(m), d === undefined ? null : Number(d));
  const [, month, day] = /^(\d{1,2})月(?:(\d{1,2})[日号號])?$/.exec(text) ?? [];
  if (month === undefined) return null;
  const dayNumber = day === undefined ? null : Number(day);
  const thisYear = calendar(now.getFullYear(), Number(month), dayNumber);
  return thisYear && thisYear.from <= now.getTime() ? thisYear : calendar(now.getFullYear() - 1, Number(month), dayNumber);
}

function calendar(year: number, month: number | null, day: number | null): Days | null {
  if (year < 1900) return null;
  if (month === null) return days(year, 0, 1, { y: 1 });
  if (month < 1 || month > 12) return null;
  if (day === null) return days(year, month - 1, 1, { m: 1 });
  const isThere = day >= 1 && new Date(year, month - 1, day).getDate() === day;
  return isThere ? days(year, month - 1, day, { d: 1 }) : null;
}

/** A moment: local, or with `Z` or an offset. It lasts as long as its last digit says. */
function moment(text: string): Period | null {
  const [, minutes, seconds, parts] = /^(\d{4}-\d{2}-\d{2}t\d{2}:\d{2})(:\d{2})?(\.\d{1,3})?(?:z|[+-]\d{2}:\d{2})?$/.exec(text) ?? [];
  const from = minutes === undefined ? Number.NaN : Date.parse(text.toUpperCase());
  if (Number.isNaN(from)) return null;
  return { kind: 'moment', from, to: from + (parts ? 1 : seconds ? 1000 : 60_000) };
}

/** A stretch that ends today: `7d` is today and the six days before. */
function stretch(text: string, now: Date): Period | null {
  const [, digits, unit] =
    /^(?:最近|近|last|past)?(\d{1,4})(d|天|w|周|m|个月|個月|y|年|days?|weeks?|months?|years?)[内內]?$/.exec(text) ?? [];
  if (digits === undefined || unit === undefined) return null;
  const count = Number(digits);
  const [y, m, d] = [now.getFullYear(), now.getMonth(), now.getDate()];
  if (count === 0) return null;
  if (/^[d天]/.test(unit)) return { kind: 'since', from: dayStart(y, m, d - count + 1) };
  if (/^[w周]/.test(unit)) return { kind: 'since', from: dayStart(y, m, d - 7 * count + 1) };
  if (/^[m个個]/.test(unit)) return { kind: 'since', from: dayStart(y, m - count, d + 1) };
  return { kind: 'since', from: dayStart(y - count, m, d + 1) };
}

/** What a word calls a time, with how far back it lies. Weeks begin on Monday. */
const spoken: Readonly<Record<string, readonly [unit: 'day' | 'week' | 'month' | 'year', back: number]>> = {
  today: ['day', 0],
  今天: ['day', 0],
  今日: ['day', 0],
  yesterday: ['day', 1],
  昨天: ['day', 1],
  昨日: ['day', 1],
  前天: ['day', 2],
  thisweek: ['week', 0],
  本周: ['week', 0],
  lastweek: ['week', 1],
  pastweek: ['week', 1],
  上周: ['week', 1],
  上上周: ['week', 2],
  thismonth: ['month', 0],
  本月: ['month', 0],
  lastmonth: ['month', 1],
  pastmonth: ['month', 1],
  上月: ['month', 1],
  上上月: ['month', 2],
  thisyear: ['year', 0],
  今年: ['year', 0],
  本年: ['year', 0],
  lastyear: ['year', 1],
  pastyear: ['year', 1],
  去年: ['year', 1],
  前年: ['year', 2],
};

function said(text: string, now: Date): Period | null {
  const word = text.replace(/[个個]/g, '').replace(/[这這]/g, '本');
  const [unit, back] = Object.hasOwn(spoken, word) ? (spoken[word] ?? []) : [];
  if (unit === undefined || back === undefined) return null;
  const [y, m, d] = [now.getFullYear(), now.getMonth(), now.getDate()];
  if (unit === 'day') return days(y, m, d - back, { d: 1 });
  if (unit === 'week') return days(y, m, d - ((now.getDay() + 6) % 7) - 7 * back, { d: 7 });
  return unit === 'month' ? days(y, m - back, 1, { m: 1 }) : days(y - back, 0, 1, { y: 1 });
}

/** What a date names at `now` (epoch ms), in the local zone; null for what is none. */
export function periodOf(typed: string, now: number): Period | null {
  const text = typed
    .normalize('NFKC')
    .toLowerCase()
    .trim()
    .replace(/週|星期|礼拜|禮拜/g, '周');
  const joined = text.replace(/[\s_]|(?<=[a-z])-(?=[a-z])/g, '');
  const today = new Date(now);
  return written(text, today) ?? moment(text) ?? stretch(joined, today) ?? said(joined, today);
}

export type Times = { readonly from: number | null; readonly to: number | null };

/** Days or moments from one to another, `2026-11-01..2026-11-20`, either end left open; of days the last is in it. */
function rangeOf(typed: string, now: number): Times | null {
  const [first, last, ...more] = typed.split(/\.{2,3}|…|[~～至]/).map((part) => part.trim());
  if (first === undefined || last === undefined || more.length > 0) return null;
  const one = first === '' ? null : periodOf(first, now);
  const other = last === '' ? null : periodOf(last, now);
  if ((first !== '' && !one) || (last !== '' && !other)) return null;
  if (one?.kind === 'days' && other?.kind === 'days' && one.from > other.from) return { from: other.from, to: one.to };
  return {
    from: one?.from ?? null,
    to: other === null ? null : other.kind === 'days' ? other.to : other.kind === 'moment' ? other.from : null,
  };
}

/**
 * The times that a date field asks for; null where its value is no date. `before:` ends where the period begins; `after:` begins where it
 * has ended, so that `after:2026-11-20` begins with the 21st, as one says it, but within a stretch: `after:7d` is the last seven days.
 */
export function timesOf(field: 'before' | 'after' | 'on' | 'during', value: string, now: number): Times | null {
  const period = periodOf(value, now);
  if (!period) return field === 'on' || field === 'during' ? rangeOf(value, now) : null;
  if (field === 'before') return { from: null, to: period.from };
  if (field === 'after') return { from: period.kind === 'days' ? period.to : period.from, to: null };
  return { from: period.from, to: period.kind === 'since' ? null : period.to };
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');
const monthText = (date: Date): string => `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}`;
const dayText = (date: Date): string => `${monthText(date)}-${twoDigits(date.getDate())}`;
/** The day before one that begins at `at`. */
const before = (at: Date): Date => new Date(at.getFullYear(), at.getMonth(), at.getDate() - 1);
const iso = (at: number): string => new Date(at).toISOString();

function isDayStart(at: number): boolean {
  const date = new Date(at);
  return dayStart(date.getFullYear(), date.getMonth(), date.getDate()) === at;
}

function daysText(from: Date, to: Date): string {
  const [y, m, d] = [from.getFullYear(), from.getMonth(), from.getDate()];
  const end = to.getTime();
  if (end === dayStart(y, m, d + 1)) return `on:${dayText(from)}`;
  if (d === 1 && end === dayStart(y, m + 1, 1)) return `during:${monthText(from)}`;
  if (d === 1 && m === 0 && end === dayStart(y + 1, 0, 1)) return `during:${y}`;
  return `during:${dayText(from)}..${dayText(before(to))}`;
}

/** The term that asks for these times. */
export function timesText({ from, to }: Times): string {
  if (from === null && to === null) return 'during:..';
  if (from === null) return `before:${to !== null && isDayStart(to) ? dayText(new Date(to)) : iso(to ?? 0)}`;
  if (to === null) return `after:${isDayStart(from) ? dayText(before(new Date(from))) : iso(from)}`;
  if (from < to && isDayStart(from) && isDayStart(to)) return daysText(new Date(from), new Date(to));
  return `during:${iso(from)}..${iso(to)}`;
}
