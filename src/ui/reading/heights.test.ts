import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { carriedHeights, heightsOf } from './heights';

test('places, rows at places and sums are those of a plain list', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.array(fc.tuple(fc.nat(59), fc.integer({ min: 1, max: 300 })), { maxLength: 40 }),
      fc.integer({ min: -50, max: 12_000 }),
      (count, notes, offset) => {
        const heights = heightsOf(count, 40);
        const plain = Array.from({ length: count }, () => 40);
        for (const [index, height] of notes) {
          if (index >= count) continue;
          expect(heights.measure(index, height)).toBe(plain[index] !== height);
          plain[index] = height;
        }
        const before = (index: number): number => plain.slice(0, index).reduce((sum, one) => sum + one, 0);
        expect(plain.map((_, index) => heights.before(index))).toEqual(plain.map((_, index) => before(index)));
        expect(heights.total()).toBe(before(count));
        const row = plain.findIndex((height, index) => before(index) + height > offset);
        expect(heights.at(offset)).toBe(row < 0 ? count - 1 : row);
      },
    ),
  );
});

test('a better guess changes only what was not measured', () => {
  const heights = heightsOf(3, 10);
  heights.measure(1, 25);
  heights.guess(40);
  expect([heights.of(0), heights.of(1), heights.of(2), heights.total()]).toEqual([40, 25, 40, 105]);
});

test('rows that are in both lists keep what was measured', () => {
  const old = heightsOf(3, 10);
  old.measure(0, 11);
  old.measure(2, 33);
  const next = carriedHeights(old, Float64Array.of(1, 5, 9), Float64Array.of(0, 1, 4, 9, 12), 20);
  expect([0, 1, 2, 3, 4].map((index) => next.of(index))).toEqual([20, 11, 20, 33, 20]);
  expect(next.wasMeasured(3)).toBe(true);
  expect(next.wasMeasured(4)).toBe(false);
});

test('an empty list has a place for nothing', () => {
  const heights = heightsOf(0, 10);
  expect([heights.total(), heights.before(0), heights.at(50)]).toEqual([0, 0, 0]);
});
