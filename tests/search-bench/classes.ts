import type { Query } from '../../src/search/terms';
import type { Luck } from './corpus/luck';
import type { Plain } from './plain';

/** The kinds of question that a search is measured by. */
export const classes = [
  '2 characters, often',
  '2 characters, middling',
  '2 characters, rare',
  '4 characters',
  'rare phrase',
  'order number',
  "number's tail",
  'th/vi/id word',
  'and',
  'or',
  'none',
  'regex',
  'contact and dates',
  'not',
] as const;
export type QueryClass = (typeof classes)[number];

/** Pieces of a corpus that queries are made of, drawn by lot. */
export type Pieces = {
  readonly plain: Plain;
  readonly luck: Luck;
  /** Pairs of Chinese characters, the commonest first, each with the number of sampled messages that hold it. */
  readonly pairs: readonly (readonly [pair: string, count: number])[];
};

const sampleSize = 20_000;
const han = /\p{Script=Han}/u;

export function piecesOf(plain: Plain, luck: Luck): Pieces {
  const counts = new Map<string, number>();
  const step = Math.max(1, Math.floor(plain.texts.length / sampleSize));
  for (let at = 0; at < plain.texts.length; at += step)
    for (const pair of new Set(hanRuns(plain.texts[at] ?? '', 2))) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  return { plain, luck, pairs: [...counts].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)) };
}

/** Every run of that many Chinese characters in a text. */
function hanRuns(text: string, length: number): readonly string[] {
  const runs: string[] = [];
  for (const [run] of text.matchAll(/\p{Script=Han}+/gu))
    for (let at = 0; at + length <= run.length; at++) runs.push(run.slice(at, at + length));
  return runs;
}

const text = (words: string): Query => ({ kind: 'text', text: words });

/** A text of the corpus drawn by lot. */
const anyText = ({ plain, luck }: Pieces): string => plain.texts[luck.between(0, plain.texts.length - 1)] ?? '';

/** One of what a text holds, or null. */
const oneOf = (luck: Luck, found: readonly string[]): string | null => found[luck.between(0, Math.max(0, found.length - 1))] ?? null;

/** A pair from that part of the list, by shares. */
function pairBetween({ luck, pairs }: Pieces, from: number, to: number): string | null {
  const [low, high] = [Math.floor(pairs.length * from), Math.ceil(pairs.length * to) - 1];
  return pairs[luck.between(low, Math.max(low, high))]?.[0] ?? null;
}

/** A word as somebody would remember it of a text: some Chinese characters, a piece of Thai, or a whole word. */
function wordOf(luck: Luck, from: string): string | null {
  if (han.test(from)) return oneOf(luck, hanRuns(from, luck.between(2, 3)));
  return southeastWord(luck, from) ?? oneOf(luck, from.match(/[a-z]{3,}/giu) ?? []);
}

/** Thai has no spaces, so a word is a piece of a run; Vietnamese and Indonesian words stand between spaces. */
function southeastWord(luck: Luck, from: string): string | null {
  const run = oneOf(luck, from.match(/\p{Script=Thai}{4,}/gu) ?? []);
  if (run === null)
    return oneOf(luck, from.match(/\p{Script=Latin}{2,}/gu)?.filter((word) => word.length >= 5 || /[^\p{ASCII}]/u.test(word)) ?? []);
  const length = luck.between(3, Math.min(7, run.length));
  const start = luck.between(0, run.length - length);
  return run.slice(start, start + length);
}

const numbersIn = (from: string): readonly string[] => from.match(/(?<![a-z0-9])[a-z]{0,8}\d{9,}[a-z0-9]*/giu) ?? [];

function both(pieces: Pieces): readonly [string, string] | null {
  const from = anyText(pieces);
  const [one, other] = [wordOf(pieces.luck, from), wordOf(pieces.luck, from)];
  return one === null || other === null || one.includes(other) || other.includes(one) ? null : [one, other];
}

/** Words that are nowhere: pieces of two texts that never stood together. */
function nowhere(pieces: Pieces): string | null {
  const { luck } = pieces;
  if (luck.maybe(0.25)) return luck.digits(12);
  const [one, other] = [wordOf(luck, anyText(pieces)), wordOf(luck, anyText(pieces))];
  return one === null || other === null ? null : one + other;
}

function regex(pieces: Pieces): Query | null {
  const word = wordOf(pieces.luck, anyText(pieces));
  const other = wordOf(pieces.luck, anyText(pieces));
  if (word === null || other === null) return null;
  const shapes = [
    `${word}.{0,6}\\d{4}`,
    `^${word}`,
    `${word}$`,
    `(${word}|${other}).*\\d+元`,
    `[a-z]{2,3}\\d{10,12}.*${word}`,
    `${word}\\s*${other}`,
    `1[3-9]\\d9\\d{7}`,
    `\\d{4}-\\d{2}${pieces.luck.digits(1)}`,
  ] as const;
  return { kind: 'regex', source: pieces.luck.pick(shapes) };
}

/** Words in the messages with one contact, around the time of a message that holds them. */
function ofContact(pieces: Pieces): Query | null {
  const { plain, luck } = pieces;
  const id = luck.between(0, plain.texts.length - 1);
  const word = wordOf(luck, plain.texts[id] ?? '');
  const chat = plain.corpus.chats[plain.chatOf[id] ?? 0];
  if (word === null || !chat) return null;
  const [at, days] = [plain.times[id] ?? 0, luck.between(7, 90) * 86_400_000];
  return { kind: 'all', of: [{ kind: 'with', name: chat.peer.name }, { kind: 'time', from: at - days, to: at + days }, text(word)] };
}

/** Two words of one text, where the second has to be missing: some hits of the first stay. */
function without(pieces: Pieces): Query | null {
  const words = both(pieces);
  return words && { kind: 'all', of: [text(words[0]), { kind: 'not', of: text(words[1]) }] };
}

const textOrNull = (words: string | null): Query | null => (words === null ? null : text(words));

/** The shares of the list of pairs that are called often, middling and rare. */
const [oftenEnd, middleEnd] = [0.01, 0.2];

/** Two words of two texts, either of which may be there. */
function either(pieces: Pieces): Query | null {
  const [one, other] = [wordOf(pieces.luck, anyText(pieces)), wordOf(pieces.luck, anyText(pieces))];
  return one === null || other === null ? null : { kind: 'any', of: [text(one), text(other)] };
}

function together(pieces: Pieces): Query | null {
  const words = both(pieces);
  return words && { kind: 'all', of: words.map(text) };
}

function wordOutsideChinese(pieces: Pieces): string | null {
  const from = anyText(pieces);
  return han.test(from) ? null : southeastWord(pieces.luck, from);
}

const numberOf = (pieces: Pieces): string | null => oneOf(pieces.luck, numbersIn(anyText(pieces)));

const draws: Readonly<Record<QueryClass, (pieces: Pieces) => Query | null>> = {
  '2 characters, often': (pieces) => textOrNull(pairBetween(pieces, 0, oftenEnd)),
  '2 characters, middling': (pieces) => textOrNull(pairBetween(pieces, oftenEnd, middleEnd)),
  '2 characters, rare': (pieces) => textOrNull(pairBetween(pieces, middleEnd, 1)),
  '4 characters': (pieces) => textOrNull(oneOf(pieces.luck, hanRuns(anyText(pieces), 4))),
  'rare phrase': (pieces) => textOrNull(phraseOf(pieces.luck, anyText(pieces))),
  'order number': (pieces) => textOrNull(numberOf(pieces)),
  "number's tail": (pieces) => textOrNull(tailOf(pieces.luck, numberOf(pieces))),
  'th/vi/id word': (pieces) => textOrNull(wordOutsideChinese(pieces)),
  and: together,
  or: either,
  none: (pieces) => textOrNull(nowhere(pieces)),
  regex,
  'contact and dates': ofContact,
  not: without,
};

/** One question of that class, or null where this draw gives none. */
export const drawn = (of: QueryClass, pieces: Pieces): Query | null => draws[of](pieces);

function phraseOf(luck: Luck, from: string): string | null {
  const characters = Array.from(from.replaceAll(/\s+/g, ' ').trim());
  const length = luck.between(8, 14);
  if (characters.length <= length || from.includes('\n')) return null;
  const start = luck.between(0, characters.length - length);
  return characters
    .slice(start, start + length)
    .join('')
    .trim();
}

const tailOf = (luck: Luck, number: string | null): string | null => /\d{6,}$/.exec(number ?? '')?.[0].slice(-luck.between(4, 6)) ?? null;
