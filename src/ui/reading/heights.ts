/**
 * How high the rows of a list are, by index, in CSS pixels: measured where a row was shown, else a guess. Asking for the place of a row, or for
 * the row at a place, and noting a height each take time that grows with the logarithm of the number of rows.
 */
export type Heights = {
  readonly count: number;
  total(): number;
  of(index: number): number;
  wasMeasured(index: number): boolean;
  /** The sum of all rows before `index`. */
  before(index: number): number;
  /** The row that holds the pixel `offset` below the first row's upper edge; outside of them the first or the last one. */
  at(offset: number): number;
  /** Notes a measured height; true where it is another than the one held. */
  measure(index: number, height: number): boolean;
  /** Another guess for every row that was not measured. */
  guess(height: number): void;
  /** Holds what was measured for no more than a guess: the rows are laid out anew. */
  forget(): void;
};

/** Heights that differ by less are the same: layout works in fractions of a pixel. */
const same = 0.05;

/** Sums over parts of a list (a Fenwick tree): entry i - 1 holds the sum of the `i & -i` values that end there. */
function summed(values: Float64Array): Float64Array {
  const sums = values.slice();
  for (let i = 1; i <= sums.length; i++) {
    const next = i + (i & -i);
    if (next <= sums.length) sums[next - 1] = at(sums, next - 1) + at(sums, i - 1);
  }
  return sums;
}

const at = (values: Float64Array, index: number): number => values[index] ?? 0;

function sumBefore(sums: Float64Array, index: number): number {
  let sum = 0;
  for (let i = Math.min(index, sums.length); i > 0; i -= i & -i) sum += at(sums, i - 1);
  return sum;
}

/** How many values from the start sum up to no more than `offset`. */
function countWithin(sums: Float64Array, offset: number): number {
  let count = 0;
  let left = offset;
  for (let step = 2 ** Math.floor(Math.log2(Math.max(1, sums.length))); step >= 1; step /= 2) {
    const sum = at(sums, count + step - 1);
    if (count + step > sums.length || sum > left) continue;
    count += step;
    left -= sum;
  }
  return count;
}

function add(sums: Float64Array, index: number, more: number): void {
  for (let i = index + 1; i <= sums.length; i += i & -i) sums[i - 1] = at(sums, i - 1) + more;
}

/** Heights of `count` rows, each of them guessed. */
export function heightsOf(count: number, guessed: number): Heights {
  const values = new Float64Array(count).fill(guessed);
  const known = new Uint8Array(count);
  let sums = summed(values);
  return {
    count,
    total: () => sumBefore(sums, count),
    of: (index) => at(values, index),
    wasMeasured: (index) => known[index] === 1,
    before: (index) => sumBefore(sums, index),
    at: (offset) => Math.max(0, Math.min(count - 1, countWithin(sums, offset))),
    measure(index, height) {
      known[index] = 1;
      const more = height - at(values, index);
      if (Math.abs(more) < same) return false;
      values[index] = height;
      add(sums, index, more);
      return true;
    },
    guess(height) {
      for (let index = 0; index < count; index++) if (known[index] !== 1) values[index] = height;
      sums = summed(values);
    },
    forget: () => void known.fill(0),
  };
}

/**
 * The heights of a list that has rows in common with an earlier one. Rows are told apart by keys, ascending numbers in both lists; those that
 * are new are guessed.
 */
export function carriedHeights(old: Heights, oldKeys: Float64Array, keys: Float64Array, guessed: number): Heights {
  const heights = heightsOf(keys.length, guessed);
  let from = 0;
  for (let index = 0; index < keys.length; index++) {
    const key = at(keys, index);
    while (from < oldKeys.length && at(oldKeys, from) < key) from++;
    if (oldKeys[from] === key && old.wasMeasured(from)) heights.measure(index, old.of(from));
  }
  return heights;
}
