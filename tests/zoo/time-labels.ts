import { zooZone } from './said';

const dayMs = 86_400_000;

function parts(at: number): Readonly<Record<string, string>> {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zooZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
}

/** `2026-11-20` */
export function dayOf(at: number): string {
  const { year, month, day } = parts(at);
  return `${year}-${month}-${day}`;
}

/** `14:05` */
export function clock(at: number): string {
  const { hour, minute } = parts(at);
  return `${hour}:${minute}`;
}

/** `2026-11-20T14:05`, the minute at which something was said. */
export const minuteOf = (at: number): string => `${dayOf(at)}T${clock(at)}`;

/** `2:05 PM` */
export function clock12(at: number, [morning, afternoon]: readonly [string, string] = ['AM', 'PM']): string {
  const { hour = '0', minute } = parts(at);
  const hours = Number(hour);
  return `${hours % 12 === 0 ? 12 : hours % 12}:${minute} ${hours < 12 ? morning : afternoon}`;
}

/** Whole days of the calendar between `at` and now. */
export const daysAgo = (at: number): number => Math.round((Date.parse(dayOf(Date.now())) - Date.parse(dayOf(at))) / dayMs);

const month = (at: number): number => Number(dayOf(at).slice(5, 7));
const date = (at: number): number => Number(dayOf(at).slice(8, 10));
const year = (at: number): string => dayOf(at).slice(0, 4);

const weekdays = (language: string, at: number): string =>
  new Intl.DateTimeFormat(language, { timeZone: zooZone, weekday: 'long' }).format(at);

/** `今天`, `昨天`, `星期三`, `11月3日`, `2025年11月3日`, as Chinese pages write a day. */
export function chineseDay(at: number): string {
  const ago = daysAgo(at);
  if (ago <= 0) return '今天';
  if (ago === 1) return '昨天';
  if (ago < 7) return weekdays('zh-CN', at);
  const short = `${month(at)}月${date(at)}日`;
  return year(at) === year(Date.now()) ? short : `${year(at)}年${short}`;
}

/** `14:05` today, else the day before it. */
export const chineseLabel = (at: number): string => (daysAgo(at) <= 0 ? clock(at) : `${chineseDay(at)} ${clock(at)}`);

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `Today`, `Yesterday`, `Monday`, `November 3`, `November 3, 2025` */
export function englishDay(at: number): string {
  const ago = daysAgo(at);
  if (ago <= 0) return 'Today';
  if (ago === 1) return 'Yesterday';
  if (ago < 7) return weekdays('en-US', at);
  const short = `${monthNames[month(at) - 1]} ${date(at)}`;
  return year(at) === year(Date.now()) ? short : `${short}, ${year(at)}`;
}

/** `11/03/2026, 2:05 PM` */
export const slashed = (at: number): string => `${dayOf(at).slice(5, 7)}/${dayOf(at).slice(8, 10)}/${year(at)}, ${clock12(at)}`;

/** `3 Nov 2026 14:05` */
export const spelled = (at: number): string => `${date(at)} ${monthNames[month(at) - 1]?.slice(0, 3)} ${year(at)} ${clock(at)}`;

/** `3 de novembro de 2026` */
export const portugueseDay = (at: number): string =>
  new Intl.DateTimeFormat('pt-BR', { timeZone: zooZone, day: 'numeric', month: 'long', year: 'numeric' }).format(at);

/** `3 พฤศจิกายน 2569`, in years of the Buddhist era. */
export const thaiDay = (at: number): string =>
  new Intl.DateTimeFormat('th-TH', { timeZone: zooZone, day: 'numeric', month: 'long', year: 'numeric', calendar: 'buddhist' })
    .formatToParts(at)
    .filter(({ type }) => type !== 'era')
    .map(({ value }) => value)
    .join('')
    .trim();

/** `3 نوفمبر 2026` with Latin digits, as many shops in Arabic write it. */
export const arabicDay = (at: number): string =>
  new Intl.DateTimeFormat('ar-EG-u-nu-latn', { timeZone: zooZone, day: 'numeric', month: 'long', year: 'numeric' }).format(at);
