/** Where a page of sections is scrolled to; lengths in CSS pixels. */
export type Scrolled = {
  /** The sections' upper edges, from the page's top. */
  readonly tops: readonly number[];
  readonly at: number;
  readonly view: number;
  readonly page: number;
};

/** Somebody reads at about this share of the window's height. */
const usual = 0.25;

/**
 * Which section somebody reads: the one under a line a quarter down the window. At the page's beginning the line starts at the top, and on the
 * last stretch it wanders down to the window's lower edge, so that each section has its turn, also those that cannot be scrolled to the top.
 * -1 where there are none.
 */
export function currentSection({ tops, at, view, page }: Scrolled): number {
  const left = Math.max(0, page - view - at);
  const end = page > view ? Math.max(0, 1 - left / view) : 0;
  const line = at + Math.min(at, view * (usual + (1 - usual) * end));
  return Math.max(
    tops.length === 0 ? -1 : 0,
    tops.findLastIndex((top) => top <= line + 1),
  );
}
