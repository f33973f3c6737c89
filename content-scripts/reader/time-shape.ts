import { agoAfter, agoBefore, days, halves, joiners, months, now, shortDays } from './time-shape-words';

/** What a short text says of time: a clock, a day, or both. */
export type TimeShape = { readonly clock: boolean; readonly day: boolean };

const longest = 64;

type Meaning = 'clock' | 'day' | 'weak-day' | 'month' | 'number' | 'filler';
type Piece = { readonly pattern: RegExp; readonly means: Meaning };

/**
 * Whether a text is a time or day label and nothing else (`14:30`, `昨天 14:30`, `Mon, 3/18/2026`, `3 phút trước`), or null.
 * Only the shape is judged, in no language in particular; what instant it means is worked out elsewhere. A number alone is no time.
 */
export function timeShape(text: string): TimeShape | null {
  if (text.length > longest) return null;
  const label = fold(text);
  if (label === '') return null;
  const ago = agoPattern.test(label);
  if (ago) return { clock: true, day: false };
  const meanings = readPieces(label);
  return meanings && judge(meanings);
}

/** Full-width forms and other scripts' digits become ASCII, direction marks vanish, white space is one space. */
function fold(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u0e50-\u0e59]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 15))
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** The label taken apart from left to right; null at the first piece that is not part of a time. */
function readPieces(label: string): readonly Meaning[] | null {
  const meanings: Meaning[] = [];
  for (let at = 0; at < label.length;) {
    const found = pieces.find(({ pattern }) => {
      pattern.lastIndex = at;
      return pattern.test(label);
    });
    if (!found) return null;
    meanings.push(found.means);
    at = found.pattern.lastIndex;
  }
  return meanings;
}

function judge(meanings: readonly Meaning[]): TimeShape | null {
  const count = (meaning: Meaning): number => meanings.filter((each) => each === meaning).length;
  const numbers = count('number');
  const clock = count('clock');
  const day = count('day') + (numbers > 0 ? count('month') : 0) + (numbers + clock > 0 ? count('weak-day') : 0);
  if (numbers > 2 || clock > 1 || clock + day === 0) return null;
  // A number that neither a month nor a clock explains belongs to something else («3 Tuesday»).
  if (numbers > 0 && count('month') === 0) return null;
  return { clock: clock > 0, day: day > 0 };
}

const clocks = [
  String.raw`(?:[01]?\d|2[0-4])\s?:\s?[0-5]\d(?:\s?:\s?[0-5]\d(?:\.\d{1,6})?)?(?![\d:])`,
  String.raw`(?:[01]?\d|2[0-3])[.h][0-5]\d(?:\.[0-5]\d)?(?![\d.])`,
  String.raw`\d{1,2}\s?[点點时時시]\s?(?:\d{1,2}\s?[分분]?)?(?:\s?\d{1,2}\s?[秒초])?`,
  String.raw`\d{1,2}(?=\s?[ap]\.?\s?m(?!\p{L}))`,
];
const dates = [
  String.raw`\d{4}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,2}(?:t(?=\d))?(?!\d)`,
  String.raw`\d{1,2}\s?([-/.])\s?\d{1,2}\s?\1\s?(?:\d{4}|\d{2})(?!\d)`,
  String.raw`\d{1,2}[-/]\d{1,2}(?![\d/-])`,
  String.raw`(?:\d{2,4}\s?[年년]\s?)?\d{1,2}\s?[月월](?:\s?\d{1,2}\s?[日號号일]?)?`,
  String.raw`\d{1,2}\s?(?:thg|tháng)\s?\d{1,2}(?:,?\s?\d{4})?(?!\d)`,
];

function oneOf(words: string): string {
  return `(?:${words.replaceAll('.', String.raw`\.`)})`;
}

/** Words of scripts with spaces end where no further letter follows; the others need no edge. */
function word(words: string): string {
  return String.raw`${oneOf(words)}\.?(?![\p{Script=Latin}\p{Script=Cyrillic}])`;
}

function piece(source: string, means: Meaning): Piece {
  return { pattern: new RegExp(source, 'uy'), means };
}

// The second number has an optional unit (`3 小时 5 分前`) and a unit at most two words long.
const agoPattern = new RegExp(
  String.raw`^(?:${oneOf(now)}|(?:a|an|\d{1,3})\s?[\p{L}\p{M}]{0,12}\.?\s?${oneOf(agoAfter)}|${oneOf(agoBefore)}\s?\d{1,3}\s?[\p{L}\p{M}]{1,10}\.?)$`,
  'u',
);

const pieces: readonly Piece[] = [
  ...dates.map((source) => piece(source, 'day')),
  ...clocks.map((source) => piece(source, 'clock')),
  piece(word(days), 'day'),
  piece(String.raw`(?:mon|tue|wed|thu|fri|sat|sun)(?!\p{L})`, 'day'),
  piece(word(months), 'month'),
  piece(word(shortDays), 'weak-day'),
  piece(word(halves), 'filler'),
  piece(word(joiners), 'filler'),
  piece(String.raw`\d{1,4}(?:st|nd|rd|th|º)?(?!\d)(?!\p{Script=Latin})`, 'number'),
  piece(String.raw`[\s,、，·•|@()（）\[\]~\-–—./:]+`, 'filler'),
];
