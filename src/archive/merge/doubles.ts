import type { MessageRow } from '../stored';
import { comparable } from './seen-row';
import type { Span, Stretch } from './spans';

/** A message that stands on both sides of a gap, and its double. */
export type Double = { readonly kept: MessageRow; readonly double: MessageRow };

/**
 * Two views that overlapped by too little to tell leave the messages they share on both sides of a gap. A sighting that goes over it
 * without a row between, leaving out on one side just what the other side shows, proves that they are the same.
 */
export function doublesIn(stretch: Stretch, pairs: readonly number[]): readonly Double[] {
  return pairs.slice(1).flatMap((next, index) => {
    const last = pairs[index] ?? -1;
    const [left, entered] = [spanOf(stretch, last), spanOf(stretch, next)];
    if (!left || !entered || left === entered || !left.ends || !entered.begins) return [];
    const { messages } = stretch;
    const leftOut = messages.slice(last + 1, left.to);
    const passed = messages.slice(entered.from, next);
    if (leftOut.length > 0 && passed.length > 0) return [];
    return passed.length > 0
      ? doubled(messages.slice(Math.max(left.from, last + 1 - passed.length), last + 1), passed)
      : doubled(messages.slice(next, Math.min(entered.to, next + leftOut.length)), leftOut);
  });
}

function spanOf({ spans }: Stretch, index: number): Span | undefined {
  return index < 0 ? undefined : spans.find((span) => index >= span.from && index < span.to);
}

function doubled(kept: readonly MessageRow[], doubles: readonly MessageRow[]): readonly Double[] {
  const pairs = doubles.flatMap((double, index) => {
    const one = kept[index];
    return one && isSame(one, double) ? [{ kept: one, double }] : [];
  });
  return pairs.length === doubles.length ? pairs : [];
}

function isSame(one: MessageRow, other: MessageRow): boolean {
  const isOtherId = one.platformId !== null && other.platformId !== null && one.platformId !== other.platformId;
  return !isOtherId && one.direction === other.direction && one.kind === other.kind && comparable(one.text) === comparable(other.text);
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
