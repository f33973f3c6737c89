import { describe, expect, test } from 'vitest';
import { beginPace, notePace, type Pace, spanText, timeLeft } from './time-left';

/** A work that has come to each of these, one step every second. */
const walked = (...steps: readonly number[]): Pace =>
  steps.reduce((pace, done, index) => notePace(pace, (index + 1) * 1000, done), beginPace(0, 0));

describe('the time left', () => {
  test('is what the pace so far says', () => {
    expect(timeLeft(walked(10, 20, 30), 100, 3000)).toBeCloseTo(7000);
  });

  test('is not told before there is anything to judge by', () => {
    expect(timeLeft(beginPace(0, 0), 100, 5000)).toBeNull();
    expect(timeLeft(walked(10), 100, 1000)).toBeNull();
  });

  test('counts down between two steps, and is never less than nothing', () => {
    const pace = walked(10, 20, 30);
    expect(timeLeft(pace, 100, 5000)).toBeCloseTo(5000);
    expect(timeLeft(pace, 100, 12_000)).toBe(0);
  });

  test('is not told of a work that stands still', () => {
    expect(timeLeft(walked(10, 20, 30), 100, 3000 + 15_001)).toBeNull();
  });

  test('follows a work that becomes slower', () => {
    const before = walked(100, 200, 300);
    const after = [310, 320, 330, 340, 350, 360, 370, 380, 390, 400].reduce(
      (pace, done, index) => notePace(pace, 4000 + index * 1000, done),
      before,
    );
    const left = timeLeft(after, 1000, 13_000) ?? 0;
    expect(left).toBeGreaterThan(600_000 / 100);
    expect(left).toBeLessThan(600_000 / 10);
  });

  test('begins anew with a work that does', () => {
    expect(notePace(walked(10, 20), 3000, 0)).toEqual(beginPace(3000, 0));
  });

  test('takes no step from a clock that stands', () => {
    expect(notePace(beginPace(5, 0), 5, 50)).toEqual(beginPace(5, 0));
  });
});

test('spans are rounded up and in words', () => {
  const said = [0, 4000, 12_000, 55_000, 56_000, 61_000, 59 * 60_000, 60 * 60_000, 90 * 60_000].map((ms) => spanText(ms, 'en'));
  expect(said).toEqual(['5 sec', '5 sec', '15 sec', '55 sec', '1 min', '2 min', '59 min', '1 hr', '2 hr']);
  expect(spanText(61_000, 'zh-CN')).toBe('2分钟');
});
