import { describe, expect, test } from 'vitest';
import { heightsOf } from './heights';
import { makeReel, type Reel } from './reel';

const view = 500;

function reelOf(count: number, height = 50): Reel {
  const reel = makeReel(heightsOf(count, height), 0, 0);
  reel.resized(view);
  return reel;
}

/** What the page does after anything has changed: sets the bar where it is wanted. */
function settled(reel: Reel, idle = true): void {
  const wanted = reel.wanted(idle);
  if (wanted !== null) reel.moved(wanted);
}

/** Where a row is seen, from the upper edge of the view. */
const seenAt = (reel: Reel, index: number, scrollTop: number): number => reel.topOf(index) - scrollTop;

test('opens at the end and stays there as rows turn out higher and as more come', () => {
  const reel = reelOf(100);
  reel.heights().measure(99, 300);
  reel.changed();
  expect(reel.anchor()).toEqual({ index: 95, top: 0 });
  reel.replaced(heightsOf(101, 50), (old) => old);
  expect(reel.span(0)).toEqual({ first: 91, last: 100 });
  expect(reel.atEnd()).toBe(true);
});

test('a row that was asked for stays in the middle while rows around it are measured', () => {
  const reel = reelOf(1000);
  reel.show(500, 'centre');
  for (let index = 480; index < 520; index++) reel.heights().measure(index, 80);
  reel.changed();
  settled(reel);
  expect(seenAt(reel, 500, reel.wanted(true) ?? reel.topOf(500) - (view - 80) / 2)).toBeCloseTo((view - 80) / 2);
});

describe('scrolling', () => {
  test('moves by what was scrolled, over rows of any height', () => {
    const reel = reelOf(1000);
    reel.show(500, 'start');
    settled(reel);
    reel.heights().measure(499, 400);
    reel.changed();
    settled(reel);
    const from = reel.topOf(500);
    reel.scrolled(from - 100);
    expect(reel.anchor()).toEqual({ index: 499, top: -300 });
  });

  test('that jumps goes to the share of the whole', () => {
    const reel = reelOf(1000);
    reel.moved(49_500);
    reel.scrolled(25_010);
    expect(reel.anchor()).toEqual({ index: 500, top: -10 });
  });

  test('to the end follows the end', () => {
    const reel = reelOf(1000);
    reel.show(0, 'start');
    settled(reel);
    reel.scrolled(49_490);
    expect(reel.atEnd()).toBe(true);
    reel.heights().measure(999, 90);
    reel.changed();
    expect(reel.wanted(false)).toBe(49_540);
  });
});

test('the bar is set right when nobody scrolls, and at once near an end', () => {
  const reel = reelOf(1000);
  reel.moved(49_500);
  reel.scrolled(20_000);
  reel.heights().measure(10, 90);
  reel.changed();
  expect(reel.wanted(false)).toBeNull();
  expect(reel.wanted(true)).toBe(20_040);
  reel.moved(20_040);
  reel.scrolled(500);
  reel.heights().measure(0, 60);
  reel.changed();
  expect(reel.wanted(false)).toBe(510);
});

test('what is read stays in its place when rows come in before it', () => {
  const reel = reelOf(100);
  reel.moved(4500);
  reel.scrolled(2010);
  expect(reel.anchor()).toEqual({ index: 40, top: -10 });
  reel.replaced(heightsOf(130, 50), (old) => old + 30);
  expect(reel.anchor()).toEqual({ index: 70, top: -10 });
  expect(seenAt(reel, 70, 2010)).toBe(-10);
});

test('of two million rows the first and the last can be reached, and the place of the bar tells the share', () => {
  const reel = reelOf(2_000_000);
  settled(reel);
  expect(reel.canvas()).toBe(8_000_000);
  expect(reel.span(0)).toEqual({ first: 1_999_990, last: 1_999_999 });
  reel.scrolled((8_000_000 - view) / 2);
  expect(reel.anchor().index).toBe(999_995);
  reel.scrolled(0);
  expect(reel.anchor()).toEqual({ index: 0, top: 0 });
});

test('nearest moves only as far as is needed', () => {
  const reel = reelOf(100);
  reel.show(50, 'start');
  reel.show(55, 'nearest');
  expect(reel.anchor().index).toBe(50);
  reel.show(60, 'nearest');
  expect(reel.anchor()).toEqual({ index: 51, top: 0 });
  reel.show(40, 'nearest');
  expect(reel.anchor()).toEqual({ index: 40, top: 0 });
});

test('a list shorter than the view begins at its upper edge', () => {
  const reel = reelOf(3);
  expect(reel.anchor()).toEqual({ index: 0, top: 0 });
  expect(reel.wanted(true)).toBeNull();
});
