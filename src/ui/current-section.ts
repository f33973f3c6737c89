/** Where a page of sections is scrolled to; lengths in CSS pixels. */
export type Scrolled = {
  /** The sections' upper edges, from the page's top. */
  readonly tops: readonly number[];
  readonly at: number;
  readonly view: number;
  readonly page: number;
};

/**
 * Which section somebody reads: the one under a line that wanders from the window's upper edge to its lower one while the page is scrolled, so
 * that each section has its turn, also those that cannot be scrolled to the top. -1 where there are none.
 */
export function currentSection({ tops, at, view, page }: Scrolled): number {
  const way = page - view;
  const line = at + (way > 0 ? Math.min(1, at / way) : 0) * view;
  return Math.max(
    tops.length === 0 ? -1 : 0,
    tops.findLastIndex((top) => top <= line + 1),
  );
}
