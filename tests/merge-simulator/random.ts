/** A seeded source of chance: the same seed gives the same history on every machine (mulberry32, public domain arithmetic). */
export type Chance = {
  /** Evenly in [0, 1). */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  /** True with the given share. */
  maybe(share: number): boolean;
  pick<T>(from: readonly [T, ...T[]]): T;
};

export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return { next, between, maybe: (share) => next() < share, pick: (from) => from[between(0, from.length - 1)] ?? from[0] };
}
