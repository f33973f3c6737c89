import { expect, test } from 'vitest';
import { currentSection } from './current-section';

const tops = [100, 600, 1100, 1300, 1450];
const current = (at: number): number => currentSection({ tops, at, view: 500, page: 1600 });

test('each section has its turn, the first at the top and the last at the end', () => {
  expect(current(0)).toBe(0);
  expect(current(1100)).toBe(4);
  expect(new Set(Array.from({ length: 1101 }, (_, at) => current(at)))).toEqual(new Set([0, 1, 2, 3, 4]));
});

test('a page that needs no scrolling is at its first section', () => {
  expect(currentSection({ tops: [0, 200], at: 0, view: 900, page: 400 })).toBe(0);
});

test('without sections there is none', () => {
  expect(currentSection({ tops: [], at: 0, view: 900, page: 400 })).toBe(-1);
});
