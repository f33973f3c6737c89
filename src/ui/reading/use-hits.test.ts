import { expect, test } from 'vitest';
import { hitBeside } from './use-hits';

const hits = Float64Array.of(10, 20, 30);

test.each([
  [10, 1, 20],
  [15, 1, 20],
  [30, 1, 10],
  [35, 1, 10],
  [10, -1, 30],
  [25, -1, 20],
  [20, -1, 10],
] as const)('from %i by %i is %i', (from, by, order) => expect(hitBeside(hits, from, by)).toBe(order));

test('of no hits there is none', () => {
  expect(hitBeside(new Float64Array(), 5, 1)).toBeUndefined();
  expect(hitBeside(new Float64Array(), 5, -1)).toBeUndefined();
});
