import { classOf, judged, simulated } from './judge';
import type { Setting } from './views';

/** What came of many histories of one setting. `messages` and `timed` count stored messages and those whose minute is known. */
export type Tally = {
  readonly histories: number;
  readonly exact: number;
  readonly uncertain: number;
  readonly wrong: number;
  readonly messages: number;
  readonly timed: number;
  /** Seeds of histories that are not exact. */
  readonly failing: readonly number[];
};

/** Histories with the seeds from `from` to `to` (exclusive), merged and judged. */
export async function tally(setting: Setting, from: number, to: number): Promise<Tally> {
  const counts = { exact: 0, uncertain: 0, wrong: 0 };
  const failing: number[] = [];
  let [messages, timed] = [0, 0];
  for (let seed = from; seed < to; seed++) {
    const { truth, views } = simulated(seed, setting);
    const verdict = await judged(truth, views, setting);
    const found = classOf(verdict);
    counts[found]++;
    if (found !== 'exact') failing.push(seed);
    messages += verdict.got.length;
    timed += verdict.timed;
  }
  return { histories: to - from, ...counts, messages, timed, failing };
}

/** Two tallies as one. */
export function added(one: Tally, other: Tally): Tally {
  return {
    histories: one.histories + other.histories,
    exact: one.exact + other.exact,
    uncertain: one.uncertain + other.uncertain,
    wrong: one.wrong + other.wrong,
    messages: one.messages + other.messages,
    timed: one.timed + other.timed,
    failing: [...one.failing, ...other.failing],
  };
}
