import { expect, test } from 'vitest';
import { knownTags, tagCompletions } from './tag-completions';

const known = knownTags([{ tags: ['VIP', 'late'] }, { tags: ['vip', 'refund'] }, { tags: ['VIP'] }, { tags: ['老客户'] }]);

test('a tag is known by its most common writing, with all its uses', () => {
  expect([...known]).toEqual([
    ['VIP', 3],
    ['late', 1],
    ['refund', 1],
    ['老客户', 1],
  ]);
});

test('tags that begin with what is typed come before those that hold it', () => {
  expect(tagCompletions('ｖ', known, [])).toEqual(['VIP']);
  expect(tagCompletions('客', known, [])).toEqual(['老客户']);
  expect(tagCompletions('re', knownTags([{ tags: ['more', 'refund'] }]), [])).toEqual(['refund', 'more']);
});

test('without a letter the most used are told, never those that are given', () => {
  expect(tagCompletions('', known, ['late'])[0]).toBe('VIP');
  expect(tagCompletions('', known, ['vip', 'late'])).toEqual(['refund', '老客户']);
});
