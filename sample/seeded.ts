/** Chance that is the same every time: a stream of numbers from a seed. */
export type Chance = {
  /** From 0 to 1. */
  readonly next: () => number;
  /** A whole number from `least` to `most`, both included. */
  readonly between: (least: number, most: number) => number;
  readonly pick: <T>(from: readonly [T, ...T[]]) => T;
  /** So many digits, the first of them not 0. */
  readonly digits: (count: number) => string;
};

/** The generator known as mulberry32, and what is made of its numbers. */
export function seeded(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const pick = <T>(from: readonly [T, ...T[]]) => from[between(0, from.length - 1)] ?? from[0];
  const digits = (count: number) => Array.from({ length: count }, (_, at) => between(at === 0 ? 1 : 0, 9)).join('');
  return { next, between, pick, digits };
}
