import type { StoredMessage } from '../archive/ports';

/** Messages that are seen this much later than those on both sides of them did not come with them, in ms. */
const slack = 10 * 60_000;

/**
 * Where messages begin that were first seen well after messages before and behind them: a gap that was filled, or a page that showed an
 * older message than it had shown before. By the id of the first of them, when that one was first seen (epoch ms).
 */
export function lateRuns(messages: readonly StoredMessage[]): ReadonlyMap<string, number> {
  const seen = messages.map((message) => Date.parse(message.seen.first));
  const before = leastSoFar(seen);
  const behind = leastSoFar(seen.toReversed()).toReversed();
  const isLate = seen.map((at, index) => at - (before[index - 1] ?? at) > slack && at - (behind[index + 1] ?? at) > slack);
  const starts = messages.flatMap(({ id }, index) => (isLate[index] && !isLate[index - 1] ? [[id, seen[index] ?? 0] as const] : []));
  return new Map(starts);
}

function leastSoFar(values: readonly number[]): readonly number[] {
  let least = Number.POSITIVE_INFINITY;
  return values.map((value) => (least = Math.min(least, value)));
}
