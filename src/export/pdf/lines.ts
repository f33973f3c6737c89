import { visualOrder } from './bidi';
import type { Cluster } from './clusters';
import type { SetText } from './set-text';
import type { Paragraph, ReadText, Typesetter } from './typesetter';

/** One line of set text, from left to right. `width` is in points, trailing spaces not counted; a line of a right-to-left paragraph stands at the right. */
export type Line = Pick<SetText, 'clusters' | 'levels'> & { readonly width: number; readonly isRightToLeft: boolean };

/** The most UTF-16 units set at a time: a message of a megabyte without a line end is laid out in pieces of this length. */
export const pieceLength = 4000;

const isBlank = ({ text }: Cluster): boolean => text === ' ' || text === '\t';

/** How many clusters, from `first` on, go on a line of `room` thousandths: up to the last place to break, at least one. */
function fit(set: SetText, first: number, room: number): number {
  const { clusters } = set;
  let used = 0;
  for (let index = first; index < clusters.length; index += 1) {
    const cluster = clusters[index];
    if (!cluster) break;
    used += cluster.width;
    if (used <= room || isBlank(cluster)) continue;
    for (let end = index; end > first; end -= 1) if (set.mayBreak(end)) return end;
    return Math.max(index, first + 1);
  }
  return clusters.length;
}

function lineOf(set: SetText, first: number, last: number, size: number): Line {
  const isWhole = first === 0 && last === set.clusters.length;
  const clusters = isWhole ? set.clusters : set.clusters.slice(first, last);
  const levels = isWhole ? set.levels : (set.levels?.slice(first, last) ?? null);
  let units = 0;
  const end = clusters.findLastIndex((cluster) => !isBlank(cluster)) + 1;
  for (let index = 0; index < end; index += 1) units += clusters[index]?.width ?? 0;
  const width = (units * size) / 1000;
  return levels?.some((level, index) => index < end && level > 0)
    ? orderedLine(clusters, levels, end, width)
    : { clusters, levels: null, width, isRightToLeft: false };
}

/** A line of both directions. Blanks at its end stay behind it, whichever way it runs. */
function orderedLine(clusters: readonly Cluster[], levels: readonly number[], end: number, width: number): Line {
  const placed = clusters.map((cluster, index) => ({ cluster, level: levels[index] ?? 0 }));
  const inked = placed.slice(0, end);
  const ordered = [...visualOrder(inked), ...placed.slice(end)];
  return {
    clusters: ordered.map(({ cluster }) => cluster),
    levels: ordered.map(({ level }) => level),
    width,
    isRightToLeft: inked.every(({ level }) => level > 0),
  };
}

/** Cuts so that no surrogate pair is split. */
function pieceEnd(paragraph: string, from: number): number {
  const end = Math.min(paragraph.length, from + pieceLength);
  const isPair = end < paragraph.length && (paragraph.codePointAt(end - 1) ?? 0) > 0xffff;
  return isPair ? end - 1 : end;
}

type Measure = { readonly size: number; readonly room: number };

function* paragraphLines(
  typesetter: Typesetter,
  paragraph: Paragraph,
  manner: ReadText['manner'],
  { size, room }: Measure,
): Generator<Line> {
  const { text } = paragraph;
  for (let from = 0, end = 0; end < text.length || end === 0;) {
    end = pieceEnd(text, from);
    const isWhole = from === 0 && end === text.length;
    const set = isWhole ? typesetter.set(paragraph, manner) : typesetter.setPiece(text.slice(from, end), manner);
    const count = set.clusters.length;
    let first = 0;
    do {
      const last = fit(set, first, room);
      // The unfinished last line of a piece is set again at the head of the next one.
      if (last === count && first > 0 && end < text.length) break;
      yield lineOf(set, first, last, size);
      first = last;
    } while (first < count);
    if (end === text.length) return;
    from += set.start(first);
  }
}

/** Sets `text` at `size` points in lines of at most `width` points, one at a time. The text must have been prepared. */
export function* setLines(typesetter: Typesetter, text: string, size: number, width: number): Generator<Line> {
  const { manner, paragraphs } = typesetter.read(text);
  const measure = { size, room: (width * 1000) / size };
  for (const paragraph of paragraphs) yield* paragraphLines(typesetter, paragraph, manner, measure);
}
