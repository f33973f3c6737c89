import { expect, test } from 'vitest';
import { currentSection } from './current-section';

const tops = [100, 600, 1100, 1300, 1450];
const current = (at: number): number => currentSection({ tops, at, view: 500, page: 1600 });

test('each section has its turn, the first at the top and the last at the end', () => {
  expect(current(0)).toBe(0);
  expect(current(1100)).toBe(4);
  expect(Array.from({ length: 1101 }, (_, at) => current(at))).toEqual(
    Array.from({ length: 1101 }, (_, at) => current(at)).toSorted((one, other) => one - other),
  );
  expect(new Set(Array.from({ length: 1101 }, (_, at) => current(at)))).toEqual(new Set([0, 1, 2, 3, 4]));
});

test('in the midst of a page it is what stands in the upper part of the window', () => {
  const long = [100, 900, 1700, 2500, 5000];
  expect([900, 1650, 1750].map((at) => currentSection({ tops: long, at, view: 500, page: 9000 }))).toEqual([1, 2, 2]);
});

test('a page that needs no scrolling is at its first section', () => {
  expect(currentSection({ tops: [0, 200], at: 0, view: 900, page: 400 })).toBe(0);
});

test('without sections there is none', () => {
  expect(currentSection({ tops: [], at: 0, view: 900, page: 400 })).toBe(-1);
});
