import { expect, test } from 'vitest';
import { firstNotBelow, indexOfOrder } from './orders';

const orders = Float64Array.of(10, 20, 20.5, 30);

test.each([
  [5, 0, -1],
  [10, 0, 0],
  [20.2, 2, -1],
  [30, 3, 3],
  [31, 4, -1],
] as const)('of order %d the place is %i, its own %i', (order, place, own) => {
  expect(firstNotBelow(orders, order)).toBe(place);
  expect(indexOfOrder(orders, order)).toBe(own);
});
