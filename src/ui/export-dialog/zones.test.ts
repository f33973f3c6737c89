import { expect, test } from 'vitest';
import { allZones, dayStartIn, foundZones } from './zones';

const at = Date.UTC(2026, 10, 21);
const english = allZones('en', at);

test.each([
  ['shanghai', 'Asia/Shanghai'],
  ['Sao Paulo', 'America/Sao_Paulo'],
  ['são paulo', 'America/Sao_Paulo'],
  ['asia/tok', 'Asia/Tokyo'],
  ['utc', 'UTC'],
])('finds a zone by %s', (typed, id) => expect(foundZones(english, typed)[0]?.id).toBe(id));

test('finds zones by what they are called, in the language of the page, and by their offset', () => {
  expect(foundZones(english, 'china').map(({ id }) => id)).toContain('Asia/Shanghai');
  expect(foundZones(allZones('zh-CN', at), '日本').map(({ id }) => id)).toContain('Asia/Tokyo');
  expect(foundZones(english, 'asia +7').map(({ id }) => id)).toContain('Asia/Bangkok');
});

test('finds nothing for what is no zone, and all for nothing', () => {
  expect(foundZones(english, 'zzzz')).toEqual([]);
  expect(foundZones(english, '  ')).toHaveLength(english.length);
});

test.each([
  ['Asia/Shanghai', '2026-11-20', 0, '2026-11-19T16:00:00.000Z'],
  ['UTC', '2026-11-20', 1, '2026-11-21T00:00:00.000Z'],
  ['America/New_York', '2026-03-08', 1, '2026-03-09T04:00:00.000Z'],
])('a day begins in %s', (zone, day, later, begin) => {
  expect(new Date(dayStartIn(zone, day, later) ?? Number.NaN).toISOString()).toBe(begin);
});

test('what is no day does not begin', () => expect(dayStartIn('UTC', 'x')).toBeUndefined());
