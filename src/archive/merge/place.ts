import { instant } from '../../domain/times';
import type { GapRow, MessageRow } from '../stored';
import type { Alignment } from './align';
import type { SeenRow } from './seen-row';

/** Where a row belongs: shown again by `same`, new at `order`, or an unmatched shell that only says «something stands here». */
export type Place = { readonly seen: SeenRow } & (
  | { readonly is: 'same'; readonly message: MessageRow }
  | { readonly is: 'new'; readonly order: number }
  | { readonly is: 'unseen' }
);

/** A stretch of the transcript with what is known of its surroundings. */
export type Stretch = { readonly messages: readonly MessageRow[]; readonly gaps: readonly GapRow[] };

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

/** The orders between which a run is put that overlaps nothing. */
export type Slot = { readonly before: number | null; readonly after: number | null };

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
function neighbours(pairs: readonly number[], start: number, end: number, { messages, gaps }: Stretch, slot: Slot | null): Slot {
  const left = start === 0 ? null : (pairs[start - 1] ?? null);
  const right = end === pairs.length ? null : (pairs[end] ?? null);
  const orderAt = (index: number): number | null => messages[index]?.order ?? null;
  if (left === null && right === null) return slot ?? { before: null, after: null };
  if (left === null) return { before: orderAt((right ?? 0) - 1), after: orderAt(right ?? 0) };
  const hole = right === null ? null : gaps.find((gap) => gap.after >= (orderAt(left) ?? 0) && gap.before <= (orderAt(right) ?? 0));
  return hole ? { before: hole.after, after: hole.before } : { before: orderAt(left), after: orderAt(left + 1) };
}

/**
 * A row that stands exactly where a stored message stood, between the same neighbours, has taken its place:
 * a recall notice, or (same side, same time) other words.
 */
function withReplacements(rows: readonly SeenRow[], pairs: readonly number[], { messages: stored, gaps }: Stretch): readonly number[] {
  const replaced = [...pairs];
  const gapped = new Set(gaps.map((gap) => gap.after));
  for (let start = 0; start < rows.length; start++) {
    if (replaced[start] !== -1 || start === 0 || (pairs[start - 1] ?? -1) < 0) continue;
    const end = runEnd(pairs, start);
    const from = (pairs[start - 1] ?? 0) + 1;
    const to = end < rows.length ? (pairs[end] ?? 0) : Math.min(stored.length, from + end - start);
    // Behind a gap, what stands next is not what stood next.
    if (to - from !== end - start || stored.slice(from - 1, to).some(({ order }, index) => index < to - from && gapped.has(order)))
      continue;
    for (let index = start; index < end; index++) {
      const [seen, message] = [rows[index], stored[from + index - start]];
      if (seen && message && takesPlaceOf(seen, message)) replaced[index] = from + index - start;
    }
  }
  return replaced;
}

function takesPlaceOf(seen: SeenRow, message: MessageRow): boolean {
  const { row, time } = seen;
  if (row.platformId !== null && message.platformId !== null && row.platformId !== message.platformId) return false;
  if (row.kind === 'recall') return message.kind !== 'recall' && message.direction !== 'system';
  const isEdit = row.kind === 'text' && message.kind === 'text' && row.direction === message.direction;
  return isEdit && time.raw !== null && time.source !== 'carried' && time.raw === message.time.raw;
}

/** The slots in which a run can stand that overlaps nothing: the ends, and every known gap. */
export function slotFor(rows: readonly SeenRow[], edges: readonly Edge[], isScrolledBack: boolean): Slot {
  const times = rows.flatMap(({ time }) => (time.iso === null ? [] : [instant(time.iso)]));
  const [first, last] = [times[0], times.at(-1)];
  const fits =
    first === undefined || last === undefined
      ? []
      : edges.filter((edge) => (edge.beforeAt ?? -Infinity) <= first && (edge.afterAt ?? Infinity) >= last);
  const best = fits.at(-1) ?? (first === undefined ? undefined : edges.findLast((edge) => (edge.beforeAt ?? -Infinity) <= first));
  return best ?? (isScrolledBack ? edges[0] : edges.at(-1)) ?? { before: null, after: null };
}

/** A slot with the times (epoch ms) of the messages on either side. */
export type Edge = Slot & { readonly beforeAt: number | null; readonly afterAt: number | null };
