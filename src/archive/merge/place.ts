import type { MessageRow } from '../stored';
import type { Alignment } from './align';
import { comparable, type SeenRow } from './seen-row';
import type { Slot } from './slots';
import type { Stretch } from './spans';

/** Where a row belongs: shown again by `same`, new at `order`, or an unmatched shell that only says «something stands here». */
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
      ...(pairs[start] === -1
        ? placedRun(rows.slice(start, end), neighbours(pairs, start, end, stretch, slot), leanOf(pairs, start, end))
        : matched(rows, pairs, start, end, stretch)),
    );
    start = end;
  }
  return places;
}

function runEnd(pairs: readonly number[], start: number): number {
  const isNew = pairs[start] === -1;
  let end = start + 1;
  while (end < pairs.length && (pairs[end] === -1) === isNew) end++;
  return end;
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

function placedRun(rows: readonly SeenRow[], slot: Slot, lean: Lean): Place[] {
  const orders = ordersBetween(slot.before, slot.after, rows.length, lean);
  return rows.map((seen, index): Place =>
    seen.row.state === 'shell' ? { is: 'unseen', seen } : { is: 'new', seen, order: orders[index] ?? 0 },
  );
}

/** New rows stand right behind the last matched one; at a gap they stand in it. */
function neighbours(pairs: readonly number[], start: number, end: number, stretch: Stretch, slot: Slot | null): Slot {
  const left = start === 0 ? null : (pairs[start - 1] ?? null);
  const right = end === pairs.length ? null : (pairs[end] ?? null);
  if (left !== null) return { before: orderAt(stretch, left), after: orderNextTo(stretch, left, 1) };
  if (right !== null) return { before: orderNextTo(stretch, right, -1), after: orderAt(stretch, right) };
  return slot ?? { before: null, after: null };
}

const orderAt = ({ messages }: Stretch, index: number): number | null => messages[index]?.order ?? null;

/** The order of the message before (-1) or after (1) one, loaded or not; null at the transcript's end. */
function orderNextTo(stretch: Stretch, index: number, step: 1 | -1): number | null {
  const order = orderAt(stretch, index);
  const gap = stretch.gaps.find((one) => (step === 1 ? one.after : one.before) === order);
  if (gap) return step === 1 ? gap.before : gap.after;
  return orderAt(stretch, index + step);
}

/**
 * A row that stands exactly where a stored message stood, between the same neighbours, has taken its place:
 * a recall notice, or (same side, same time) other words.
 */
function withReplacements(rows: readonly SeenRow[], pairs: readonly number[], stretch: Stretch): readonly number[] {
  const replaced = [...pairs];
  for (let start = 0; start < rows.length; start++) {
    if (replaced[start] !== -1 || start === 0 || (pairs[start - 1] ?? -1) < 0) continue;
    const end = runEnd(pairs, start);
    const from = (pairs[start - 1] ?? 0) + 1;
    // Behind a gap, what stands next is not what stood next.
    const last = stretch.spans.find((span) => span.from < from && span.to >= from)?.to ?? from;
    const isEnclosed = end < rows.length;
    const to = isEnclosed ? (pairs[end] ?? 0) : Math.min(last, from + end - start);
    if (to - from !== end - start || to > last) continue;
    for (let index = start; index < end; index++) {
      const [seen, message] = [rows[index], stretch.messages[from + index - start]];
      if (seen && message && takesPlaceOf(seen, message, isEnclosed)) replaced[index] = from + index - start;
    }
  }
  return replaced;
}

function takesPlaceOf(seen: SeenRow, message: MessageRow, isEnclosed: boolean): boolean {
  const { row, time } = seen;
  if (row.platformId !== null && message.platformId !== null && row.platformId !== message.platformId) return false;
  if (row.kind === 'recall') return message.kind !== 'recall' && message.direction !== 'system';
  const isEdit = row.kind === 'text' && message.kind === 'text' && row.direction === message.direction;
  if (!isEdit || time.raw === null || time.source === 'carried' || time.raw !== message.time.raw) return false;
  // With nothing behind it, a row of the same minute may as well be the next message.
  return isEnclosed || isReworded(seen.words, comparable(message.text));
}

/** Whether two wordings share a third of the longer one at their beginning and end. */
function isReworded(one: string, other: string): boolean {
  const [longer, shorter] = one.length > other.length ? [one, other] : [other, one];
  let head = 0;
  while (head < shorter.length && shorter[head] === longer[head]) head++;
  let tail = 0;
  while (tail < shorter.length - head && shorter.at(-1 - tail) === longer.at(-1 - tail)) tail++;
  return (head + tail) * 3 >= longer.length && longer.length >= 4;
}
