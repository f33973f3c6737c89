import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compiled, matchesOf } from '../pattern/match';
import { textFinder } from '../finder';
import { isUnderstood, noRedaction } from '../redaction';
import { nothingKnown } from '../rules/rule';

const words = (pattern: string, text: string): readonly string[] =>
  matchesOf(compiled(pattern), text)?.map(({ from, to }) => text.slice(from, to)) ?? ['stopped'];

test.each([
  [String.raw`QQ[:： ]?\d{5,11}`, '加qq:12345678 或 QQ 99', ['qq:12345678']],
  ['(合同|协议)[A-Z]{2}-?\\d+', '合同AB-12，协议cd7', ['合同AB-12', '协议cd7']],
  ['a.c', 'abc a\u{1F600}c ac', ['abc', 'a\u{1F600}c']],
  ['(?:ab)+c?', 'xababcab', ['ababc', 'ab']],
  ['[^\\s]+@', 'x y@ z', ['y@']],
  ['a{2}|a{4}', 'aaaaa', ['aaaa']],
  ['\\p{Script=Thai}+', 'ok สวัสดี', ['ส\u0E27\u0E31ส\u0E14\u0E35']],
  ['1\\.5/2-', '1.5/2- 125', ['1.5/2-']],
  ['x*', 'yyy', []],
] as const)('%s', (pattern, text, found) => {
  expect(words(pattern, text)).toEqual(found);
});

test.each([
  '(',
  'a)',
  '[',
  '(?=a)',
  '(?<n>a)',
  '^a',
  'a$',
  String.raw`(a)\1`,
  String.raw`\b`,
  'a{101}',
  'a{3,2}',
  '*a',
  '((((a{100}){100}){100}){100})',
  'a'.repeat(201),
])('%s is no pattern', (pattern) => {
  expect(isUnderstood(pattern)).toBe(false);
});

test('finds what JavaScript’s own expressions find', () => {
  const atom = fc.constantFrom('a', 'b', '[ab]', '[^a]', '.', '(?:ab)', '(a|bc)', '(?:a|ab)');
  const part = fc.tuple(atom, fc.constantFrom('', '*', '+', '?', '{2}', '{1,2}')).map((pair) => pair.join(''));
  const pattern = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(pattern, fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 }), (source, text) => {
      const [first] = matchesOf(compiled(source), text) ?? [];
      const own = [...Array(text.length).keys()].find((at) =>
        [...Array(text.length - at).keys()].some((more) => new RegExp(`^(?:${source})$`).test(text.slice(at, at + more + 1))),
      );
      const end =
        own === undefined
          ? undefined
          : [...Array(text.length + 1).keys()].findLast((to) => to > own && new RegExp(`^(?:${source})$`).test(text.slice(own, to)));
      expect(first).toEqual(own === undefined ? undefined : { from: own, to: end });
    }),
  );
});

test('no pattern runs away', () => {
  const text = 'a'.repeat(30_000);
  for (const pattern of ['(a+)+b', '(a|a)*b', '(a*)*b', 'a*a*a*a*b', '(.*)(.*)(.*)c', '([a-z]+)*\\d'])
    expect(words(pattern, text)).toEqual([]);
});

test('a pattern that asks for too much is stopped, and hides the whole text', () => {
  const source = '(?:[ab]{50}|[ac]{60}|a{99}|.{100}){3}x';
  const text = 'a'.repeat(5000);
  expect(words(source, text)).toEqual(['stopped']);
  const find = textFinder({ ...noRedaction, custom: [{ text: source, isPattern: true }] }, nothingKnown);
  expect(find(text)).toEqual([{ from: 0, to: text.length, category: 'custom' }]);
});
