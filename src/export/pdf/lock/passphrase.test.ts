import { expect, test } from 'vitest';
import { preparedPassphrase } from './passphrase';

test.each([
  ['as it is typed', 'correct horse', 'correct horse'],
  ['in Chinese', '淘宝聊天记录 2026', '淘宝聊天记录 2026'],
  ['in full width', '密码１２３　ＡＢｃ', '密码123 ABc'],
  ['taken apart', 'Cafe\u0301', 'Caf\u00E9'],
  // The examples of RFC 4013.
  ['with a soft hyphen', 'I\u00ADX', 'IX'],
  ['with a sign that stands for a letter', '\u00AA', 'a'],
  ['with a Roman nine', '\u2168', 'IX'],
  ['younger than stringprep', '\u{1F98A}\u{20BB7}野家', '\u{1F98A}\u{20BB7}野家'],
  ['from right to left', '\u05E9\u05DC\u05D5\u05DD 12 \u05E2\u05D5\u05DC\u05DD', '\u05E9\u05DC\u05D5\u05DD 12 \u05E2\u05D5\u05DC\u05DD'],
  ['of as many bytes as there may be', '\uFF11'.repeat(127), '1'.repeat(127)],
])('%s', (_, typed, prepared) => expect(preparedPassphrase(typed)).toBe(prepared));

test.each([
  ['empty', ''],
  ['nothing that shows', '\u00AD\uFEFF'],
  ['a control', 'a\u0007b'],
  ['half a character', 'ab\uD83D'],
  ['a private character', '\uE000'],
  ['no character at all', 'a\u{2FFFF}'],
  ['a turn of direction', 'a\u202Eb'],
  ['both directions', 'abc \u05D0\u05D1'],
  ['a digit at the end of Arabic', '\u0627\u0644\u0628\u064A\u062A1'],
  ['too long', '记'.repeat(43)],
])('none is made of %s', (_, typed) => expect(preparedPassphrase(typed)).toBeNull());
