import { describe, expect, test } from 'vitest';
import { parse } from '../search/language/parse';
import { chipIn, chipText, isNarrowed, toggled, whenIn, whenText, withChip, withExact, withoutChips } from './filter-terms';

const now = new Date(2026, 10, 20, 14, 30).getTime();
const read = (typed: string) => parse(typed, { now, consoles: [{ id: 'wangwang', name: 'Wangwang' }] });

test('a chip shows the first term that is only its own', () => {
  expect(chipIn(read('a with:anna,bob with:carl'), 'contact')?.leaves).toEqual([
    { kind: 'with', name: 'anna' },
    { kind: 'with', name: 'bob' },
  ]);
  expect(chipIn(read('-with:anna (with:bob a) with:x OR b'), 'contact')).toBeNull();
  expect(chipIn(read('in:wang'), 'console')?.leaves).toEqual([{ kind: 'in', console: 'wangwang' }]);
});

test.each([
  ['a', 'b', 'a b'],
  ['a with:x b', 'with:y', 'a with:y b'],
  ['a with:x b', '', 'a b'],
  ['a "b', 'with:y', 'with:y a "b'],
])('«%s» with the chip set to «%s»', (typed, text, expected) => expect(withChip(typed, read, 'contact', text)).toBe(expected));

test('a chip of several values is one term', () => {
  expect(chipText([])).toBe('');
  expect(
    chipText([
      { kind: 'with', name: 'Li Lei' },
      { kind: 'with', name: 'b' },
    ]),
  ).toBe('with:"Li Lei",b');
  expect(chipText([{ kind: 'account', name: null }])).toBe('account:""');
});

test('clearing takes every chip and leaves the words', () => {
  const typed = 'a on:today -from:me with:x has:image account:"" in:wangwang from:them b';
  expect(withoutChips(typed, read)).toBe('a -from:me b');
  expect(isNarrowed(read('a -from:me b'))).toBe(false);
});

describe('when', () => {
  test.each([
    ['a', { kind: 'any' }],
    ['during:7d a', { kind: 'preset', preset: 'week' }],
    ['on:2026-11-02', { kind: 'days', from: '2026-11-02', to: '2026-11-02' }],
    ['after:2026-11-02', { kind: 'days', from: '2026-11-03', to: null }],
    ['before:2026-11', { kind: 'days', from: null, to: '2026-10-31' }],
    ['上周', { kind: 'any' }],
    ['during:上周', { kind: 'days', from: '2026-11-09', to: '2026-11-15' }],
  ] as const)('%s', (typed, when) => expect(whenIn(typed, read(typed))).toEqual(when));

  test.each([
    [{ kind: 'any' }, ''],
    [{ kind: 'preset', preset: 'month' }, 'during:30d'],
    [{ kind: 'days', from: '2026-11-01', to: '2026-11-03' }, 'during:2026-11-01..2026-11-03'],
    [{ kind: 'days', from: '2026-11-01', to: '2026-11-30' }, 'during:2026-11'],
    [{ kind: 'days', from: '2026-11-02', to: null }, 'after:2026-11-01'],
    [{ kind: 'days', from: null, to: '2026-11-02' }, 'before:2026-11-03'],
  ] as const)('%o', (when, text) => expect(whenText(when)).toBe(text));
});

test('the exact switch is a term', () => {
  expect(withExact('a', read, true)).toBe('a match:exact');
  expect(withExact('a match:exact', read, true)).toBe('a match:exact');
  expect(withExact('匹配:精确 a match:exact', read, false)).toBe('a');
});

test('toggled adds and takes away', () => {
  expect(toggled(['a'], 'b')).toEqual(['a', 'b']);
  expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
});
