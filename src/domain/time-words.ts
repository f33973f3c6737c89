/**
 * The words of dates and times, by language, taken from ICU through `Intl`: nobody has to keep tables of months by hand.
 * What vendors print beside ICU's vocabulary stands in `extra`.
 */
export type TimeWords = {
  /** Lower-case word → month 1–12, weekday 0–6 (Sunday 0), days back from the observation, clock half. */
  readonly months: ReadonlyMap<string, number>;
  readonly weekdays: ReadonlyMap<string, number>;
  readonly daysBack: ReadonlyMap<string, number>;
  readonly halves: ReadonlyMap<string, DayPart>;
  /** Patterns of «3 minutes ago», with the number as their only group, and the length of the unit in ms. */
  readonly ago: readonly { readonly pattern: RegExp; readonly unit: number }[];
  /** Whether a bare `3/8` or `03-08-2026` names the month first. */
  readonly monthFirst: boolean;
};

/** How a word such as 下午 or PM turns a 12-hour clock into a 24-hour one. `noon` is around midday, `small` the small hours. */
export type DayPart = 'am' | 'pm' | 'noon' | 'small';

const minute = 60_000;
const units = { second: 1000, minute, hour: 60 * minute, day: 1440 * minute } as const;

/** Languages whose words are tried after the page's own; earlier ones win where a word is shared. */
export const commonLanguages = [
  'zh-CN',
  'zh-TW',
  'en',
  'th',
  'vi',
  'id',
  'ms',
  'pt-BR',
  'fil',
  'es',
  'ja',
  'ko',
  'fr',
  'de',
  'ru',
  'it',
  'tr',
  'pl',
  'nl',
  'ar',
  'he',
  'hi',
] as const;

const extra: { readonly daysBack: readonly (readonly [string, number])[]; readonly halves: readonly (readonly [string, DayPart])[] } = {
  daysBack: [
    ['今日', 0],
    ['昨日', 1],
    ['一昨日', 2],
  ],
  halves: [
    ['上午', 'am'],
    ['早上', 'am'],
    ['清晨', 'am'],
    ['早晨', 'am'],
    ['凌晨', 'small'],
    ['半夜', 'small'],
    ['中午', 'noon'],
    ['下午', 'pm'],
    ['傍晚', 'pm'],
    ['晚上', 'pm'],
    ['am', 'am'],
    ['pm', 'pm'],
    ['a.m.', 'am'],
    ['p.m.', 'pm'],
    ['a. m.', 'am'],
    ['p. m.', 'pm'],
    ['sa', 'am'],
    ['ch', 'pm'],
    ['pg', 'am'],
    ['ptg', 'pm'],
    ['ก่อนเที่ยง', 'am'],
    ['หลังเที่ยง', 'pm'],
    ['오전', 'am'],
    ['오후', 'pm'],
    ['午前', 'am'],
    ['午後', 'pm'],
    ['ص', 'am'],
    ['م', 'pm'],
  ],
};

const known = new Map<string, TimeWords>();

/** The words of one language; unknown tags give English words. */
export function timeWords(language: string): TimeWords {
  const found = known.get(language);
  if (found) return found;
  const words = build(supported(language));
  known.set(language, words);
  return words;
}

function supported(language: string): string {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(language)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

function build(language: string): TimeWords {
  return {
    months: months(language),
    weekdays: weekdays(language),
    daysBack: daysBack(language),
    halves: new Map(extra.halves),
    ago: agoPatterns(language),
    monthFirst: isMonthFirst(language),
  };
}

/** Case and the abbreviation's full stop do not tell words apart. */
export function foldWord(word: string): string {
  return word.normalize('NFC').toLowerCase().replace(/\.$/, '');
}

/** A word that is all digits or a digit with a sign (`8月`, `Tháng 8`) is matched by the number patterns instead. */
function addWord<T>(words: Map<string, T>, word: string | undefined, value: T): void {
  const folded = foldWord(word ?? '').trim();
  if (folded !== '' && !/^\d+$/.test(folded) && !words.has(folded)) words.set(folded, value);
}

function partOf(date: Date, language: string, type: 'month' | 'weekday', options: Intl.DateTimeFormatOptions): string | undefined {
  return new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC', calendar: 'gregory' })
    .formatToParts(date)
    .find((part) => part.type === type)?.value;
}

function months(language: string): Map<string, number> {
  const words = new Map<string, number>();
  for (let month = 1; month <= 12; month++) {
    const date = new Date(Date.UTC(2026, month - 1, 15));
    for (const width of ['long', 'short'] as const) {
      addWord(words, partOf(date, language, 'month', { month: width }), month);
      addWord(words, partOf(date, language, 'month', { month: width, day: 'numeric', year: 'numeric' }), month);
    }
  }
  return words;
}

function weekdays(language: string): Map<string, number> {
  const words = new Map<string, number>();
  for (let day = 0; day < 7; day++) {
    // 4 January 2026 is a Sunday.
    const date = new Date(Date.UTC(2026, 0, 4 + day));
    for (const width of ['long', 'short'] as const) {
      addWord(words, partOf(date, language, 'weekday', { weekday: width }), day);
      // ICU writes 周日; people and pages also write 星期日, 星期天, 禮拜日.
      if (language.startsWith('zh'))
        for (const prefix of ['星期', '周', '週', '礼拜', '禮拜']) addWord(words, prefix + '日一二三四五六'.charAt(day), day);
    }
  }
  if (language.startsWith('zh')) for (const prefix of ['星期', '周', '週', '礼拜', '禮拜']) addWord(words, `${prefix}天`, 0);
  return words;
}

function daysBack(language: string): Map<string, number> {
  const words = new Map<string, number>();
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  for (const back of [0, 1, 2]) {
    const parts = format.formatToParts(-back, 'day');
    if (parts.every((part) => part.type === 'literal')) addWord(words, format.format(-back, 'day'), back);
  }
  if (language.startsWith('zh') || language.startsWith('ja')) for (const [word, back] of extra.daysBack) addWord(words, word, back);
  return words;
}

function agoPatterns(language: string): { pattern: RegExp; unit: number }[] {
  const patterns = new Map<string, number>();
  for (const style of ['long', 'short', 'narrow'] as const) {
    const format = new Intl.RelativeTimeFormat(language, { numeric: 'always', style });
    for (const [name, unit] of Object.entries(units)) {
      for (const amount of [1, 2, 3, 5]) {
        const source = agoSource(format.formatToParts(-amount, asUnit(name)));
        if (source) patterns.set(source, unit);
      }
    }
  }
  return [...patterns].map(([source, unit]) => ({ pattern: new RegExp(`^${source}$`, 'iu'), unit }));
}

function asUnit(name: string): Intl.RelativeTimeFormatUnit {
  return name === 'second' || name === 'minute' || name === 'hour' ? name : 'day';
}

/** Words for exactly one or two («an hour ago» in Arabic) hold no number and are left out. */
function agoSource(parts: readonly Intl.RelativeTimeFormatPart[]): string | null {
  if (!parts.some((part) => part.type === 'integer')) return null;
  return parts
    .map((part) => (part.type === 'integer' ? String.raw`\s*(\d+)\s*` : escaped(part.value)))
    .join('')
    .trim();
}

function escaped(literal: string): string {
  return literal.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`).replace(/\s+/g, String.raw`\s*`);
}

function isMonthFirst(language: string): boolean {
  const order = new Intl.DateTimeFormat(language, { dateStyle: 'short', calendar: 'gregory' })
    .formatToParts(new Date(0))
    .map((part) => part.type);
  return order.indexOf('month') < order.indexOf('day');
}
