import type { GapRow } from '../stored';
import { isGuessed, type Span, type Stretch } from './spans';

/** The stored message each row shows (-1: none), and what speaks for it less what speaks against it. */
export type Way = { readonly pairs: readonly number[]; readonly score: number };

/** How alike each row (first index) and each stored message (second) are, 0 where they cannot be the same; and which rows are shells. */
export type Ways = { readonly likes: readonly Float64Array[]; readonly isShell: readonly boolean[]; readonly stretch: Stretch };

/** A new row inside a span that was proven whole is odd; less so a stored message that a sighting leaves out: it was deleted, or stands twice. */
const insertCost = 6;
/** More for one whose content is not shown: nothing speaks for it. */
const insertedShellCost = 20;
const skipCost = 1;
/** Less for those beside a gap whose sides may show the same, from its edge on. */
const twinCosts = [0.5, 0.6, 0.7, 0.8, 0.9] as const;
/** A sighting that goes from one span on to another joins them; two messages or a long one must speak for that. */
const joinCost = 5;
/** More, where the other span was put elsewhere by a guess. */
const leapCost = 7;

const never = Number.NEGATIVE_INFINITY;
const [byMatch, byInsert, bySkip, byEntry, byCrossing] = [1, 2, 3, 4, 5] as const;

/**
 * The way through the transcript on which the rows share the most with it: global alignment with free ends
 * (Needleman and Wunsch 1970), in which a sighting may leave a span at its end and go on at the beginning of another. Between
 * spans new rows cost nothing; inside one they do, for it was seen whole. A gap of a known size is crossed freely by just so many rows.
 */
export function bestWay(ways: Ways): Way {
  const table = new Table(ways);
  for (let row = 0; row <= ways.likes.length; row++) table.fill(row);
  return table.trace();
}

/** Every span has one column more than messages: standing before its first one, behind its first one, and so on. */
class Table {
  readonly #likes: readonly Float64Array[];
  readonly #isShell: readonly boolean[];
  readonly #spans: readonly Span[];
  readonly #leaps: readonly (readonly number[])[];
  /** How many rows are known to be missing before each span, where that is known. */
  readonly #missing: readonly (number | undefined)[];
  /** What it costs to leave out each message. */
  readonly #skips: Float64Array;
  readonly #width: number;
  readonly #best: Float64Array;
  readonly #by: Uint8Array;
  /** Outside all spans, having left span `k - 1` (`k` is 0 before the first): the score, and the column it was left from, -1 after a new row. */
  readonly #out: Float64Array;
  readonly #left: Int32Array;
  /** The `k` from which a span was entered after so many rows. */
  readonly #entered: Int32Array;

  constructor({ likes, isShell, stretch }: Ways) {
    this.#likes = likes;
    this.#isShell = isShell;
    this.#spans = stretch.spans;
    this.#leaps = leapsOf(stretch);
    this.#missing = stretch.spans.map((_, s) => gapBefore(stretch, s)?.rows);
    this.#skips = skipsOf(stretch);
    this.#width = stretch.messages.length + stretch.spans.length;
    const rows = likes.length + 1;
    this.#best = new Float64Array(rows * this.#width).fill(never);
    this.#by = new Uint8Array(rows * this.#width);
    this.#out = new Float64Array(rows * (this.#spans.length + 1)).fill(never);
    this.#left = new Int32Array(rows * (this.#spans.length + 1)).fill(-1);
    this.#entered = new Int32Array(rows * this.#spans.length);
  }

  fill(row: number): void {
    const outs = this.#spans.length + 1;
    for (let k = 0; k < outs; k++)
      this.#out[row * outs + k] = row === 0 ? (k === 0 ? 0 : never) : (this.#out[(row - 1) * outs + k] ?? never);
    this.#spans.forEach((_, s) => this.#fillSpan(row, s));
    // A span may be left and one that stands before it be entered without a row between them.
    if (this.#leaps.some((of, s) => of.some((cost, k) => k > s + 1 && cost < Infinity)))
      this.#spans.forEach((_, s) => this.#fillSpan(row, s));
  }

  #fillSpan(row: number, s: number): void {
    const span = this.#spans[s];
    if (!span) return;
    const start = span.from + s;
    this.#enter(row, s, start, span);
    const here = row * this.#width;
    const above = here - this.#width;
    const likes = this.#likes[row - 1];
    const isLast = row === this.#likes.length;
    const insert = this.#isShell[row - 1] ? insertedShellCost : insertCost;
    for (let column = start; column <= start + span.to - span.from; column++) {
      if (row === 0) this.#offer(here + column, 0, 0);
      if (row > 0) this.#offer(here + column, (this.#best[above + column] ?? never) - insert, byInsert);
      if (column === start) continue;
      const like = likes?.[column - s - 1] ?? 0;
      if (like > 0) this.#offer(here + column, (this.#best[above + column - 1] ?? never) + like, byMatch);
      const skip = isLast ? 0 : (this.#skips[column - s - 1] ?? skipCost);
      this.#offer(here + column, (this.#best[here + column - 1] ?? never) - skip, bySkip);
    }
    this.#leave(row, s, start + span.to - span.from, span);
  }

  /** Later offers win equal ones only where they match, so that of equal messages the latest is met. */
  #offer(cell: number, score: number, by: number): void {
    const best = this.#best[cell] ?? never;
    if (score > best || (score === best && by === byMatch && score > never)) {
      this.#best[cell] = score;
      this.#by[cell] = by;
    }
  }

  #enter(row: number, s: number, column: number, { begins }: Span): void {
    if (!begins || row === 0) return;
    const outs = this.#spans.length + 1;
    for (let k = 0; k < outs; k++) {
      const score = (this.#out[row * outs + k] ?? never) - (this.#leaps[s]?.[k] ?? Infinity);
      if (score <= (this.#best[row * this.#width + column] ?? never)) continue;
      this.#offer(row * this.#width + column, score, byEntry);
      this.#entered[row * this.#spans.length + s] = k;
    }
    const missing = this.#missing[s];
    if (missing !== undefined && missing <= row)
      this.#offer(row * this.#width + column, this.#best[(row - missing) * this.#width + column - 1] ?? never, byCrossing);
  }

  #leave(row: number, s: number, column: number, { ends }: Span): void {
    const outs = this.#spans.length + 1;
    const score = this.#best[row * this.#width + column] ?? never;
    if (!ends || score <= (this.#out[row * outs + s + 1] ?? never)) return;
    this.#out[row * outs + s + 1] = score;
    this.#left[row * outs + s + 1] = column;
  }

  trace(): Way {
    const rows = this.#likes.length;
    const pairs = Array.from({ length: rows }, () => -1);
    const end = this.#last();
    let at: { column: number; k: number } = end;
    for (let row = rows; row > 0 || at.column >= 0;) {
      if (at.column < 0) {
        const left = this.#left[row * (this.#spans.length + 1) + at.k] ?? -1;
        if (left >= 0) at = { column: left, k: at.k };
        else if (row === 0) break;
        else row--;
        continue;
      }
      const by = this.#by[row * this.#width + at.column];
      if (by === byMatch) {
        pairs[row - 1] = at.column - 1 - this.#spanAt(at.column);
        at = { ...at, column: at.column - 1 };
        row--;
      } else if (by === byInsert) row--;
      else if (by === bySkip) at = { ...at, column: at.column - 1 };
      else if (by === byCrossing) {
        row -= this.#missing[this.#spanAt(at.column)] ?? 0;
        at = { ...at, column: at.column - 1 };
      } else if (by === byEntry) at = { column: -1, k: this.#entered[row * this.#spans.length + this.#spanAt(at.column)] ?? 0 };
      else break;
    }
    return { pairs, score: end.score };
  }

  /** The best place to stand when all rows are told. */
  #last(): { column: number; k: number; score: number } {
    const rows = this.#likes.length;
    let found = { column: -1, k: 0, score: never };
    for (let k = 0; k <= this.#spans.length; k++) {
      const score = this.#out[rows * (this.#spans.length + 1) + k] ?? never;
      if (score > found.score) found = { column: -1, k, score };
    }
    for (let column = 0; column < this.#width; column++) {
      const score = this.#best[rows * this.#width + column] ?? never;
      if (score >= found.score) found = { column, k: 0, score };
    }
    return found;
  }

  #spanAt(column: number): number {
    return this.#spans.findLastIndex((span, s) => span.from + s <= column);
  }
}

function skipsOf({ messages, spans, gaps }: Stretch): Float64Array {
  const skips = new Float64Array(messages.length).fill(skipCost);
  const marked = gaps.filter(({ overlap }) => overlap);
  for (const { from, to } of spans) {
    const ends = marked.some(({ after }) => after === messages[to - 1]?.order);
    const begins = marked.some(({ before }) => before === messages[from]?.order);
    twinCosts.slice(0, to - from).forEach((cost, index) => {
      if (ends) skips[to - 1 - index] = cost;
      if (begins) skips[from + index] = cost;
    });
  }
  return skips;
}

/** `leaps[s][k]`: what it costs to enter span `s` having left span `k - 1`. */
function leapsOf({ spans, messages, gaps }: Stretch): readonly (readonly number[])[] {
  return spans.map((span, s) => [
    0,
    ...spans.map((left, before) => {
      if (before === s) return Infinity;
      const [one, other] = [messages[left.to - 1]?.order ?? 0, messages[span.from]?.order ?? 0];
      if (before === s - 1) return joinCost;
      if (isGuessed(gaps, one, other)) return leapCost;
      return before < s ? joinCost + skipCost * (span.from - left.to) : Infinity;
    }),
  ]);
}

function gapBefore({ spans, messages, gaps }: Stretch, s: number): GapRow | undefined {
  const [left, entered] = [messages[(spans[s - 1]?.to ?? 0) - 1], messages[spans[s]?.from ?? -1]];
  return gaps.find(({ after, before }) => after === left?.order && before === entered?.order);
}
