import { describe, expect, test } from 'vitest';
import { complete, type KnownNames, take } from './complete';
import { parse } from './parse';

const now = new Date(2026, 10, 20, 14, 30).getTime();
const known: KnownNames = {
  consoles: [
    { id: 'wangwang', name: 'Taobao 旺旺' },
    { id: 'shopee-seller', name: 'Shopee 卖家' },
  ],
  accounts: ['shop:anna', 'tb_lin'],
  contacts: ['buyer88', '木木 家居', 'Anna Lee'],
  tags: ['急', '售后'],
  dates: ['今天', '昨天', '7d'],
};

/** The caret is at the bar. */
function at(marked: string, asked = false) {
  const caret = marked.indexOf('|');
  const typed = marked.replace('|', '');
  const completion = complete(typed, caret, known, now, asked);
  return completion && { typed, completion, texts: completion.suggestions.map(({ text }) => text) };
}

test.each([
  ['from:|', ['me', 'them', 'system', 'buyer88', '"木木 家居"', '"Anna Lee"', '"shop:anna"', 'tb_lin']],
  ['from:an|', ['"Anna Lee"', '"shop:anna"']],
  ['from:我|', ['me']],
  ['a with:木|', ['"木木 家居"']],
  ['with:"木木|', ['"木木 家居"']],
  ['with:buyer88,a|', ['"Anna Lee"']],
  ['with:buyer88|', ['"buyer88"']],
  ['-with:88|', ['"buyer88"']],
  ['in:|', ['wangwang', 'shopee-seller']],
  ['in:卖|', ['shopee-seller']],
  ['account:l|', ['"tb_lin"']],
  ['tag:|', ['急', '售后']],
  ['has:图|', ['image']],
  ['has:l|', ['link', 'file', 'recall']],
  ['is:|', ['recalled', 'edited']],
  ['during:|', ['今天', '昨天', '7d']],
  ['on:2026-11|', ['2026-11']],
  ['has: |', ['image', 'file', 'link', 'order', 'recall', 'edit', 'gap', 'note']],
])('at «%s»', (marked, texts) => expect(at(marked)?.texts).toEqual(texts));

test.each(['a|', '|', 'from:me |', 'from:me|', 'order:12|', 'has:zzz|', 'wi|th:anna', 'http://a|'])(
  'nothing is offered at «%s»',
  (marked) => expect(at(marked)).toBeNull(),
);

describe('when asked for', () => {
  test('every field is offered where nothing is typed', () => {
    expect(at('a |', true)?.texts).toContain('from:');
    expect(at('a |', true)?.texts).not.toContain('conversation:');
  });

  test('fields and names that fit the word', () => {
    expect(at('x an|', true)?.texts).toEqual(['with:"Anna Lee"', 'in:wangwang', 'account:"shop:anna"']);
    expect(at('fr|', true)?.texts).toEqual(['from:']);
    expect(at('联系|', true)?.texts).toEqual(['with:']);
    expect(at('zzz|', true)).toBeNull();
  });
});

test('dates say which times they are', () => {
  const [today] = at('before:今|')?.completion.suggestions ?? [];
  expect(today?.times).toEqual({ from: null, to: new Date(2026, 10, 20).getTime() });
});

test.each([
  ['a wi|', true, 'a with:|'],
  ['with:木| b', false, 'with:"木木 家居" |b'],
  ['(with:木|)', false, '(with:"木木 家居"|)'],
  ['with:木|', false, 'with:"木木 家居" |'],
  ['has:im|,file', false, 'has:image|,file'],
])('taking the first at «%s»', (marked, asked, expected) => {
  const found = at(marked, asked);
  const [first] = found?.completion.suggestions ?? [];
  if (!found || !first) throw new Error('there is a suggestion');
  const { typed, caret } = take(found.typed, found.completion, first);
  expect(`${typed.slice(0, caret)}|${typed.slice(caret)}`).toBe(expected);
  expect(parse(typed, { now, consoles: [] }).problems.filter(({ kind }) => kind !== 'missing-value')).toEqual([]);
});
