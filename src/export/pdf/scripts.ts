import type { FaceName } from './fonts/face-names';

const thai = /\p{Script=Thai}/u;
const cjk =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303F\u3200-\u33FF\uFE30-\uFE4F\uFF00-\uFF9F\uFFE0-\uFFE6]/u;
const pictured = /[\p{Emoji_Presentation}\p{Regional_Indicator}\p{Emoji_Modifier}\uFE0F\u20E3]/u;
const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFE\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
/** Characters that Chinese sets full-width and Latin does not. */
const contextual = /[\u2018\u2019\u201C\u201D\u2026\u2014\u00B7]/;
/** Nothing to draw: joiners and variation selectors, which only matter inside a grapheme, and marks that show no ink. */
const inkless = /^\p{Default_Ignorable_Code_Point}$/u;

export const isCjk = (text: string): boolean => cjk.test(text);
export const isThai = (text: string): boolean => thai.test(text);
export const isPictured = (text: string): boolean => pictured.test(text);
export const hasContextual = (text: string): boolean => contextual.test(text);
export const isContextual = (grapheme: string): boolean => grapheme.length === 1 && contextual.test(grapheme);
export const isInkless = (character: string): boolean => inkless.test(character);
const rightToLeftWord = new RegExp(`${rightToLeft.source}{2}`, 'u');
/** A word, not a single letter as some faces made of signs have. */
export const hasRightToLeftWord = (text: string): boolean => rightToLeftWord.test(text);
export const hasRightToLeft = (text: string): boolean => rightToLeft.test(text);

/** The faces that have Han characters, each in the shapes of one place. */
export type HanFace = 'sc' | 'tc' | 'jp' | 'kr';

/** What decides between faces that share characters: the Han face that comes first, and whether the text has Han or kana at all. */
export type Manner = { readonly han: HanFace; readonly isHan: boolean };

/** Blocks of characters that only one face has, by their first and last. */
const blocks: readonly (readonly [first: number, last: number, face: FaceName])[] = [
  [0x0590, 0x05ff, 'hebrew'],
  [0x0600, 0x06ff, 'arabic'],
  [0x0750, 0x077f, 'arabic'],
  [0x0870, 0x08ff, 'arabic'],
  [0x0900, 0x097f, 'devanagari'],
  [0x0980, 0x09ff, 'bengali'],
  [0x0b80, 0x0bff, 'tamil'],
  [0x0c00, 0x0c7f, 'telugu'],
  [0x0c80, 0x0cff, 'kannada'],
  [0x0e00, 0x0e7f, 'thai'],
  [0x0e80, 0x0eff, 'lao'],
  [0x0f00, 0x0fff, 'tibetan'],
  [0x1000, 0x109f, 'myanmar'],
  [0x10a0, 0x10ff, 'georgian'],
  [0x1100, 0x11ff, 'kr'],
  [0x1400, 0x167f, 'canadian'],
  [0x1780, 0x17ff, 'khmer'],
  [0x18b0, 0x18ff, 'canadian'],
  [0x19e0, 0x19ff, 'khmer'],
  [0x1c90, 0x1cbf, 'georgian'],
  [0x1cd0, 0x1cff, 'devanagari'],
  [0x3130, 0x318f, 'kr'],
  [0xa000, 0xa4cf, 'yi'],
  [0xa8e0, 0xa8ff, 'devanagari'],
  [0xa960, 0xa97f, 'kr'],
  [0xaa60, 0xaa7f, 'myanmar'],
  [0xac00, 0xd7ff, 'kr'],
  [0xfb1d, 0xfb4f, 'hebrew'],
  [0xfb50, 0xfdff, 'arabic'],
  [0xfe70, 0xfefe, 'arabic'],
];

const hanFaces: readonly HanFace[] = ['sc', 'tc', 'jp', 'kr'];
const signs = ['symbols2', 'symbols', 'math', 'emoji'] as const;

/** The faces to try for a grapheme, the fittest first; whichever covers it is taken. */
export function candidates(grapheme: string, { han, isHan }: Manner): readonly FaceName[] {
  const hans = [han, ...hanFaces.filter((name) => name !== han)];
  const first = grapheme.codePointAt(0) ?? 0;
  if (isPictured(grapheme)) return ['emoji', 'symbols2', 'sans', ...hans];
  if (isCjk(grapheme)) return [...hans, 'sans', ...signs];
  const own = blocks.find(([from, to]) => first >= from && first <= to)?.[2];
  if (own) return [own, 'sans', ...(own === 'kr' ? hans : [])];
  if (first < 0x2000) return ['sans', 'math', 'symbols', ...hans];
  return isHan ? ['sans', ...hans, ...signs] : ['sans', ...signs, ...hans];
}
