import { describe, expect, test } from 'vitest';
import { chance } from '../merge-simulator/random.ts';
import { isExact, judged, type Line } from './judge.ts';

const line = (text: string, direction = 'in'): Line => ({ text, direction });
const truth = ['a', 'ok', 'b', 'ok', 'c', 'ok', 'ok', 'd'].map((text) => line(text));
const all = new Set(truth.keys());
const none = { lost: [], missing: [], doubled: [], invented: [], moved: [] };

describe('a transcript that is the truth', () => {
  test('is exact', () => expect(isExact(judged(truth, all, truth))).toBe(true));
  test('may end before what was never acknowledged', () =>
    expect(judged(truth, new Set([0, 1, 2]), truth.slice(0, 5))).toEqual({ ...none, missing: [5, 6, 7] }));
});

describe('one acknowledged record', () => {
  test.each([...truth.keys()])('taken out at %i is lost', (at) => {
    const verdict = judged(truth, all, truth.toSpliced(at, 1));
    expect(verdict).toEqual({ ...none, lost: [expect.any(Number)] });
    expect(truth[verdict.lost[0] ?? -1]).toEqual(truth[at]);
  });
  test.each([...truth.keys()])('that stands twice at %i is doubled', (at) => {
    const one = truth[at] ?? line('');
    expect(judged(truth, all, truth.toSpliced(at, 0, one))).toEqual({ ...none, doubled: [expect.any(Number)] });
  });
  test('in another place has moved', () => expect(judged(truth, all, [...truth.slice(1), line('a')])).toEqual({ ...none, moved: [0] }));
  test('of the other side is lost, and another invented', () =>
    expect(judged(truth, all, truth.with(4, line('c', 'out')))).toEqual({ ...none, lost: [4], invented: [4] }));
});

test('words that nobody said are invented', () =>
  expect(judged(truth, all, truth.toSpliced(3, 0, line('x')))).toEqual({ ...none, invented: [3] }));

test('any records taken out are found lost, any repeated doubled', () => {
  const luck = chance(4);
  const many = Array.from({ length: 300 }, (_, at) => line(at % 4 === 3 ? 'ok' : `message ${at}`));
  const everything = new Set(many.keys());
  for (let round = 0; round < 40; round++) {
    const out = new Set(Array.from({ length: luck.between(1, 5) }, () => luck.between(0, 299)));
    const kept = many.filter((_, at) => !out.has(at));
    expect(judged(many, everything, kept).lost).toHaveLength(out.size);
    const twice = many.flatMap((one, at) => (out.has(at) ? [one, one] : [one]));
    expect(judged(many, everything, twice).doubled).toHaveLength(out.size);
  }
});
