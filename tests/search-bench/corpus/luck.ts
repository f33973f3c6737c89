import { chance, type Chance } from '../../merge-simulator/random';

/** A seeded source of chance that also draws as words are drawn in life: few often, most seldom. */
export type Luck = Chance & {
  /** An index below `count`; the k-th comes as often as 1 / (k + head) says (Zipf's law with Mandelbrot's flat head). */
  rank(count: number, head: number): number;
  /** One of a short list that has its commonest first. */
  word(from: readonly string[]): string;
  /** One of a large vocabulary that has its commonest first. */
  rare(from: readonly string[]): string;
  /** That many digits. */
  digits(count: number): string;
};

const [listHead, vocabularyHead] = [4, 60];

export function luckOf(seed: number): Luck {
  const luck = chance(seed);
  const rank = (count: number, head: number): number => Math.min(count - 1, Math.floor(head * ((count / head + 1) ** luck.next() - 1)));
  return {
    ...luck,
    rank,
    word: (from) => from[rank(from.length, listHead)] ?? '',
    rare: (from) => from[rank(from.length, vocabularyHead)] ?? '',
    digits: (count) => Array.from({ length: count }, () => luck.between(0, 9)).join(''),
  };
}
