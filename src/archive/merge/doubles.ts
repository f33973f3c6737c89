import type { MessageRow } from '../stored';
import { timesAgree } from './likeness';
import { comparable, type SeenRow } from './seen-row';
import type { Span, Stretch } from './spans';

/** A message that stands on both sides of a gap, and its double. */
export type Double = { readonly kept: MessageRow; readonly double: MessageRow };

/**
 * Two views that overlapped by too little to tell leave the messages they share on both sides of a gap. A sighting that goes over it
 * without a row between, leaving out on one side just what it shows on the other, proves that they are the same.
 */
export function doublesIn(rows: readonly SeenRow[], stretch: Stretch, pairs: readonly number[]): readonly Double[] {
  return pairs.slice(1).flatMap((next, row) => {
    const last = pairs[row] ?? -1;
    const [left, entered] = [spanOf(stretch, last), spanOf(stretch, next)];
    if (!left || !entered || left === entered || !left.ends || !entered.begins) return [];
    if (last + 1 === left.to && next === entered.from) return skippedDoubles(left, entered, row, { rows, stretch, pairs });
    const leftOut = stretch.messages.slice(last + 1, left.to);
    const passed = stretch.messages.slice(entered.from, next);
    const [above, below] = [
      shownTwice(passed, row + 1 - passed.length, { rows, stretch, pairs }),
      shownTwice(leftOut, row + 1, { rows, stretch, pairs }),
    ];
    if (above.length !== passed.length || below.length !== leftOut.length) return [];
    // Of both those on one side are kept, so that they stay in their order.
    return [...above.map(({ kept, double }) => ({ kept: double, double: kept })), ...below];
  });
}

/** So near must the rows stand that show what was skipped. */
const few = 5;

/**
 * A short span that a sighting passes over as a whole, though its rows show the same beside it: it stood at a gap that was marked, because
 * the two sides might be the same.
 */
function skippedDoubles(left: Span, entered: Span, row: number, { rows, stretch, pairs }: Shown): readonly Double[] {
  const skipped = stretch.messages.slice(left.to, entered.from);
  const isMarked = stretch.gaps.some(
    ({ overlap, after, before }) => overlap && skipped.some(({ order }) => order === after || order === before),
  );
  if (!isMarked || skipped.length === 0 || skipped.length > few) return [];
  let from = Math.max(0, row + 1 - few);
  const found = skipped.flatMap((double) => {
    const at = rows.findIndex((seen, index) => index >= from && index <= row + few && isShownBy(seen, double));
    const kept = at < 0 ? undefined : stretch.messages[pairs[at] ?? -1];
    if (!kept) return [];
    from = at + 1;
    return [{ kept, double }];
  });
  return found.length === skipped.length ? found : [];
}

type Shown = { readonly rows: readonly SeenRow[]; readonly stretch: Stretch; readonly pairs: readonly number[] };

/** The messages that the rows from `first` on are paired with, if those rows show just the messages that were left out. */
function shownTwice(leftOut: readonly MessageRow[], first: number, { rows, stretch, pairs }: Shown): readonly Double[] {
  const shows = leftOut.every((message, index) => isShownBy(rows[first + index], message));
  if (!shows) return [];
  return leftOut.flatMap((kept, index) => {
    const double = stretch.messages[pairs[first + index] ?? -1];
    return double ? [{ kept, double }] : [];
  });
}

function spanOf({ spans }: Stretch, index: number): Span | undefined {
  return index < 0 ? undefined : spans.find((span) => index >= span.from && index < span.to);
}

function isShownBy(seen: SeenRow | undefined, message: MessageRow): boolean {
  if (!seen || (seen.row.platformId !== null && message.platformId !== null && seen.row.platformId !== message.platformId)) return false;
  if (seen.row.direction !== message.direction || seen.row.kind !== message.kind || seen.words !== comparable(message.text)) return false;
  return timesAgree(seen, message) !== null;
}

/** A message with what its double knew besides. */
export function withDouble({ kept, double }: Double): MessageRow {
  return {
    ...kept,
    platformId: kept.platformId ?? double.platformId,
    sender: kept.sender ?? double.sender,
    time: kept.time.iso === null ? double.time : kept.time,
    at: kept.time.iso === null ? double.at : kept.at,
    later: [...kept.later, ...double.later],
    by: [...new Set([...kept.by, ...double.by])],
    firstSeen: Math.min(kept.firstSeen, double.firstSeen),
    lastSeen: Math.max(kept.lastSeen, double.lastSeen),
  };
}
