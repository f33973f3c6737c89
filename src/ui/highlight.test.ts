import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excerpt, pieces } from './highlight';

const loneSurrogate = /[\ud800-\udfff]/u;

describe('pieces', () => {
  test('marks what was found', () => {
    expect(pieces('今天发货吗', [[2, 4]])).toEqual([
      { text: '今天', marked: false },
      { text: '发货', marked: true },
      { text: '吗', marked: false },
    ]);
  });

  test('joins marks that touch or overlap, in any order', () => {
    expect(
      pieces('abcdef', [
        [3, 5],
        [1, 2],
        [2, 4],
      ]),
    ).toEqual([
      { text: 'a', marked: false },
      { text: 'bcde', marked: true },
      { text: 'f', marked: false },
    ]);
  });

  test('loses and invents nothing, whatever the marks', () => {
    const mark = fc.tuple(fc.integer({ min: -5, max: 60 }), fc.integer({ min: -5, max: 60 }));
    fc.assert(
      fc.property(fc.string({ maxLength: 50, unit: 'grapheme' }), fc.array(mark), (text, marks) => {
        expect(
          pieces(text, marks)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});

describe('excerpt', () => {
  const long = `${'前'.repeat(300)}发货${'后'.repeat(300)}`;

  test('keeps a short text whole', () => {
    expect(excerpt('发货', [[0, 2]])).toEqual([{ text: '发货', marked: true }]);
  });

  test('shows the first mark with text on both sides', () => {
    const shown = excerpt(long, [[300, 302]], 100);
    expect(shown.map((piece) => piece.text).join('')).toMatch(/^…前+发货后+…$/u);
    expect(shown.filter((piece) => piece.marked)).toEqual([{ text: '发货', marked: true }]);
  });

  test('starts at the beginning when there is no mark', () => {
    expect(excerpt(long, [], 10)).toEqual([
      { text: '前'.repeat(10), marked: false },
      { text: '…', marked: false },
    ]);
  });

  test('cuts no character in two', () => {
    const emoji = '📦'.repeat(200);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 398 }), fc.integer({ min: 5, max: 50 }), (at, length) => {
        for (const piece of excerpt(emoji, [[at - (at % 2), at - (at % 2) + 2]], length)) expect(piece.text).not.toMatch(loneSurrogate);
      }),
    );
  });
});
