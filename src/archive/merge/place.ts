import type { MessageRow } from '../stored';
import type { Alignment } from './align';
import { reachOf } from './likeness';
import { withReplacements } from './replaced';
import { runEnd } from './runs';
import type { SeenRow } from './seen-row';
import type { Slot } from './slots';
import type { Stretch } from './spans';

/**
 * Where a row belongs: shown again by `same`, new at `order`, or an unmatched shell that only says «something stands here».
 */
export type Place = { readonly seen: SeenRow } & (
  | { readonly is: 'same'; readonly message: MessageRow }
  | { readonly is: 'new'; readonly order: number }
  | { readonly is: 'unseen' }
);

/** There is no room left between two orders; the transcript has to be numbered anew. */
export class NoRoom extends Error {
  override readonly name = 'NoRoom';
}

/** The distance between neighbours, large so that thousands of later finds fit between them. */
export const orderStep = 1024;
const leastDistance = 1e-5;

/** The neighbour to which a run is known to belong; on its other side more is likely to come. */
type Lean = 'before' | 'after' | null;

/** `count` rising orders between two neighbours; null is the open end. Throws `NoRoom`. */
export function ordersBetween(before: number | null, after: number | null, count: number, lean: Lean = null): readonly number[] {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  if (before === null) return numbers.map((number) => (after ?? orderStep * (count + 1)) - orderStep * (count + 1 - number));
  if (after === null) return numbers.map((number) => before + orderStep * number);
  const even = (after - before) / (count + 1);
  if (even < leastDistance) throw new NoRoom(`no room for ${count} messages`);
  // A history that comes run by run into a gap takes a quarter of what is left each time, not all but one part in hundreds.
  const close = even / leaning;
  if (lean === null || close < leastDistance) return numbers.map((number) => before + even * number);
  return numbers.map((number) => (lean === 'before' ? before + close * number : after - close * (count + 1 - number)));
}

const leaning = 4;

/** Gives every row its place in the transcript. `how` decides where a run goes that overlaps nothing and has no times. */
export function place(rows: readonly SeenRow[], alignment: Alignment, stretch: Stretch, slot: Slot | null): readonly Place[] {
  const pairs = withReplacements(rows, alignment.pairs, stretch);
  const places: Place[] = [];
  for (let start = 0; start < rows.length;) {
    const end = runEnd(pairs, start);
    places.push(
      ...(pairs[start] === -1 ? placedRun({ rows, pairs, start, end, stretch }, slot) : matched(rows, pairs, start, end, stretch)),
    );
    start = end;
  }
  return places;
}

function matched(rows: readonly SeenRow[], pairs: readonly number[], start: number, end: number, stretch: Stretch): Place[] {
  return rows.slice(start, end).flatMap((seen, index): Place[] => {
    const message = stretch.messages[pairs[start + index] ?? -1];
    return message ? [{ is: 'same', seen, message }] : [];
  });
}

function leanOf(pairs: readonly number[], start: number, end: number): Lean {
  if (start > 0 === end < pairs.length) return null;
  return start > 0 ? 'before' : 'after';
}

function placedRun(run: NewRun, slot: Slot | null): Place[] {
  const { rows, pairs, start, end } = run;
  const { before, after } = neighbours(run, slot);
  const orders = ordersBetween(before, after, end - start, leanOf(pairs, start, end));
  return rows.slice(start, end).map((seen, index): Place => {
    if (seen.row.state === 'shell') return { is: 'unseen', seen };
    return { is: 'new', seen, order: orders[index] ?? 0 };
  });
}

type NewRun = {
  readonly rows: readonly SeenRow[];
  readonly pairs: readonly number[];
  readonly start: number;
  readonly end: number;
  readonly stretch: Stretch;
};

/**
 * New rows stand behind the last matched one, and behind what has gone from the page since; those above the first matched one stand before it,
 * and before what has gone. At a gap they stand in it.
 */
function neighbours(run: NewRun, slot: Slot | null): Slot {
  const { pairs, start, end, stretch } = run;
  const left = start === 0 ? null : (pairs[start - 1] ?? null);
  const right = end === pairs.length ? null : (pairs[end] ?? null);
  if (left !== null) {
    const last = left + goneBefore(run, left, right);
    return { before: orderAt(stretch, last), after: orderNextTo(stretch, last, 1) };
  }
  if (right !== null) {
    const first = right - goneAbove(run, right);
    return { before: orderNextTo(stretch, first, -1), after: orderAt(stretch, first) };
  }
  return slot ?? { before: null, after: null };
}

/** More than so many are not gone from the page: it shows another part of the chat. */
const mostGone = 3;

/** How many of the messages after `left`, which the page shows no more, stood before the new rows: those not younger than the first of them. */
function goneBefore({ rows, start, stretch }: NewRun, left: number, right: number | null): number {
  const span = stretch.spans.find(({ from, to }) => left >= from && left < to);
  const end = right !== null && right < (span?.to ?? 0) && right > left ? right : (span?.to ?? left + 1);
  const gone = stretch.messages.slice(left + 1, end);
  // What was first seen after these rows had not come yet.
  const isLater = gone.some(({ firstSeen }) => firstSeen > (rows[start]?.seenAt ?? Infinity));
  if (end !== right && (isLater || gone.length > mostGone)) return 0;
  const [first] = rows[start] ? reachOf(rows[start].time) : [];
  const younger = gone.findIndex(({ time }) => first !== undefined && reachOf(time).some(({ from }) => from >= first.to));
  return younger < 0 ? gone.length : younger;
}

/**
 * How many of the messages before `right`, with which a span begins and which the page shows no more, stood behind the new rows: all, for
 * nothing stood between them and `right`, unless they are older than the last of these rows.
 */
function goneAbove({ rows, end, stretch }: NewRun, right: number): number {
  const span = stretch.spans.find(({ from, to }) => right >= from && right < to);
  if (!span?.begins || right - span.from > mostGone) return 0;
  const gone = stretch.messages.slice(span.from, right);
  const last = rows[end - 1];
  const [latest] = last ? reachOf(last.time) : [];
  const older = gone.findLastIndex(({ time }) => latest !== undefined && reachOf(time).some(({ to }) => to <= latest.from));
  return gone.length - 1 - older;
}

const orderAt = ({ messages }: Stretch, index: number): number | null => messages[index]?.order ?? null;

/** The order of the message before (-1) or after (1) one, loaded or not; null at the transcript's end. */
function orderNextTo(stretch: Stretch, index: number, step: 1 | -1): number | null {
  const order = orderAt(stretch, index);
  const gap = stretch.gaps.find((one) => (step === 1 ? one.after : one.before) === order);
  if (gap) return step === 1 ? gap.before : gap.after;
  return orderAt(stretch, index + step);
}
