import type { FaceName } from './faces';

const thai = /\p{Script=Thai}/u;
const cjk =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303F\u3200-\u33FF\uFE30-\uFE4F\uFF00-\uFF65\uFFE0-\uFFE6]/u;
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
export const hasRightToLeft = (text: string): boolean => rightToLeft.test(text);

/** Which of the two Chinese faces comes first. */
export type ChineseFace = 'sc' | 'tc';

/** The faces to try for a grapheme, the fittest first; whichever covers it is taken. */
export function candidates(grapheme: string, chinese: ChineseFace): readonly FaceName[] {
  const other = chinese === 'sc' ? 'tc' : 'sc';
  if (isPictured(grapheme)) return ['emoji', chinese, other, 'sans'];
  if (isThai(grapheme)) return ['thai', 'sans'];
  if (isCjk(grapheme)) return [chinese, other, 'sans', 'emoji'];
  return ['sans', chinese, other, 'emoji', 'thai'];
}
