import { utf8Length } from './bytes';

/** A longer text, in bytes of UTF-8, is cut coarsely, so that a hostile one costs no more than its length. */
const fineLimit = 65_536;

/**
 * Cuts a text into the pieces that can be hidden one by one: up to four ASCII letters or digits, or one code point of any other kind; of a
 * very long text 64 code points each. It hangs on no table of Unicode, so every program cuts alike, now and in twenty years.
 */
export function pieces(text: string): readonly string[] {
  return text.match(utf8Length(text) > fineLimit ? /.{1,64}/gsu : /[0-9A-Za-z]{1,4}|[^0-9A-Za-z]/gu) ?? [];
}

/** A stretch of a text, in UTF-16 units, `to` excluded. */
export type Stretch = { readonly from: number; readonly to: number };

/** Which pieces, by number, have something of one of the stretches in them: hiding those hides all of it, and of an ordinary text at most three letters or digits more on a side. */
export function piecesIn(text: string, stretches: readonly Stretch[]): ReadonlySet<number> {
  const touched = new Set<number>();
  const open = stretches.toSorted((one, other) => one.from - other.from);
  let [start, next, reach] = [0, 0, 0];
  for (const [index, piece] of pieces(text).entries()) {
    const end = start + piece.length;
    for (let one = open[next]; one !== undefined && one.from < end; one = open[next]) {
      reach = one.from < one.to ? Math.max(reach, one.to) : reach;
      next += 1;
    }
    if (reach > start) touched.add(index);
    start = end;
  }
  return touched;
}
