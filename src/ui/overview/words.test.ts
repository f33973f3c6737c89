import { describe, expect, test } from 'vitest';
import { startOfDay } from '../format';
import { dayNumber } from './calendar';
import { durationText } from './duration-text';
import { conversationHash, searchHash, timeOf } from './links';

const said = (hash: string) => Object.fromEntries(new URLSearchParams(hash.slice(1)));

describe('addresses', () => {
  test('of a search say it in its own language', () => {
    const month = timeOf({ from: dayNumber('2026-10-01'), to: dayNumber('2026-11-01') });
    expect(said(searchHash({ kind: 'in', console: 'shopee-seller' }, month))).toEqual({ q: 'in:shopee-seller during:2026-10' });
    expect(said(searchHash(timeOf({ from: dayNumber('2026-11-20'), to: dayNumber('2026-11-21') })))).toEqual({ q: 'on:2026-11-20' });
    expect(said(searchHash({ kind: 'account', name: 'my shop:anna & co' }))['q']).toContain('my shop:anna & co');
  });

  test('of a place in a conversation name both', () => {
    expect(said(conversationHash('wangwang/id/1&2#3', 2048))).toEqual({ c: 'wangwang/id/1&2#3', m: '2048' });
    expect(said(conversationHash('c'))).toEqual({ c: 'c' });
  });

  test('a time is that of local days, whatever the clocks did', () => {
    expect(timeOf({ from: dayNumber('2026-03-29'), to: dayNumber('2026-03-30') })).toEqual({
      kind: 'time',
      from: startOfDay('2026-03-29'),
      to: startOfDay('2026-03-30'),
    });
  });
});

test.each([
  [0, '0 sec'],
  [45_000, '45 sec'],
  [60_000, '1 min'],
  [89 * 60_000, '89 min'],
  [3.46 * 3_600_000, '3.5 hr'],
  [30 * 3_600_000, '30 hr'],
  [2.1 * 86_400_000, '2.1 days'],
  [40 * 86_400_000, '40 days'],
])('%d ms is %s', (ms, words) => expect(durationText(ms, 'en')).toBe(words));

test('a length of time is said in the language of the page', () => {
  expect(durationText(12 * 60_000, 'zh-CN')).toBe('12分钟');
});
