import { commonLanguages, foldWord, timeWords, type DayPart, type TimeWords } from './time-words';

/** What a time text says, before anything is worked out. Every part may be missing. */
export type TimeShape = {
  readonly day?: DayShape;
  readonly clock?: { readonly hour: number; readonly minute: number; readonly second: number | null };
  /** «3 minutes ago»: ms back from the observation, and the length of its unit. */
  readonly ago?: { readonly back: number; readonly unit: number };
};

export type DayShape =
  | { readonly is: 'date'; readonly year: number | null; readonly month: number; readonly day: number }
  | { readonly is: 'back'; readonly days: number }
  | { readonly is: 'weekday'; readonly weekday: number };

/** Which number stands first in `3/8/2026`. */
export type DateOrder = 'day-first' | 'month-first';

const maxLength = 80;

/**
 * Reads a time text such as `昨天 14:30`, `23 ส.ค. 2569`, `Monday 3:05 PM`, `2026-04-06 09:31:00` or `3 phút trước`.
 * `language` is the page's tag; its words come before those of other languages (Malay `kelmarin` is not Indonesian `kemarin`).
 * `order` says how the page writes `3/8`, where that is known; else the language tells.
 * Null when the text is anything but a day, a clock or both: a message that holds a time is not a time.
 */
export function parseTimeText(text: string, language: string, order: DateOrder | null = null): TimeShape | null {
  const tidy = normalised(text);
  if (tidy === '' || tidy.length > maxLength) return null;
  for (const tag of languagesFor(language)) {
    const words = timeWords(tag);
    const shape = parseWith(tidy, order === null ? words : { ...words, monthFirst: order === 'month-first' }, tag);
    if (shape) return shape;
  }
  return null;
}

const languageLists = new Map<string, readonly string[]>();

function languagesFor(language: string): readonly string[] {
  const found = languageLists.get(language);
  if (found) return found;
  const list = [...new Set([...(language === '' ? [] : [language]), ...commonLanguages])];
  languageLists.set(language, list);
  return list;
}

/** Any white space stands between time and half day; digits of other scripts and full-width forms become ASCII. */
function normalised(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u0e50-\u0e59]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 15))
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

function parseWith(text: string, words: TimeWords, tag: string): TimeShape | null {
  const justNow = /^(?:刚刚|刚才|剛剛|现在|現在|just now|now|baru saja|vừa xong|เมื่อสักครู่|agora|ahora)$/.test(text);
  if (justNow) return { ago: { back: 0, unit: 60_000 } };
  const ago = parseAgo(text, words);
  if (ago) return { ago };
  const clock = takeClock(text, words);
  const rest = tidyRest(clock ? clock.rest : text);
  if (rest === '') return clock ? { clock: clock.clock } : null;
  const day = parseDay(rest, words, tag);
  return day ? { day, ...(clock && { clock: clock.clock }) } : null;
}

function parseAgo(text: string, words: TimeWords): TimeShape['ago'] | null {
  for (const { pattern, unit } of words.ago) {
    const amount = pattern.exec(text)?.[1];
    if (amount !== undefined) return { back: Number(amount) * unit, unit };
  }
  return null;
}

/** What may stand between a day and a clock without meaning anything. */
function tidyRest(text: string): string {
  return text
    .replace(/^[\s,·|@，、-]+|[\s,·|@，、-]+$/g, '')
    .replace(/\s(?:at|às|a las|um|pukul|jam|lúc|เวลา|à|om|alle)$/u, '')
    .replace(/^(?:lúc|pukul|jam|at|เวลา)\s/u, '')
    .replace(/[\s,]+$/, '');
}

const clockPattern =
  /(?<![\d:.])(\d{1,2})\s?(?:[:：時时点點h]|\.(?=\d{2}(?!\d|\.)))\s?(\d{2})(?:\s?(?::|：|\.|分)\s?(\d{2})(?:[.,]\d{1,6})?)?\s?[分秒]?(?![\d:]|[./-]\d)/u;

function takeClock(text: string, words: TimeWords): { readonly clock: NonNullable<TimeShape['clock']>; readonly rest: string } | null {
  const found = clockPattern.exec(text);
  if (!found) return null;
  const before = text.slice(0, found.index).trimEnd();
  const after = text
    .slice(found.index + found[0].length)
    .replace(/น\.$/, '')
    .trimStart();
  const half = takeHalf(before, after, words);
  const hour = hourOf(Number(found[1]), half.part);
  const minute = Number(found[2]);
  const second = found[3] === undefined ? null : Number(found[3]);
  if (hour === null || minute > 59 || (second ?? 0) > 59) return null;
  return { clock: { hour, minute, second }, rest: `${half.before} ${half.after}`.trim() };
}

/** The half-day word may stand before the clock (下午 3:05) or after it (3:05 PM). */
function takeHalf(
  before: string,
  after: string,
  words: TimeWords,
): { readonly part: DayPart | null; readonly before: string; readonly after: string } {
  for (const [word, part] of words.halves) {
    if (before.endsWith(word) && isWordEdge(before, before.length - word.length))
      return { part, before: before.slice(0, -word.length), after };
  }
  for (const [word, part] of [...words.halves].toSorted(([a], [b]) => b.length - a.length)) {
    if (after.startsWith(word) && isWordEdge(after, word.length)) return { part, before, after: after.slice(word.length) };
  }
  return { part: null, before, after };
}

/** Latin words need an edge (`ch` is not the end of `march`); Chinese and Thai ones do not. */
function isWordEdge(text: string, at: number): boolean {
  const pair = text.slice(Math.max(0, at - 1), at + 1);
  return pair.length < 2 || !/^\p{Script=Latin}{2}$/u.test(pair);
}

function hourOf(hour: number, part: DayPart | null): number | null {
  if (hour > 24) return null;
  if (part === null || hour > 12) return hour === 24 ? null : hour;
  if (part === 'am' || part === 'small') return hour % 12;
  if (part === 'noon') return hour === 11 || hour === 10 ? hour : (hour % 12) + 12;
  return (hour % 12) + 12;
}

function parseDay(text: string, words: TimeWords, tag: string): DayShape | null {
  const back = words.daysBack.get(text);
  if (back !== undefined) return { is: 'back', days: back };
  const weekday = words.weekdays.get(foldWord(text)) ?? words.weekdays.get(foldWord(withoutLast(text)));
  if (weekday !== undefined) return { is: 'weekday', weekday };
  return parseDate(withoutWeekday(text, words), words, tag);
}

/** «Last Wednesday» is how pages write the days of the past week; the word may stand on either side. */
function withoutLast(text: string): string {
  return text
    .replace(/^(?:last|letzten|el|último|última|lo scorso|la scorsa|geçen|afgelopen|지난주|本)\s?/u, '')
    .replace(/\s(?:dernier|pasado|passad[oa]|lalu|lepas|tuần trước|ที่แล้ว)$/u, '');
}

/** `Mon, 3 August` and `2026年8月23日 星期日` also name the weekday, which the date makes needless. */
function withoutWeekday(text: string, words: TimeWords): string {
  for (const word of words.weekdays.keys()) {
    if (word.length < 2) continue;
    if (text.startsWith(word) && isWordEdge(text, word.length)) return tidyRest(text.slice(word.length).replace(/^\.?,?/, ''));
    if (text.endsWith(word) && isWordEdge(text, text.length - word.length)) return tidyRest(text.slice(0, -word.length).replace(/\($/, ''));
  }
  return text;
}

function parseDate(text: string, words: TimeWords, tag: string): DayShape | null {
  return yearFirst(text) ?? eastAsian(text) ?? numericDate(text, words) ?? namedMonth(text, words, tag);
}

function dateOf(year: string | number | null | undefined, month: number, day: number): DayShape | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  return { is: 'date', year: year === null || year === undefined ? null : fullYear(Number(year)), month, day };
}

/** A four-digit year of the Buddhist era is 543 ahead; a two-digit one above the next decade is Buddhist too (69 = 2569 = 2026). */
function fullYear(year: number): number {
  if (year >= 2400) return year - 543;
  if (year >= 100) return year;
  return year >= 60 ? year + 2500 - 543 : year + 2000;
}

function yearFirst(text: string): DayShape | null {
  const found = /^(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})\s?[日號号]?t?$/u.exec(text);
  return found ? dateOf(found[1], Number(found[2]), Number(found[3])) : null;
}

function eastAsian(text: string): DayShape | null {
  const found = /^(?:(\d{2,4})\s?[年년]\s?)?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日號号일]?$/u.exec(text);
  return found ? dateOf(found[1], Number(found[2]), Number(found[3])) : null;
}

function numericDate(text: string, words: TimeWords): DayShape | null {
  const found = /^(\d{1,2})\s?([-/.])\s?(\d{1,2})(?:\s?\2\s?(\d{4}|\d{2}))?\.?$/.exec(text);
  if (!found) return null;
  const [first, second] = [Number(found[1]), Number(found[3])];
  // Without a year a dash means month first on every page seen (`11-18 09:00`), but for Indonesian `d-m`.
  const monthFirst = (words.monthFirst && second <= 31 && first <= 12) || second > 12;
  return monthFirst ? dateOf(found[4], first, second) : dateOf(found[4], second, first);
}

function namedMonth(text: string, words: TimeWords, tag: string): DayShape | null {
  const vietnamese = tag.startsWith('vi') ? /^(\d{1,2})\s?(?:thg|tháng)\s?(\d{1,2})(?:,?\s?(?:năm\s)?(\d{4}))?$/u.exec(text) : null;
  if (vietnamese) return dateOf(vietnamese[3], Number(vietnamese[2]), Number(vietnamese[1]));
  const dayFirst =
    /^(\d{1,2})(?:st|nd|rd|th|º|\.)?\s?(?:de\s|of\s|-)?([^\d\s,][^\d,]*?)\.?(?:,?\s?(?:de\s|del\s|-)?(?:พ\.ศ\.\s?)?(\d{4}|\d{2}))?(?:\s?г\.?)?$/u.exec(
      text,
    );
  const byDay = dayFirst && words.months.get(foldWord(dayFirst[2] ?? ''));
  if (byDay) return dateOf(dayFirst[3], byDay, Number(dayFirst[1]));
  const monthFirst = /^([^\d\s,]+?)\.?\s(\d{1,2})(?:st|nd|rd|th)?(?:,?\s(\d{4}))?$/u.exec(text);
  const byMonth = monthFirst && words.months.get(foldWord(monthFirst[1] ?? ''));
  return byMonth ? dateOf(monthFirst[3], byMonth, Number(monthFirst[2])) : null;
}
