import type { Waits } from '../../search/finder';

/** How long the contacts of one account waited for an answer. Times are ms, null where nothing was answered. */
export type Waiting = {
  readonly console: string;
  readonly account: string | null;
  readonly answered: number;
  readonly unanswered: number;
  readonly median: number | null;
  readonly most: number | null;
};

/** The smallest of sorted values that so many of them (0 to 1) do not exceed; null of none. */
export function percentile(sorted: Float64Array, share: number): number | null {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

/** `most` is what nine of ten waits did not exceed. */
function waitingOf(console: string, account: string | null, answered: Float64Array, unanswered: number): Waiting {
  const sorted = answered.toSorted();
  return {
    console,
    account,
    answered: sorted.length,
    unanswered,
    median: percentile(sorted, 0.5),
    most: percentile(sorted, 0.9),
  };
}

/** The waits of each account, that with the most first. Accounts nobody waited for are left out. */
export function waitingRows(waits: readonly Waits[]): readonly Waiting[] {
  return waits
    .map(({ console, account, answered, unanswered }) => waitingOf(console, account, answered, unanswered))
    .filter(({ answered, unanswered }) => answered + unanswered > 0)
    .toSorted((a, b) => b.answered + b.unanswered - a.answered - a.unanswered);
}

/** The waits of all accounts together. */
export function waitingTotal(waits: readonly Waits[]): Waiting {
  const all = new Float64Array(waits.reduce((sum, { answered }) => sum + answered.length, 0));
  let at = 0;
  for (const { answered } of waits) {
    all.set(answered, at);
    at += answered.length;
  }
  return waitingOf(
    '',
    null,
    all,
    waits.reduce((sum, { unanswered }) => sum + unanswered, 0),
  );
}

/** Where a wait lies between the shortest and the longest that are told apart, 0 to 1: a second and a week, on a scale of ratios. */
export function waitPlace(ms: number): number {
  const [shortest, longest] = [1000, 7 * 86_400_000];
  return Math.min(1, Math.max(0, Math.log(Math.max(ms, 1) / shortest) / Math.log(longest / shortest)));
}
