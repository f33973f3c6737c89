import { expect, test } from 'vitest';
import { directionOf, type Measure, wrapped } from '../png/wrap';
import { linesOf } from '../visible-text';
import { hostileTexts, longText } from './hostile';

/** Every user-perceived character is ten pixels wide. */
const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
const measure: Measure = (text) => [...segmenter.segment(text)].length * 10;

test.each([10, 35, 100, 10_000])('loses nothing of a text in lines of %i pixels, and no line is too long', (width) => {
  for (const text of [...hostileTexts, longText.slice(0, 12_000)]) {
    const lines = [...wrapped(text, width, measure)];
    expect(lines.join('')).toBe(linesOf(text).join(''));
    for (const line of lines) expect(measure(line.trimEnd())).toBeLessThanOrEqual(width);
  }
});

test.each([
  ['one two three', ['one ', 'two ', 'three']],
  ['您好，請問', ['您好，請問']],
  ['您好好好好，請問', ['您好好好', '好，請問']],
  ['abcdefgh', ['abcde', 'fgh']],
  ['สวัสดี ค่ะ', ['สวัสดี ', 'ค่ะ']],
  ['a👨‍👩‍👧‍👦👍🏽🇨🇳bc', ['a👨‍👩‍👧‍👦👍🏽🇨🇳', 'bc']],
  ['one\n\ntwo', ['one', '', 'two']],
])('breaks %j where its language does', (text, lines) => expect([...wrapped(text, 50, measure)]).toEqual(lines));

test.each([
  ['שלום 123', 'rtl'],
  ['123 مرحبا abc', 'rtl'],
  ['abc שלום', 'ltr'],
  ['123', 'ltr'],
])('%s runs %s', (text, direction) => expect(directionOf(text)).toBe(direction));
