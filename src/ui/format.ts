import { addDays } from 'date-fns/addDays';
import { formatISO } from 'date-fns/formatISO';
import { isValid } from 'date-fns/isValid';
import { parseISO } from 'date-fns/parseISO';
import type { MessageTime } from '../domain/message';

/** Intl objects are slow to make and are asked for in every row. */
const made = new Map<string, Intl.DateTimeFormat>();

function dateFormat(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  const known = made.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(language, options);
  made.set(key, format);
  return format;
}

/** The local day of an instant (epoch ms) as `2026-11-20`, which sorts and compares. */
export function localDay(at: number): string {
  return formatISO(at, { representation: 'date' });
}

/** The first instant (epoch ms) of a local day given as `2026-11-20`, `days` later or earlier; undefined for what is no day. */
export function startOfDay(day: string, days = 0): number | undefined {
  const start = addDays(parseISO(day), days);
  return isValid(start) ? start.getTime() : undefined;
}

/** «2 s ago», «5 min ago», «3 hr ago», in the words of `language`. Both times are epoch ms; a future `at` reads as now. */
export function ago(at: number, now: number, language: string): string {
  const seconds = Math.max(0, Math.round((now - at) / 1000));
  const words = new Intl.RelativeTimeFormat(language, { style: 'narrow', numeric: 'always' });
  if (seconds < 60) return words.format(-seconds, 'second');
  if (seconds < 3600) return words.format(-Math.floor(seconds / 60), 'minute');
  if (seconds < 86_400) return words.format(-Math.floor(seconds / 3600), 'hour');
  return words.format(-Math.floor(seconds / 86_400), 'day');
}

/** The time of a row in a list: the clock for today, the day within this year, else the date with its year. */
export function shortWhen(at: number, now: number, language: string): string {
  if (localDay(at) === localDay(now)) return clockText(at, language);
  if (new Date(at).getFullYear() === new Date(now).getFullYear()) {
    return dateFormat(language, { month: 'short', day: 'numeric' }).format(at);
  }
  return dateFormat(language, { year: 'numeric', month: 'numeric', day: 'numeric' }).format(at);
}

/** The clock alone, to the minute. */
export function clockText(at: number, language: string): string {
  return dateFormat(language, { timeStyle: 'short' }).format(at);
}

/** Where the clock counts to 24 its hours have two digits, as in `timeStyle: 'short'`. */
const hourStyle = (language: string): 'numeric' | '2-digit' =>
  dateFormat(language, { hour: 'numeric' }).resolvedOptions().hour12 === true ? 'numeric' : '2-digit';

/** Day and clock, with the year where it is not this one. */
export function dayAndClock(at: number, now: number, language: string): string {
  if (new Date(at).getFullYear() !== new Date(now).getFullYear()) return fullWhen(at, language);
  return dateFormat(language, { month: 'short', day: 'numeric', hour: hourStyle(language), minute: '2-digit' }).format(at);
}

/** The heading of a day in a transcript: weekday and full date. */
export function dayHeading(day: string, language: string): string {
  const at = startOfDay(day);
  if (at === undefined) return day;
  return dateFormat(language, { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' }).format(at);
}

export function fullWhen(at: number, language: string): string {
  return dateFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

export function dateOnly(at: number, language: string): string {
  return dateFormat(language, { dateStyle: 'medium' }).format(at);
}

/** The day a message belongs to: its own where only the day is known (whatever the zone), else the local day of its instant. */
export function dayOf(time: MessageTime, at: number): string {
  return time.precision === 'day' && time.iso !== null ? time.iso.slice(0, 10) : localDay(at);
}

/** The clock of a message as finely as it is known; null where the page told no clock. */
export function clockOf(time: MessageTime, language: string): string | null {
  if (time.iso === null || time.precision === 'day' || time.precision === 'none') return null;
  const at = Date.parse(time.iso);
  return dateFormat(language, { timeStyle: time.precision === 'second' ? 'medium' : 'short' }).format(at);
}

export function numberText(value: number, language: string): string {
  return new Intl.NumberFormat(language).format(value);
}

/** A share as «42 %», rounded down, so that all is not said before it is; nothing of nothing is nothing. */
export function percentText(part: number, whole: number, language: string): string {
  // 0.57 × 100 is a little less than 57 in binary.
  const hundredths = whole > 0 ? Math.floor((part / whole) * 100 + 1e-6) : 0;
  return new Intl.NumberFormat(language, { style: 'percent' }).format(hundredths / 100);
}

/** Sentences one behind the other: with a space between, but for Chinese, whose full stop brings its own. */
export function inARow(sentences: readonly string[], language: string): string {
  return sentences.join(base(language) === 'zh' ? '' : ' ');
}

/** A size in bytes as «12.4 MB». */
export function sizeText(bytes: number, language: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];
  const power = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  return new Intl.NumberFormat(language, { style: 'unit', unit: units[power] ?? 'byte', maximumFractionDigits: power > 1 ? 1 : 0 }).format(
    bytes / 1000 ** power,
  );
}

/** `zh` of `zh-TW`. */
const base = (tag: string): string => tag.toLowerCase().split(/[-_]/)[0] ?? '';

/** The tag to write dates and numbers in: the user's own where it is a variety of the language of the texts, else that of the texts. */
export function languageFor(userTag: string, textTag: string): string {
  const valid = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(userTag);
  return valid && base(userTag) === base(textTag) && base(textTag) !== 'zh' ? userTag : textTag;
}
