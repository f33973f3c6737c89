import type { Stretch } from '../../evidence/pieces';
import { folded, type Plain } from '../plain';

/** Words to look for, folded, and whether they have to stand by themselves. */
export type Needle = { readonly words: string; readonly alone: boolean };

/** Scripts that put blanks between words. */
const spaced = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\d_]/u;

/** Where the words stand in a text, whatever their case, accents and width. */
export function placesOf(text: Plain, needles: readonly Needle[]): readonly Stretch[] {
  return needles.flatMap(({ words, alone }) => [...places(text, words, alone)]);
}

function* places(plain: Plain, words: string, alone: boolean): Generator<Stretch> {
  const { text } = plain;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
    const to = at + words.length;
    if (!alone || isAlone(text, at, to)) yield plain.stretch(at, to);
  }
}

const joins = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && spaced.test(one) && spaced.test(other);

/** A Latin name must not be cut out of a longer word; a Chinese one has no edges. */
function isAlone(text: string, from: number, to: number): boolean {
  return !joins(text[from - 1], text[from]) && !joins(text[to - 1], text[to]);
}

/** The words as they are looked for. */
export const needle = (words: string, alone: boolean): Needle => ({ words: folded(words).text.trim(), alone });
