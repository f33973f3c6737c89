import { text } from '../platform/i18n';
import type { TabPane } from '../platform/messages';
import type { EarlierScroll, ScrollReport } from '../platform/scroll-orders';
import { dateOnly, numberText } from './format';

const ends = {
  start: 'scrollEndStart',
  top: 'scrollEndTop',
  date: 'scrollEndDate',
  gap: 'scrollEndGap',
  stopped: 'scrollEndStopped',
  stalled: 'scrollEndStalled',
  blocked: 'scrollEndBlocked',
  left: 'scrollEndLeft',
} as const;

const pauses = { hidden: 'scrollPausedHidden', user: 'scrollPausedUser' } as const;

/** A point reached: its day, or the page's own words for it. */
export const reachedText = (oldest: number | string, language: string): string =>
  typeof oldest === 'number' ? dateOnly(oldest, language) : oldest;

/** What a scroll back is doing, or why it ended; `goal` is what it was ordered to do, where that is still known. */
export function scrollText({ rows, oldest, ended }: ScrollReport, goal: EarlierScroll['goal'] | null, language: string): string {
  if (ended === 'date' && goal?.to === 'gap') return text('scrollEndGapPassed');
  if (ended) return text(ends[ended]);
  const read = numberText(rows, language);
  return oldest === null ? text('scrollRead', read) : text('scrollReadTo', read, reachedText(oldest, language));
}

/** Below the progress: what it waits for, or that nobody needs to wait for it. */
export const scrollAside = ({ paused }: ScrollReport): string => text(paused ? pauses[paused] : 'scrollGoesOn');

/** That an earlier order was not carried to its end. */
export function unfinishedText({ oldest }: EarlierScroll, language: string): string {
  return oldest === null ? text('scrollUnfinishedAnew') : text('scrollUnfinished', reachedText(oldest, language));
}

/** Whether a pane is being scrolled back at this moment. */
export const isScrolling = ({ scrolling }: Pick<TabPane, 'scrolling'>): boolean => scrolling !== null && scrolling.ended === null;
