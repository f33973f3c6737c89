import type { Heights } from './heights';
import { canvasHeight, offsetFor, scrollFor } from './scroll-range';

/** Where in the view a row is to be; `nearest` moves no further than is needed to show it whole. */
export type Align = 'start' | 'centre' | 'end' | 'nearest';

/** Rows by index, both ends included; `last` is before `first` where there are none. */
export type Span = { readonly first: number; readonly last: number };

/** What of a long list is in view, kept apart from the page that shows it. All lengths are CSS pixels. */
export type Reel = {
  heights(): Heights;
  /** The bar was moved by the user or by the browser. */
  scrolled(scrollTop: number): void;
  /** The view has another height. */
  resized(view: number): void;
  /** To be called around anything that changes heights: what is read, or was asked to be shown, stays where it is. */
  changed(): void;
  /** Other rows; `indexOf` says where a row of before is now. */
  replaced(heights: Heights, indexOf: (old: number) => number): void;
  /** Shows a row, and keeps it there until the user scrolls. */
  show(index: number, align: Align): void;
  /** The rows that reach into the view and so far beyond it. */
  span(beyond: number): Span;
  /** The row at the upper edge of the view, and how far below that edge it begins. */
  anchor(): { readonly index: number; readonly top: number };
  /** The row at the upper edge of what nothing stands over. */
  firstSeen(): number;
  /** Whether the end of the last row is in view, and stays there as rows come in. */
  atEnd(): boolean;
  /** Where the bar should be; null while it is well where it is. `idle`: nobody scrolls. */
  wanted(idle: boolean): number | null;
  /** The bar now is at what was asked for, as near as the browser does it. */
  moved(scrollTop: number): void;
  /** How far below the upper edge of what is scrolled a row begins. */
  topOf(index: number): number;
  canvas(): number;
};

/** The end counts as reached from here. */
const endWithin = 24;
/** A bar that moves further than so many views at once was dragged, or sent to a place: only its place counts. */
const jump = 2;

type Goal = { readonly index: number; readonly align: Exclude<Align, 'nearest'> };

/**
 * A list seen through a window. A view that is scrolled moves exactly as far as it was scrolled, over rows whose heights were only guessed
 * before they were seen; the bar is set right later, when nobody scrolls. So nothing ever jumps. `head` is what stands
 * over the upper part of the view, so that a row that is to be seen begins below it; `foot` is room below the last row.
 */
export function makeReel(initial: Heights, head: number, foot: number): Reel {
  let heights = initial;
  let view = 0;
  let scrollTop = 0;
  let index = 0;
  let top = 0;
  let goal: Goal | null = { index: heights.count - 1, align: 'end' };

  const content = (): number => heights.total() + foot;
  const lastOffset = (): number => Math.max(0, content() - view);
  const offset = (): number => heights.before(index) - top;
  const place = (wanted: number): void => {
    const within = Math.max(0, Math.min(lastOffset(), wanted));
    index = heights.count === 0 ? 0 : heights.at(within);
    top = heights.before(index) - within;
  };
  const offsetOf = ({ index: row, align }: Goal): number => {
    const before = heights.before(row);
    if (align === 'start') return before - head;
    const room = view - heights.of(row);
    return align === 'end' ? before - room + foot : before - Math.max(head, room / 2);
  };
  const settle = (): void => place(goal ? offsetOf(goal) : offset());
  const isAtEnd = (): boolean => lastOffset() - offset() <= endWithin;
  const followEnd = (): void => {
    if (isAtEnd()) goal = { index: heights.count - 1, align: 'end' };
  };

  return {
    heights: () => heights,
    scrolled(to) {
      const by = to - scrollTop;
      if (Math.abs(by) < 1) return;
      scrollTop = to;
      goal = null;
      place(Math.abs(by) > jump * view ? offsetFor(to, content(), view) : offset() + by);
      followEnd();
    },
    resized(height) {
      view = height;
      settle();
    },
    changed: settle,
    replaced(next, indexOf) {
      const isEnd = goal?.align === 'end' && goal.index === heights.count - 1;
      const to = (row: number): number => Math.max(0, Math.min(next.count - 1, indexOf(row)));
      index = to(index);
      goal = isEnd ? { index: next.count - 1, align: 'end' } : goal && { ...goal, index: to(goal.index) };
      heights = next;
      settle();
    },
    show(row, align) {
      const before = heights.before(row);
      if (align !== 'nearest') goal = { index: row, align };
      else if (before - head < offset()) goal = { index: row, align: 'start' };
      else if (before + heights.of(row) > offset() + view) goal = { index: row, align: 'end' };
      settle();
    },
    span(beyond) {
      if (heights.count === 0) return { first: 0, last: -1 };
      return { first: heights.at(Math.max(0, offset() - beyond)), last: heights.at(offset() + view + beyond) };
    },
    anchor: () => ({ index, top }),
    firstSeen: () => (heights.count === 0 ? 0 : heights.at(offset() + head)),
    atEnd: isAtEnd,
    wanted(idle) {
      const at = offset();
      const ideal = scrollFor(at, content(), view);
      if (Math.abs(ideal - scrollTop) < 1) return null;
      const isNearEdge = at < jump * view || lastOffset() - at < jump * view;
      const isStuck = scrollTop <= 1 || scrollTop >= canvasHeight(content(), view) - view - 1;
      return idle || goal || isNearEdge || isStuck ? ideal : null;
    },
    moved(to) {
      scrollTop = to;
    },
    topOf: (row) => scrollTop + heights.before(row) - offset(),
    canvas: () => canvasHeight(content(), view),
  };
}
