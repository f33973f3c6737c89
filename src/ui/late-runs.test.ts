import { expect, test } from 'vitest';
import type { StoredMessage } from '../archive/ports';
import { lateRuns } from './late-runs';

const day = (date: number): string => `2026-11-${String(date).padStart(2, '0')}T10:00:00+08:00`;

/** Messages in transcript order, first seen on these days of November. */
const seenOn = (days: readonly number[]): readonly StoredMessage[] =>
  days.map((date, index) => ({
    id: `m${index}`,
    conversation: 'c',
    order: index,
    at: index,
    platformId: null,
    direction: 'in',
    sender: null,
    time: { iso: null, precision: 'none', raw: null, source: null },
    kind: 'text',
    text: 'hello',
    attachments: [],
    orders: [],
    flags: [],
    versions: [],
    seen: { first: day(date), last: day(date), by: [], how: 'seen' },
  }));

test.each([
  ['a chat as it came', [1, 2, 3, 4], []],
  ['history that was scrolled back to', [5, 4, 4, 1, 2], []],
  ['one message among others', [1, 1, 9, 1, 2], ['m2']],
  ['a gap that was filled', [1, 1, 4, 4, 5, 2, 3], ['m2']],
  ['two places', [1, 9, 1, 8, 8, 2], ['m1', 'm3']],
  ['nothing', [], []],
])('late runs in %s', (_, days, starts) => expect([...lateRuns(seenOn(days)).keys()]).toEqual(starts));

test('says when the first of a run was seen', () => expect([...lateRuns(seenOn([1, 9, 1])).values()]).toEqual([Date.parse(day(9))]));
