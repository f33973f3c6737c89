import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bothNotes, isEmptyNote, maxTag, maxTags, type Note, tagKey, tidyTag, tidyTags, withoutSaid } from './note';

const note = (text: string, changed: number, more: Partial<Note> = {}): Note => ({ text, tags: [], changed, others: [], ...more });

describe('tags', () => {
  test('are the same in any case, width and spacing', () => {
    expect(tagKey(' ＶＩＰ　客户 ')).toBe(tagKey('vip 客户'));
    expect(tagKey('Refund')).not.toBe(tagKey('Refunds'));
  });

  test('are kept tidy, each once, as first written', () => {
    expect(tidyTags([' VIP ', 'vip', '', 'to\tdo', '"late"'])).toEqual(['VIP', 'to do', 'late']);
    expect(tidyTag('x'.repeat(99))).toHaveLength(maxTag);
    expect(tidyTag(`${'x'.repeat(maxTag - 1)}😀`)).toBe('x'.repeat(maxTag - 1));
    expect(tidyTag('👩‍🔧')).toBe('👩‍🔧');
    expect(tidyTags(Array.from({ length: 50 }, (_, index) => `t${index}`))).toHaveLength(maxTags);
  });
});

describe('two notes on one conversation', () => {
  test('the later words are the note, the earlier ones are kept beside it', () => {
    const both = bothNotes(note('pays late', 2, { tags: ['vip'] }), note('likes blue', 1, { tags: ['VIP', 'blue'] }));
    expect(both).toEqual(note('pays late', 2, { tags: ['vip', 'blue'], others: [{ text: 'likes blue', changed: 1 }] }));
  });

  test('words that stand in the later note are not kept twice', () => {
    expect(bothNotes(note('likes  blue\nand red', 2), note('likes blue', 1)).others).toEqual([]);
    expect(bothNotes(note('anything', 2), note('', 1)).others).toEqual([]);
  });

  test('other words that were taken over are gone from beside it', () => {
    expect(withoutSaid(note('a\n\nb', 3, { others: [{ text: 'b', changed: 1 }] })).others).toEqual([]);
  });

  const anyText = constantFrom('', 'a', 'b', 'a b', 'c', 'd e');
  const anyNote = record({
    text: anyText,
    changed: integer({ min: 1, max: 4 }),
    tags: array(constantFrom('vip', 'late', 'VIP2'), { maxLength: 2 }).map((tags) => tidyTags(tags)),
    others: array(record({ text: anyText, changed: integer({ min: 1, max: 4 }) }), { maxLength: 2 }),
  }).map(withoutSaid);

  test('come to the same in either order, and again to the same', () => {
    assert(
      property(anyNote, anyNote, (one, other) => {
        const both = bothNotes(one, other);
        expect({ ...bothNotes(other, one), tags: [] }).toEqual({ ...both, tags: [] });
        expect(new Set(bothNotes(other, one).tags)).toEqual(new Set(both.tags));
        expect(bothNotes(both, other)).toEqual(both);
        expect(bothNotes(both, one)).toEqual(both);
      }),
    );
  });
});

test('a note of nothing is none', () => {
  expect(isEmptyNote(note(' \n', 1))).toBe(true);
  expect(isEmptyNote(note('', 1, { tags: ['vip'] }))).toBe(false);
});
