import { foldCharacter, hanStandIn, isAttached } from './character';

/** What `foldOf` says of a unit that does not simply fold to another. All are lone surrogates, which nothing folds to. */
export const signs = {
  unknown: 0xd800,
  /** Nothing is left of it. */
  gone: 0xd801,
  /** Several units come of it. */
  several: 0xd802,
  /** What stands before it decides. */
  attached: 0xd803,
  /** Stays, but behind another mark their order may not. */
  late: 0xd804,
  /** The first half of a pair. The halves whose own number this is begin private characters, which stay. */
  pair: 0xdbff,
} as const;

export const isSign = (to: number): boolean => (to & 0xfc00) === signs.unknown;

/** By unit of UTF-16; what is unknown is filled in as it is met, for most texts use few, and a search must not wait for the others. */
const folds = new Uint16Array(0x10000).fill(signs.unknown).fill(signs.pair, 0xd800, 0xdc00);

/** Ideographs, Hangul syllables, second halves of pairs and private characters; they are nearly all there is, and none has another form in Unicode. */
const plain = [
  [0x3400, 0x9fff],
  [0xac00, 0xd7a3],
  [0xdc00, 0xf8ff],
] as const;

/**
 * Marks that join nothing and, where they have an order with others, come last: vowels, tones and silencers of Thai, Lao, Devanagari,
 * Gurmukhi and Gujarati. Every second character of a Thai text is one. (Marks of several of these scripts on one letter are not looked at.)
 */
const free = [
  [0x0900, 0x0903],
  [0x093a, 0x093b],
  [0x093e, 0x094f],
  [0x0955, 0x0957],
  [0x0962, 0x0963],
  [0x0a01, 0x0a03],
  [0x0a3e, 0x0a4d],
  [0x0a70, 0x0a71],
  [0x0a81, 0x0a83],
  [0x0abe, 0x0acd],
  [0x0e31, 0x0e31],
  [0x0e34, 0x0e37],
  [0x0e47, 0x0e4c],
  [0x0e4e, 0x0e4e],
  [0x0eb1, 0x0eb1],
  [0x0eb4, 0x0eb7],
  [0x0ebb, 0x0ecc],
] as const;

/** The vowels of Thai and Lao that stand below, and the silencer: before a tone, by Unicode's order. */
const late = [
  [0x0e38, 0x0e3a],
  [0x0eb8, 0x0eba],
] as const;

const within = (ranges: readonly (readonly [number, number])[], unit: number): boolean =>
  ranges.some(([first, last]) => unit >= first && unit <= last);

function learn(unit: number): number {
  const character = String.fromCharCode(unit);
  if (within(plain, unit)) return hanStandIn(character)?.charCodeAt(0) ?? unit;
  const folded = foldCharacter(character);
  if (folded === '') return signs.gone;
  if (within(late, unit)) return signs.late;
  if (isAttached(character) && !within(free, unit)) return signs.attached;
  return folded.length === 1 ? folded.charCodeAt(0) : signs.several;
}

/** What a unit folds to, or a sign. */
export function foldOf(unit: number): number {
  const to = folds[unit] ?? signs.unknown;
  if (to !== signs.unknown) return to;
  const learned = learn(unit);
  folds[unit] = learned;
  return learned;
}

const same = new Set<number>();

/** Whether a character that takes a pair stays as it is; emoji do. */
export function staysPair(text: string, at: number): boolean {
  const code = text.codePointAt(at) ?? 0;
  if (same.has(code)) return true;
  const character = String.fromCodePoint(code);
  if (code < 0x10000 || foldCharacter(character) !== character || isAttached(character)) return false;
  same.add(code);
  return true;
}
