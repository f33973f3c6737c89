import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { directions, kinds } from '../../domain/kinds';
import { haves, type Query } from '../terms';
import { normal } from './normal';
import { type Around, parse } from './parse';
import { print } from './print';
import { quoted } from './tokens';

const now = new Date(2026, 10, 20, 14, 30).getTime();
const consoles = [
  { id: 'wangwang', name: 'Taobao Wangwang' },
  { id: 'shopee-seller', name: 'Shopee 卖家' },
  { id: 'shopee-buyer', name: 'Shopee 买家' },
];
const around: Around = { now, consoles };
const queryOf = (typed: string): Query => parse(typed, around).query;

const text = (words: string): Query => ({ kind: 'text', text: words });
const all = (...of: Query[]): Query => ({ kind: 'all', of });
const any = (...of: Query[]): Query => ({ kind: 'any', of });
const not = (of: Query): Query => ({ kind: 'not', of });
const sender = (name: string): Query => ({ kind: 'sender', name });
const within = (id: string): Query => ({ kind: 'in', console: id });

describe('words', () => {
  test.each<[string, Query]>([
    ['', all()],
    ['发货', text('发货')],
    ['发货 today', all(text('发货'), text('today'))],
    ['发货　今天', all(text('发货'), text('今天'))],
    ['"发货 今天"', text('发货 今天')],
    ['“发货 今天”', text('发货 今天')],
    ['”发货 今天“', text('发货 今天')],
    ['「發貨 今天」『好 的』', all(text('發貨 今天'), text('好 的'))],
    ['他说"好 的"呢', all(text('他说'), text('好 的'), text('呢'))],
    ['27"', text('27"')],
    ['"say ""hi"" now"', text('say "hi" now')],
    ['""', all()],
    ['- -- :) (╯°□°)', all(text('-'), text('--'), text(':)'), text('╯°□°'))],
    ['订单（急）', text('订单（急）')],
    ['14:30 https://a.example/x', all(text('14:30'), text('https://a.example/x'))],
    ['250-1234567', text('250-1234567')],
  ])('%s', (typed, query) => {
    expect(parse(typed, around)).toMatchObject({ query, exact: false, problems: [] });
  });
});

describe('signs', () => {
  test.each<[string, Query]>([
    ['-a b', all(not(text('a')), text('b'))],
    ['NOT a not b', all(not(text('a')), text('not'), text('b'))],
    ['a OR b', any(text('a'), text('b'))],
    ['退款|退货｜换货', any(text('退款'), text('退货'), text('换货'))],
    ['退款 或 退货', any(text('退款'), text('退货'))],
    ['x a OR b y', all(text('x'), any(text('a'), text('b')), text('y'))],
    ['x AND a', all(text('x'), text('a'))],
    ['a or b', all(text('a'), text('or'), text('b'))],
    ['(a b) OR -c', any(all(text('a'), text('b')), not(text('c')))],
    ['-(a OR b) c', all(not(any(text('a'), text('b'))), text('c'))],
    ['（退款 OR 退货）发货', all(any(text('退款'), text('退货')), text('发货'))],
    ['((a))', text('a')],
    ['/发货|出貨/', { kind: 'regex', source: '发货|出貨' }],
    ['/\\d{3} \\w/i x', all({ kind: 'regex', source: '\\d{3} \\w' }, text('x'))],
    ['/a\\/b/', { kind: 'regex', source: 'a/b' }],
    ['/home/me', text('/home/me')],
    ['a/b/', text('a/b/')],
  ])('%s', (typed, query) => {
    expect(parse(typed, around)).toMatchObject({ query, problems: [] });
  });
});

describe('fields', () => {
  test.each<[string, Query]>([
    ['from:me', { kind: 'from', direction: 'out' }],
    ['FROM:Them', { kind: 'from', direction: 'in' }],
    ['发件人：我', { kind: 'from', direction: 'out' }],
    ['发件人: 张三', sender('张三')],
    ['from:"me"', sender('me')],
    ['with: anna from:me', all({ kind: 'with', name: 'anna' }, { kind: 'from', direction: 'out' })],
    ['with:"anna"', { kind: 'with', name: 'anna', whole: true }],
    ['from:me,"Li Lei"', any({ kind: 'from', direction: 'out' }, sender('Li Lei'))],
    ['-from:anna', not(sender('anna'))],
    ['account:""', { kind: 'account', name: null }],
    ['account:shop:anna', { kind: 'account', name: 'shop:anna' }],
    ['with:「王 五」', { kind: 'with', name: '王 五', whole: true }],
    ['account:"shop:anna",li', any({ kind: 'account', name: 'shop:anna', whole: true }, { kind: 'account', name: 'li' })],
    ['(with:anna x)', all({ kind: 'with', name: 'anna' }, text('x'))],
    ['in:wangwang', within('wangwang')],
    ['in:"Taobao wangwang"', within('wangwang')],
    ['in:shopee', any(within('shopee-seller'), within('shopee-buyer'))],
    ['in:卖家', within('shopee-seller')],
    ['has:image,链接', any({ kind: 'has', what: 'image' }, { kind: 'has', what: 'link' })],
    ['is:recalled', { kind: 'has', what: 'recall' }],
    ['kind:语音', { kind: 'type', of: 'audio' }],
    ['order:2606XK', { kind: 'order', number: '2606XK' }],
    ['订单号：2606XK', text('订单号：2606XK')],
    ['时间：下午 类型：退货', all(text('时间：下午'), text('类型：退货'))],
    ['匹配：3', text('匹配：3')],
    ['tag:急', { kind: 'tag', name: '急' }],
    ['conversation:"a b"', { kind: 'conversation', key: 'a b' }],
  ])('%s', (typed, query) => {
    expect(parse(typed, around)).toMatchObject({ query, problems: [] });
  });

  test('match:exact makes the whole search exact and asks for nothing itself', () => {
    expect(parse('Abc match:exact', around)).toMatchObject({ query: text('Abc'), exact: true, problems: [] });
    expect(parse('匹配：精确', around)).toMatchObject({ query: all(), exact: true });
  });

  test('without a list of consoles any is asked for as it stands', () => {
    expect(parse('in:nowhere', { now, consoles: [] })).toMatchObject({ query: within('nowhere'), problems: [] });
  });
});

test('terms say where they stand', () => {
  const typed = ' -a  "b c" from:me x OR y match:exact';
  const { terms } = parse(typed, around);
  expect(terms.map(({ start, end }) => typed.slice(start, end))).toEqual(['-a', '"b c"', 'from:me', 'x OR y', 'match:exact']);
  expect(terms.map(({ query }) => query?.kind ?? null)).toEqual(['not', 'text', 'from', 'any', null]);
});

describe('problems', () => {
  test.each<[string, string, string, string | undefined, Query]>([
    ['a "b c', 'unclosed-quote', '"b c', '"b c"', all(text('a'), text('b c'))],
    ['(a b', 'unclosed-group', '(a b', '(a b)', all(text('a'), text('b'))],
    ['/a(/ b', 'bad-regex', '/a(/', '"a("', all(text('a('), text('b'))],
    ['form:me', 'unknown-field', 'form:me', 'from:me', text('form:me')],
    ['zzzzzz:me', 'unknown-field', 'zzzzzz:me', undefined, text('zzzzzz:me')],
    ['a has:imge', 'unknown-value', 'imge', 'image', text('a')],
    ['has:image,cat', 'unknown-value', 'cat', undefined, { kind: 'has', what: 'image' }],
    ['is:', 'missing-value', 'is:', undefined, all()],
    ['before:soon a', 'bad-date', 'soon', undefined, text('a')],
    ['on:2026-02-30', 'bad-date', '2026-02-30', undefined, all()],
    ['in:nowhere', 'unknown-console', 'nowhere', undefined, within('nowhere')],
    ['OR a', 'lonely-operator', 'OR', undefined, text('a')],
    ['a |', 'lonely-operator', '|', undefined, text('a')],
    ['a NOT', 'lonely-operator', 'NOT', undefined, text('a')],
    ['from:"li', 'unclosed-quote', '"li', undefined, sender('li')],
    ['with:"li', 'unclosed-quote', '"li', undefined, { kind: 'with', name: 'li' }],
  ])('%s', (typed, kind, part, instead, query) => {
    const parsed = parse(typed, around);
    expect(parsed.query).toEqual(query);
    expect(parsed.problems.map((one) => [one.kind, typed.slice(one.start, one.end), one.instead])).toEqual([[kind, part, instead]]);
  });
});

const words = fc.oneof(
  fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' }),
  fc.string({ minLength: 1, maxLength: 8, unit: 'binary' }),
  fc
    .array(fc.constantFrom(...Array.from('"＂“”「」 :：()（）|-/\\,，a发OR'), 'from:', 'OR', 'NOT', '或'), { minLength: 1, maxLength: 6 })
    .map((parts) => parts.join('')),
);
const instant = fc.oneof(
  fc.integer({ min: Date.UTC(1980, 0), max: Date.UTC(2090, 0) }),
  fc
    .tuple(fc.integer({ min: 1980, max: 2090 }), fc.integer({ min: 0, max: 11 }), fc.integer({ min: 1, max: 31 }))
    .map(([y, m, d]) => new Date(y, m, d).getTime()),
);
const pattern = fc
  .array(fc.constantFrom('a', '/', '\\/', '[/ ]', '\\d+', ' ', '(?:b|c)', '发货', '\\\\', '.'), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join(''));
/** A name, whole or a part of one; what needs quotes is whole. */
const nameOrPart = fc
  .tuple(words, fc.boolean())
  .map(([name, isWhole]): { readonly name: string; readonly whole?: true } =>
    isWhole || quoted(name) !== name ? { name, whole: true } : { name },
  );
const leaf: fc.Arbitrary<Query> = fc.oneof(
  words.map(text),
  pattern.map((source) => ({ kind: 'regex', source }) as const),
  fc.constantFrom(...directions).map((direction) => ({ kind: 'from', direction }) as const),
  fc.oneof(words, fc.constantFrom('me', 'them', '我')).map(sender),
  fc.option(nameOrPart).map((one) => ({ kind: 'account', ...(one ?? { name: null }) }) as const),
  nameOrPart.map((one) => ({ kind: 'with', ...one }) as const),
  fc.constantFrom(...consoles).map(({ id }) => within(id)),
  words.map((key) => ({ kind: 'conversation', key }) as const),
  fc.tuple(fc.option(instant), fc.option(instant)).map(([from, to]) => ({ kind: 'time', from, to }) as const),
  fc.constantFrom(...haves).map((what) => ({ kind: 'has', what }) as const),
  words.map((number) => ({ kind: 'order', number }) as const),
  fc.constantFrom(...kinds).map((of) => ({ kind: 'type', of }) as const),
  words.map((name) => ({ kind: 'tag', name }) as const),
);
const { query: anyQuery } = fc.letrec<{ query: Query }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.record({ kind: fc.constantFrom('all' as const, 'any' as const), of: fc.array(tie('query'), { maxLength: 4 }) }),
    fc.record({ kind: fc.constant('not' as const), of: tie('query') }),
  ),
}));

test('every query comes back from the text it is printed as', () => {
  fc.assert(
    fc.property(anyQuery, (query) => {
      const printed = print(query);
      expect([printed, queryOf(printed)]).toEqual([printed, normal(query)]);
      expect(parse(printed, around).problems).toEqual([]);
    }),
    { numRuns: 1500 },
  );
});

test('reading fails on no text, and its places lie in it in order', () => {
  fc.assert(
    fc.property(
      fc.array(words, { maxLength: 6 }).map((parts) => parts.join('')),
      (typed) => {
        const { terms, problems } = parse(typed, around);
        let at = 0;
        for (const { start, end } of terms) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThanOrEqual(start);
          at = end;
        }
        for (const { start, end } of [...terms, ...problems]) expect(start >= 0 && start <= end && end <= typed.length).toBe(true);
      },
    ),
  );
});

test('thousands of brackets are read without harm', () => {
  expect(parse('('.repeat(50_000), around).problems.length).toBeLessThanOrEqual(20);
  expect(queryOf(`${'-('.repeat(3000)}a`)).toBeDefined();
});
