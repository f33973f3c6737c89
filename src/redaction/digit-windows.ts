import type { Plain } from './plain';

/** Some digits that stand together or in groups, and what is around them; places are those of the plain text. */
export type DigitWindow = {
  readonly digits: string;
  /** The groups with one `-` between them, and `+` in front where one is there: `+86-138-0013-8000`. */
  readonly shape: string;
  readonly groups: number;
  /** Whether the first group stands in brackets. */
  readonly isBracketed: boolean;
  readonly from: number;
  readonly to: number;
  /** Up to 24 characters in front, and 12 behind. */
  readonly before: string;
  readonly after: string;
};

type Group = { readonly digits: string; readonly from: number; readonly to: number };

const separator = /^[ \t\-.·*()[\]~_|]{1,3}$/;
/** People write digits in Chinese to get past filters; so many in a row are no sentence. */
const numerals =
  /[0-9〇零○一幺二两兩三四五六七八九壹贰貳叁參肆伍陆陸柒捌玖](?:[ -]?[0-9〇零○一幺二两兩三四五六七八九壹贰貳叁參肆伍陆陸柒捌玖]){10,}/g;
const values: Readonly<Record<string, string>> = Object.fromEntries(
  ['〇零○', '一幺壹', '二两兩贰貳', '三叁參', '四肆', '五伍', '六陆陸', '七柒', '八捌', '九玖'].flatMap((signs, value) =>
    Array.from(signs, (sign) => [sign, String(value)]),
  ),
);

/** The text with long runs of Chinese numerals as digits; no character moves. */
export const withNumerals = (text: string): string =>
  text.replace(numerals, (run) => Array.from(run, (sign) => values[sign] ?? sign).join(''));

/**
 * Every run of groups of digits that has between `least` and `most` digits, the longest at each place first; `take` answers true for one
 * that it took, and the search goes on behind it.
 */
export function eachWindow({ text }: Plain, least: number, most: number, take: (window: DigitWindow) => boolean): void {
  const read = withNumerals(text);
  for (const run of runsOf(read)) {
    for (let first = 0; first < run.length; first += 1) {
      const last = lastTaken(read, run, first, { least, most }, take);
      if (last !== null) first = last;
    }
  }
}

type Limits = { readonly least: number; readonly most: number };

function lastTaken(text: string, run: readonly Group[], first: number, limits: Limits, take: (window: DigitWindow) => boolean) {
  for (let last = lastWithin(run, first, limits.most); last >= first; last -= 1) {
    const window = windowOf(text, run.slice(first, last + 1));
    if (window.digits.length < limits.least) return null;
    if (take(window)) return last;
  }
  return null;
}

function lastWithin(run: readonly Group[], first: number, most: number): number {
  let digits = 0;
  for (let index = first; index < run.length; index += 1) {
    digits += run[index]?.digits.length ?? 0;
    if (digits > most) return index - 1;
  }
  return run.length - 1;
}

function* runsOf(text: string): Generator<readonly Group[]> {
  let run: Group[] = [];
  for (const match of text.matchAll(/\d+/g)) {
    const last = run.at(-1);
    if (last && !separator.test(text.slice(last.to, Math.min(match.index, last.to + 4)))) {
      yield run;
      run = [];
    }
    run.push({ digits: match[0], from: match.index, to: match.index + match[0].length });
  }
  if (run.length > 0) yield run;
}

function windowOf(text: string, groups: readonly Group[]): DigitWindow {
  const start = groups[0]?.from ?? 0;
  const to = groups.at(-1)?.to ?? 0;
  const lead = /\+[ (]?$|\($/.exec(text.slice(Math.max(0, start - 2), start))?.[0] ?? '';
  const from = start - lead.length;
  return {
    digits: groups.map(({ digits }) => digits).join(''),
    shape: (lead.startsWith('+') ? '+' : '') + groups.map(({ digits }) => digits).join('-'),
    groups: groups.length,
    isBracketed: lead.endsWith('('),
    from,
    to,
    before: text.slice(Math.max(0, from - 24), from),
    after: text.slice(to, to + 12),
  };
}
