import { expect, test } from 'vitest';
import { newMessageId } from './message-id';

const noon = Date.UTC(2026, 10, 22, 12);

test('ids of one conversation lie together, in the order of their minutes', () => {
  const first = newMessageId(null, noon);
  const minutes = Array.from({ length: 3000 }, (_, index) => noon - 1_000_000_000 + index * 977_000);
  const ids = minutes.map((at) => newMessageId(first, at));
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids.map((id) => id.slice(0, 3)))).toEqual(new Set([first.slice(0, 3)]));
});

test('no two are the same, of whatever minute', () => {
  const first = newMessageId(null, noon);
  expect(new Set(Array.from({ length: 20_000 }, () => newMessageId(first, noon))).size).toBe(20_000);
});

test('two conversations seldom begin alike', () => {
  const beginnings = Array.from({ length: 1000 }, () => newMessageId(null, noon).slice(0, 3));
  expect(new Set(beginnings).size).toBeGreaterThan(950);
});

test('times that cannot be written are told as the first or the last', () => {
  for (const at of [-Infinity, -1, 0, 8.64e15, Infinity]) expect(newMessageId(null, at)).toMatch(/^[\w-]{16}$/);
  expect(newMessageId('abc', -1) < newMessageId('abc', noon)).toBe(true);
  expect(newMessageId('abc', 8.64e15) > newMessageId('abc', noon)).toBe(true);
});

test('an id of another make gives its beginning', () => {
  expect(newMessageId('m7', noon)).toMatch(/^m7[\w-]{13}$/);
});
