import type { Plain } from './plain';

/** Some digits that stand together or in groups, and what is around them; places are those of the plain text. */
export type DigitWindow = {
  readonly digits: string;
  /** The groups with one `-` between them, and `+` in front where one is there: `+86-138-0013-8000`. */
  readonly shape: string;
  /** Whether the first group stands in brackets. */
  readonly isBracketed: boolean;
  readonly from: number;
  readonly to: number;
  /** Up to 24 characters in front, and 12 behind. */
  readonly before: string;
  readonly after: string;
};

/** Where windows may begin: at a group of a run of groups. */
export type WindowStart = {
  /** Digits alone stand between it and the digits in front of it: no word does. */
  readonly isInside: boolean;
  readonly isBracketed: boolean;
  /** Whether a pattern with the flag `y` holds here of the shape of the whole run. */
  readonly fits: (pattern: RegExp) => boolean;
};

/** Which windows a rule looks at. */
export type WindowRule = {
  /** The fewest and the most digits. */
  readonly least: number;
  readonly most: number;
  /** Cheaply, whether any window that begins here may be taken: long texts of digits have one at each of them. */
  readonly may: (start: WindowStart) => boolean;
  /** True for a window that is taken. */
  readonly take: (window: DigitWindow) => boolean;
};

type Group = { readonly from: number; readonly to: number };

/** Groups near each other; `digits` and `shape` are of all of them, and where each group begins in these. */
type Run = {
  readonly groups: readonly Group[];
  readonly digits: string;
  readonly shape: string;
  readonly digitsAt: readonly number[];
  readonly shapeAt: readonly number[];
};

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
  text.replace(numerals, (run) => run.replace(/[^0-9 -]/g, (sign) => values[sign] ?? sign));

const runsByPlain = new WeakMap<Plain, { readonly text: string; readonly runs: readonly Run[] }>();

/** Several rules read the same runs. */
function readOf(plain: Plain) {
  const known = runsByPlain.get(plain);
  if (known) return known;
  const text = withNumerals(plain.text);
  const made = { text, runs: [...runsOf(text)] };
  runsByPlain.set(plain, made);
  return made;
}

/** Shows a rule every run of groups of digits within its limits, the longest at each place first; behind one that it took the search goes on. */
export function eachWindow(plain: Plain, rule: WindowRule): void {
  const { text, runs } = readOf(plain);
  for (const run of runs) {
    if (run.digits.length < rule.least) continue;
    for (let first = 0; first < run.groups.length; first += 1) {
      if (run.digits.length - (run.digitsAt[first] ?? 0) < rule.least) break;
      const last = lastTaken(text, run, first, rule);
      if (last !== null) first = last;
    }
  }
}

function lastTaken(text: string, run: Run, first: number, { least, most, may, take }: WindowRule): number | null {
  const lead = leadBefore(text, run.groups[first]?.from ?? 0);
  const fits = (pattern: RegExp): boolean => {
    pattern.lastIndex = run.shapeAt[first] ?? 0;
    return pattern.test(run.shape);
  };
  if (!may({ isInside: first > 0, isBracketed: lead === '(', fits })) return null;
  const begin = run.digitsAt[first] ?? 0;
  for (let last = lastWithin(run, first, begin + most); last >= first; last -= 1) {
    const end = run.digitsAt[last + 1] ?? run.digits.length;
    if (end - begin < least) return null;
    if (take(windowOf(text, run, first, last, lead))) return last;
  }
  return null;
}

function lastWithin({ digitsAt, digits, groups }: Run, first: number, most: number): number {
  let last = first - 1;
  while (last + 1 < groups.length && (digitsAt[last + 2] ?? digits.length) <= most) last += 1;
  return last;
}

/** `+` or `(`, with one blank or bracket between it and the number. */
function leadBefore(text: string, at: number): string {
  const near = text[at - 1];
  if (near === '+' || near === '(') return near === '(' && text[at - 2] === '+' ? '+(' : near;
  return near === ' ' && text[at - 2] === '+' ? '+ ' : '';
}

function* runsOf(text: string): Generator<Run> {
  let groups: Group[] = [];
  for (const match of text.matchAll(/\d+/g)) {
    const last = groups.at(-1);
    if (last && !separator.test(text.slice(last.to, Math.min(match.index, last.to + 4)))) {
      yield runOf(text, groups);
      groups = [];
    }
    groups.push({ from: match.index, to: match.index + match[0].length });
  }
  if (groups.length > 0) yield runOf(text, groups);
}

function runOf(text: string, groups: readonly Group[]): Run {
  const parts = groups.map(({ from, to }) => text.slice(from, to));
  const digitsAt: number[] = [];
  let at = 0;
  for (const { length } of parts) {
    digitsAt.push(at);
    at += length;
  }
  return { groups, digits: parts.join(''), shape: parts.join('-'), digitsAt, shapeAt: digitsAt.map((digit, index) => digit + index) };
}

function windowOf(text: string, run: Run, first: number, last: number, lead: string): DigitWindow {
  const { groups, digits, shape, digitsAt, shapeAt } = run;
  const from = (groups[first]?.from ?? 0) - lead.length;
  const to = groups[last]?.to ?? 0;
  const next = shapeAt[last + 1];
  const own = shape.slice(shapeAt[first], next === undefined ? undefined : next - 1);
  return {
    digits: digits.slice(digitsAt[first], digitsAt[last + 1]),
    shape: (lead.startsWith('+') ? '+' : '') + own,
    isBracketed: lead.endsWith('('),
    from,
    to,
    before: text.slice(Math.max(0, from - 24), from),
    after: text.slice(to, to + 12),
  };
}
