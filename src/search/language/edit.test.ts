import { expect, test } from 'vitest';
import { addTerm, removeTerm, replaceTerm } from './edit';
import { type Parsed, parse } from './parse';

const read = (typed: string): Parsed => parse(typed, { now: 0, consoles: [] });
const place = (typed: string, part: string) => ({ start: typed.indexOf(part), end: typed.indexOf(part) + part.length });

test.each([
  ['a from:me b', 'from:me', 'a b'],
  ['a  from:me  b', 'from:me', 'a  b'],
  ['from:me b', 'from:me', 'b'],
  ['a from:me', 'from:me', 'a'],
  ['from:me', 'from:me', ''],
  ['退款"a b"发货', '"a b"', '退款 发货'],
])('«%s» without %s', (typed, part, rest) => expect(removeTerm(typed, place(typed, part))).toBe(rest));

test('a term is replaced where it stands, or taken away by nothing', () => {
  expect(replaceTerm('a  from:me b', place('a  from:me b', 'from:me'), 'from:them')).toBe('a  from:them b');
  expect(replaceTerm('a from:me b', place('a from:me b', 'from:me'), '')).toBe('a b');
});

test.each([
  ['', 'from:me', 'from:me'],
  ['a ', 'from:me', 'a from:me'],
  ['a OR b', 'from:me', 'a OR b from:me'],
  ['a "b', 'from:me', 'from:me a "b'],
  ['(a', 'from:me', 'from:me (a'],
  ['a OR', 'from:me', 'from:me a OR'],
  ['with:', 'from:me', 'with: from:me'],
  ['a', '', 'a'],
])('«%s» and %s', (typed, term, both) => expect(addTerm(typed, term, read)).toBe(both));
