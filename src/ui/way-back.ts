import type { TabPane } from '../platform/messages';

type LongWay = { readonly done: number; readonly total: number | null };

/** How much of the time (ms) that a scroll back is to cover lies behind it; `total` is null where it goes to an unknown end. */
export function wayBack({ scrolling, earlier }: Pick<TabPane, 'scrolling' | 'earlier'>, now: number): LongWay {
  const oldest = scrolling?.oldest;
  const until = earlier && earlier.goal.to !== 'start' ? earlier.goal.until : null;
  if (typeof oldest !== 'number' || until === null || until >= now) return { done: 0, total: null };
  return { done: Math.min(now - until, Math.max(0, now - oldest)), total: now - until };
}
