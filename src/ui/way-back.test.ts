import { expect, test } from 'vitest';
import { wayBack } from './way-back';

const now = Date.UTC(2026, 10, 20);
const day = 86_400_000;
const scrolling = (oldest: number | string | null) => ({ rows: 10, oldest, paused: null, ended: null });
const earlier = (until: number) => ({ goal: { to: 'date', until } as const, oldest: null, ended: null, at: now });

test('a scroll back to a date has come so much of its time', () => {
  expect(wayBack({ scrolling: scrolling(now - 3 * day), earlier: earlier(now - 30 * day) }, now)).toEqual({
    done: 3 * day,
    total: 30 * day,
  });
});

test('one that has passed its date has come all its way', () => {
  expect(wayBack({ scrolling: scrolling(now - 40 * day), earlier: earlier(now - 30 * day) }, now)).toEqual({
    done: 30 * day,
    total: 30 * day,
  });
});

test('how long the way to a start is, or with a page that tells no time, nobody knows', () => {
  const toTheStart = { goal: { to: 'start' } as const, oldest: null, ended: null, at: now };
  const ways = [
    wayBack({ scrolling: scrolling(now - day), earlier: toTheStart }, now),
    wayBack({ scrolling: scrolling('昨天'), earlier: earlier(now - 30 * day) }, now),
    wayBack({ scrolling: scrolling(now - day), earlier: null }, now),
  ];
  expect(ways.map(({ total }) => total)).toEqual([null, null, null]);
});
