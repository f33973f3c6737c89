import { breakPlan } from '../pdf/break-opportunities';
import { graphemesOf } from '../pdf/graphemes';
import { linesOf } from '../visible-text';

/** How wide a text is as it would be drawn, in CSS pixels. */
export type Measure = (text: string) => number;

/** So much of a line of the chat is looked at at a time; a megabyte without a line end is laid out in pieces of this length. */
const pieceLength = 4000;

/** What no line may be cut within, with where it begins: a word, a Chinese character, a piece of an address. */
function unitsOf(piece: string): readonly string[] {
  const mayBreak = breakPlan(piece);
  const units: string[] = [];
  let unit = '';
  let before = '';
  let start = 0;
  for (const grapheme of graphemesOf(piece)) {
    if (mayBreak(before, grapheme, start)) {
      units.push(unit);
      unit = '';
    }
    unit += grapheme;
    before = grapheme;
    start += grapheme.length;
  }
  return unit === '' ? units : [...units, unit];
}

/** Remembers the widths of what comes again and again: words, and characters of Chinese. */
export function rememberingMeasure(measure: Measure): Measure {
  const known = new Map<string, number>();
  return (text) => {
    const width = known.get(text) ?? measure(text);
    if (known.size > 20_000) known.clear();
    if (text.length < 24) known.set(text, width);
    return width;
  };
}

/** A unit as what may stand on lines: itself, or its parts where it is wider than a line, cut between user-perceived characters. */
function* fitting(unit: string, width: number, measure: Measure): Generator<string> {
  // A blank at the end of a line needs no room.
  if (measure(unit.trimEnd()) <= width) return yield unit;
  let part = '';
  let used = 0;
  for (const grapheme of graphemesOf(unit)) {
    const more = measure(grapheme);
    if (part !== '' && used + more > width) {
      yield part;
      [part, used] = ['', 0];
    }
    part += grapheme;
    used += more;
  }
  return yield part;
}

function* wrapLine(line: string, width: number, measure: Measure): Generator<string> {
  let made = '';
  let used = 0;
  for (let from = 0; from < line.length;) {
    const end = pieceEnd(line, from);
    for (const unit of unitsOf(line.slice(from, end))) {
      for (const part of fitting(unit, width, measure)) {
        if (made !== '' && used + measure(part.trimEnd()) > width) {
          yield made;
          [made, used] = ['', 0];
        }
        made += part;
        used += measure(part);
      }
    }
    from = end;
  }
  yield made;
}

/** Cuts so that no surrogate pair is split. */
function pieceEnd(line: string, from: number): number {
  const end = Math.min(line.length, from + pieceLength);
  return end < line.length && /[\uD800-\uDBFF]/.test(line.charAt(end - 1)) ? end - 1 : end;
}

/** A text in lines of at most `width` CSS pixels, one at a time; joined, the lines of each paragraph are that paragraph again. */
export function* wrapped(text: string, width: number, measure: Measure): Generator<string> {
  for (const line of linesOf(text)) yield* wrapLine(line, width, measure);
}

const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** The direction of a text by its first letter, as readers expect it. */
export function directionOf(text: string): 'ltr' | 'rtl' {
  const [letter = ''] = /\p{L}/u.exec(text.slice(0, 2000)) ?? [];
  return rightToLeft.test(letter) ? 'rtl' : 'ltr';
}
