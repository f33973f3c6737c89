import { sameId } from './likeness';
import type { Stretch } from './spans';

/** The rows of a sighting that show messages of one span (or of several between which just the rows lie that are known to be missing). */
type Segment = {
  readonly rows: readonly number[];
  readonly evidence: number;
  readonly isWhole: boolean;
  /** How many rows are known to be missing before its first message. */
  readonly missing: number;
  /** Whether other rows stand where its span has messages up to its edge. */
  readonly leavesOut: boolean;
};

/** Less than this (two short messages, or one long one, or one with its minute) does not prove that two runs overlap at their ends. */
const enoughAtEnd = 5;
/** A short run found amid other rows may be there by chance in as many places as there are rows. */
const enoughAmid = 9;

/**
 * The pairs of a way, less those of spans that it only seems to touch. `likes` are those of the paired rows, `readable` how many rows
 * are not shells.
 */
export function believed(pairs: readonly number[], likes: readonly number[], stretch: Stretch, readable: number): readonly number[] {
  const weak = segmentsOf(pairs, likes, stretch, readable).filter((segment) => !isBelieved(segment, pairs.length));
  const dropped = new Set(weak.flatMap(({ rows }) => rows));
  return pairs.map((at, row) => (dropped.has(row) ? -1 : at));
}

function isBelieved({ rows, evidence, isWhole, missing, leavesOut }: Segment, count: number): boolean {
  if (isWhole || evidence >= sameId) return true;
  const isAmid = (rows[0] ?? 0) > missing && (rows.at(-1) ?? 0) < count - 1;
  return evidence >= (isAmid || leavesOut ? enoughAmid : enoughAtEnd);
}

function segmentsOf(pairs: readonly number[], likes: readonly number[], stretch: Stretch, readable: number): readonly Segment[] {
  const segments: { rows: number[]; evidence: number; missing: number }[] = [];
  let before: { row: number; at: number } | null = null;
  pairs.forEach((at, row) => {
    if (at < 0) return;
    const open = segments.at(-1);
    if (open && before && hangTogether(stretch, before.at, at, row - before.row - 1)) {
      open.rows.push(row);
      open.evidence += likes[row] ?? 0;
    } else segments.push({ rows: [row], evidence: likes[row] ?? 0, missing: missingBefore(stretch, at) });
    before = { row, at };
  });
  return segments.map((segment) => ({
    ...segment,
    isWhole: segment.rows.filter((row) => (likes[row] ?? 0) > 0).length === readable,
    leavesOut: isLeavingOut(segment.rows, pairs, stretch),
  }));
}

function isLeavingOut(rows: readonly number[], pairs: readonly number[], { spans }: Stretch): boolean {
  const [top, bottom] = [rows[0] ?? 0, rows.at(-1) ?? 0];
  const [first, last] = [pairs[top] ?? -1, pairs[bottom] ?? -1];
  const spanOf = (at: number) => spans.find(({ from, to }) => at >= from && at < to);
  const [begin, end] = [spanOf(first), spanOf(last)];
  return (
    (begin?.begins === true && top > 0 && first > begin.from) || (end?.ends === true && bottom < pairs.length - 1 && last < end.to - 1)
  );
}

function missingBefore({ messages, gaps }: Stretch, at: number): number {
  return gaps.find(({ before }) => before === messages[at]?.order)?.rows ?? 0;
}

/** Whether two messages lie in one span, or beside a gap of as many messages as there are rows between. */
function hangTogether({ spans, messages, gaps }: Stretch, one: number, other: number, between: number): boolean {
  if (spans.some(({ from, to }) => one >= from && other >= from && one < to && other < to)) return true;
  const gap = gaps.find(({ after }) => after === messages[one]?.order);
  return gap?.rows === between && gap.before === messages[other]?.order;
}
