import { expect, test } from 'vitest';
import { withChoice } from './selection';

const shown = [1, 2, 5, 8, 9];

test('a choice turns on, and off again', () => {
  const on = withChoice(new Set([1]), shown, 5, null);
  expect([...on]).toEqual([1, 5]);
  expect([...withChoice(on, shown, 1, null)]).toEqual([5]);
});

test('with Shift everything shown between is on, in either direction', () => {
  expect([...withChoice(new Set([2]), shown, 8, 2)]).toEqual([2, 5, 8]);
  expect([...withChoice(new Set([8]), shown, 2, 8)].toSorted((a, b) => a - b)).toEqual([2, 5, 8]);
});
