import { describe, expect, test } from 'vitest';
import { ago, clockOf, dayOf, languageFor, localDay, percentText, shortWhen, sizeText, startOfDay } from './format';

const now = new Date(2026, 10, 20, 14, 30, 10).getTime();

test('a share is rounded down, and nothing of nothing is nothing', () => {
  expect([percentText(996, 1000, 'en'), percentText(0.57, 1, 'en'), percentText(1, 1, 'zh-CN'), percentText(0, 0, 'en')]).toEqual([
    '99%',
    '57%',
    '100%',
    '0%',
  ]);
});

describe('ago', () => {
  test.each([
    [2_000, '2秒前'],
    [59_000, '59秒前'],
    [60_000, '1分钟前'],
    [3_599_000, '59分钟前'],
    [2 * 3_600_000, '2小时前'],
    [3 * 86_400_000, '3天前'],
  ])('%i ms is %s', (before, words) => {
    expect(ago(now - before, now, 'zh-CN')).toBe(words);
  });

  test('a clock that runs ahead reads as now, not as the future', () => {
    expect(ago(now + 5000, now, 'zh-CN')).toBe(ago(now, now, 'zh-CN'));
  });
});

describe('shortWhen', () => {
  test('today is a clock, this year a day, before that a date', () => {
    expect(shortWhen(new Date(2026, 10, 20, 9, 5).getTime(), now, 'zh-CN')).toBe('09:05');
    expect(shortWhen(new Date(2026, 10, 19, 9, 5).getTime(), now, 'zh-CN')).toBe('11月19日');
    expect(shortWhen(new Date(2025, 10, 19).getTime(), now, 'zh-CN')).toBe('2025/11/19');
  });
});

describe('days', () => {
  test('a day starts where the one before it ends, also across months', () => {
    expect(startOfDay('2026-11-30', 1)).toBe(startOfDay('2026-12-01'));
    expect(localDay(startOfDay('2026-03-01', -1) ?? 0)).toBe('2026-02-28');
    expect(startOfDay('soon')).toBeUndefined();
  });

  test('a message known to the day keeps the day its page told, in any zone', () => {
    const time = { iso: '2026-11-20T00:00:00+14:00', precision: 'day', raw: '20/11', source: 'separator' } as const;
    expect(dayOf(time, Date.parse(time.iso))).toBe('2026-11-20');
  });
});

describe('clockOf', () => {
  const iso = '2026-11-20T14:30:07+08:00';
  test('shows no finer than is known', () => {
    expect(clockOf({ iso, precision: 'second', raw: null, source: 'row' }, 'zh-CN')).toMatch(/^\d\d:\d\d:07$/);
    expect(clockOf({ iso, precision: 'minute', raw: null, source: 'row' }, 'zh-CN')).toMatch(/^\d\d:\d\d$/);
    expect(clockOf({ iso, precision: 'day', raw: null, source: 'row' }, 'zh-CN')).toBeNull();
    expect(clockOf({ iso: null, precision: 'none', raw: 'just now', source: null }, 'zh-CN')).toBeNull();
  });
});

test('sizes are read in the unit that fits', () => {
  expect(sizeText(0, 'en')).toBe('0 byte');
  expect(sizeText(12_400_000, 'en')).toBe('12.4 MB');
});

test('dates follow the user’s variety of the language of the texts, and only that', () => {
  expect(languageFor('en-GB', 'en')).toBe('en-GB');
  expect(languageFor('de-DE', 'en')).toBe('en');
  expect(languageFor('zh-HK', 'zh-TW')).toBe('zh-TW');
});
