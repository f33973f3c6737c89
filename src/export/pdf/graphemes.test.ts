import { array, assert, constantFrom, oneof, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { graphemesOf } from './graphemes';

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
const whole = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment);

const alphabet = [
  'a',
  'é',
  'e',
  '\u0301',
  '\u0323',
  '中',
  '，',
  '\u3099',
  'か',
  'ก',
  'ี',
  '่',
  'ำ',
  '👍',
  '🏽',
  '\u200D',
  '👩',
  '🇨',
  '🇳',
  '\uFE0F',
  '1',
  '\u20E3',
  '\r',
  '\n',
  ' ',
  '\uD800',
  '𠮷',
  'ᄒ',
  'ᅡ',
  'ᆫ',
];
const chatText = array(constantFrom(...alphabet), { maxLength: 40 }).map((parts) => parts.join(''));

test('graphemes are those of the full rules, whatever way was taken', () => {
  const texts = oneof(chatText, string({ unit: 'binary', maxLength: 30 }));
  assert(
    property(texts, (text) => {
      expect([...graphemesOf(text)]).toEqual(whole(text));
    }),
    { numRuns: 2000 },
  );
});

test('graphemes of a long text are the same, across the windows it is cut in', () => {
  const text = 'สวัสดีค่ะ👩‍👩‍👧‍👦e\u0301 '.repeat(400);
  expect([...graphemesOf(text)]).toEqual(whole(text));
});

test('a letter under endless marks is taken apart and nothing of it is lost', () => {
  const text = `a${'\u0301'.repeat(5000)}b`;
  const parts = [...graphemesOf(text)];
  expect(parts.join('')).toBe(text);
  expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(32);
});
