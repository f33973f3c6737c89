import { linesOf } from '../visible-text';
import { visualOrder } from './bidi';
import type { Placed } from './clusters';
import type { Typesetter } from './typesetter';

/** One line of set text, from left to right. `width` is in points, trailing spaces not counted; a line of a right-to-left paragraph stands at the right. */
export type Line = { readonly placed: readonly Placed[]; readonly width: number; readonly isRightToLeft: boolean };

/** The most UTF-16 units set at a time: a message of a megabyte without a line end is laid out in pieces of this length. */
const pieceLength = 4000;

const isBlank = ({ cluster }: Placed): boolean => cluster.text === ' ' || cluster.text === '\t';

/** How many clusters, from `first` on, go on a line of `room` thousandths: up to the last place to break, at least one. */
function fit(placed: readonly Placed[], first: number, room: number): number {
  let used = 0;
  let lastBreak = first;
  for (let index = first; index < placed.length; index += 1) {
    const one = placed[index];
    if (!one) break;
    if (index > first && one.mayBreak) lastBreak = index;
    used += one.cluster.width;
    if (used > room && !isBlank(one)) return lastBreak > first ? lastBreak : Math.max(index, first + 1);
  }
  return placed.length;
}

function lineOf(placed: readonly Placed[], size: number): Line {
  const end = placed.findLastIndex((one) => !isBlank(one)) + 1;
  let units = 0;
  let highest = 0;
  for (let index = 0; index < end; index += 1) {
    units += placed[index]?.cluster.width ?? 0;
    highest = Math.max(highest, placed[index]?.level ?? 0);
  }
  const width = (units * size) / 1000;
  if (highest === 0) return { placed, width, isRightToLeft: false };
  // Blanks at the end of a line stay behind it, whichever way it runs.
  const ordered = [...visualOrder(placed.slice(0, end)), ...placed.slice(end)];
  return { placed: ordered, width, isRightToLeft: placed.slice(0, end).every(({ level }) => level > 0) };
}

/** Cuts so that no surrogate pair is split. */
function pieceEnd(paragraph: string, from: number): number {
  const end = Math.min(paragraph.length, from + pieceLength);
  const isPair = end < paragraph.length && (paragraph.codePointAt(end - 1) ?? 0) > 0xffff;
  return isPair ? end - 1 : end;
}

function* paragraphLines(paragraph: string, size: number, room: number, set: (piece: string) => readonly Placed[]): Generator<Line> {
  for (let from = 0, end = 0; end < paragraph.length || end === 0;) {
    end = pieceEnd(paragraph, from);
    const placed = set(paragraph.slice(from, end));
    let first = 0;
    do {
      const last = fit(placed, first, room);
      // The unfinished last line of a piece is set again at the head of the next one.
      if (last === placed.length && first > 0 && end < paragraph.length) break;
      yield lineOf(placed.slice(first, last), size);
      first = last;
    } while (first < placed.length);
    if (end === paragraph.length) return;
    from += placed[first]?.start ?? end - from;
  }
}

/** Sets `text` at `size` points in lines of at most `width` points, one at a time. The text must have been prepared. */
export function* setLines(typesetter: Typesetter, text: string, size: number, width: number): Generator<Line> {
  const manner = typesetter.manner(text);
  const room = (width * 1000) / size;
  for (const paragraph of linesOf(text)) yield* paragraphLines(paragraph, size, room, (piece) => typesetter.set(piece, manner));
}
