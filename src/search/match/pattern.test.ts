import { expect, test } from 'vitest';
import { fold } from '../fold/fold';
import { patternOf } from './pattern';

test.each([
  ['发货（急）', '發貨(急)', true],
  ['发货（急）', '发货急', false],
  ['等…好', '等...好', true],
  ['等…好', '等一二三好', false],
  ['真的？$', '真的?', true],
  ['ＡＢ\\d', 'ab1', true],
  ['PEDIDO \\w+', 'Pedido X', true],
  ['(?<Name>发|貨)', '貨', true],
  ['[Ａ-Ｚ]', 'q', true],
  ['\\p{Lu}', 'a', true],
  ['ß', 'SS', true],
])('/%s/ in «%s»: %s', (source, text, found) => expect(patternOf(source, false).test(fold(text))).toBe(found));

test('an exact pattern is taken as it stands', () => {
  expect(patternOf('Ａ', true).test('A')).toBe(false);
  expect(patternOf('a', true).test('A')).toBe(false);
});

test('what is no pattern is refused', () => {
  expect(() => patternOf('a(', false)).toThrow(SyntaxError);
});
