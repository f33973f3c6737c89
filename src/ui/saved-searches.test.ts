import { expect, test } from 'vitest';
import type { SavedSearch } from '../platform/settings';
import { withoutSaved, withRenamed, withSaved } from './saved-searches';

const saved = (name: string, query = name): SavedSearch => ({ name, query, ranking: 'newest' });
const all = [saved('a'), saved('b')];

test('a search is saved in front, or in place of one of its name', () => {
  expect(withSaved(all, saved(' c '))).toEqual([{ ...saved('c'), query: ' c ' }, ...all]);
  expect(withSaved(all, saved('b', 'x'))).toEqual([saved('a'), saved('b', 'x')]);
  expect(withSaved(all, saved('  '))).toBe(all);
});

test('a name is changed where the search stands, and is no other search any more', () => {
  expect(withRenamed(all, 'a', 'c')).toEqual([saved('c', 'a'), saved('b')]);
  expect(withRenamed(all, 'a', 'b')).toEqual([saved('b', 'a')]);
  expect(withRenamed(all, 'a', ' ')).toBe(all);
});

test('a search is deleted', () => {
  expect(withoutSaved(all, 'a')).toEqual([saved('b')]);
});
