import { expect, test } from 'vitest';
import type { Version } from '../../domain/message';
import { parse } from '../language/parse';
import { foundIn } from './marks';

const marked = (typed: string, text: string, versions: readonly Version[] = []) => {
  const { query, exact } = parse(typed, { now: 0, consoles: [] });
  const { marks, earlier } = foundIn(query, exact)({ text, versions: [...versions] });
  const cut = (whole: string, places: typeof marks) => places.map(([start, end]) => whole.slice(start, end));
  return { marks: cut(text, marks), earlier: earlier && [earlier.version.text, ...cut(earlier.version.text, earlier.marks)] };
};
const version = (text: string, what: Version['what'] = 'edit'): Version => ({ at: '2026-11-20T14:30:00Z', what, text });

test.each([
  ['发货 ne', '㍿ ﬁne 发货，发货', ['ne', '发货', '发货']],
  ['ABC', 'xＡｂc', ['Ａｂc']],
  ['abc match:exact', 'ABC abc', ['abc']],
  ['aba', 'ababa', ['aba']],
  ['ab bc', 'abcd', ['abc']],
  ['/\\d+/', 'a1 22', ['1', '22']],
  ['/B\\w/', 'abc', ['bc']],
  ['/b\\w/ match:exact', 'Bc bd', ['bd']],
  ['/x*/', 'ab', []],
  ['a -b', 'ab', ['a']],
  ['a OR b', 'ab', ['ab']],
  ['from:me', 'me', []],
  ['s', 'Straße', ['S', 'ß']],
  ['/k/', '5㎏', ['㎏']],
  ['é match:exact', 'e\u0301 e', ['e\u0301']],
])('%s in «%s»', (typed, text, expected) => expect(marked(typed, text)).toEqual({ marks: expected, earlier: undefined }));

test('the newest version that holds the words is told where the present text does not', () => {
  const versions = [version('今天 一', 'first'), version('今天 二'), version('明天')];
  expect(marked('今天', '明天', versions)).toEqual({ marks: [], earlier: ['今天 二', '今天'] });
  expect(marked('明天', '明天', versions)).toEqual({ marks: ['明天'], earlier: undefined });
  expect(marked('今天 from:me', '', versions).earlier).toEqual(['今天 二', '今天']);
});

test('words that stand in several versions are marked where most of them are to be seen', () => {
  const versions = [version('今天', 'first'), version('明天')];
  expect(marked('今天 明天', '明天', versions)).toEqual({ marks: ['明天'], earlier: undefined });
  expect(marked('今天 后天', '明天', versions)).toEqual({ marks: [], earlier: ['今天', '今天'] });
});
