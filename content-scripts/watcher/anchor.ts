import type { Entry } from './entries';
import { close, type Scroller } from './scroller';

/** Where a pane stood: the row at its upper edge and how far from it, and the distance to the newest end. */
export type Anchor = {
  readonly print: string;
  readonly element: Element;
  readonly offset: number;
  readonly atNewest: boolean;
  readonly fromNewest: number;
};

/** Remembers where a pane stands. */
export function anchorOf({ window: { top, bottom }, toNewest }: Scroller, entries: readonly Entry[]): Anchor | null {
  const seen = entries.map((entry) => ({ entry, box: entry.element.getBoundingClientRect() }));
  const first = seen.filter(({ box }) => box.bottom > top && box.top < bottom).toSorted((one, other) => one.box.top - other.box.top)[0];
  if (!first) return null;
  const { print, element } = first.entry;
  return { print, element, offset: first.box.top - top, atNewest: toNewest < close, fromNewest: toNewest };
}

/** Moves back by distance, which brings a virtual list's rows near; `settleAnchor` then does the rest. */
export function approachAnchor(scroller: Scroller, { atNewest, fromNewest }: Anchor): void {
  scroller.step((atNewest ? 0 : fromNewest) - scroller.toNewest);
}

/** Puts the anchor's row, found among `entries` by its element or its content, where it was. False where it is not there, or the newest end has moved on. */
export function settleAnchor(scroller: Scroller, anchor: Anchor, entries: readonly Entry[]): boolean {
  if (anchor.atNewest) return scroller.toNewest < close;
  const same = entries.find(({ element, print }) => element === anchor.element && print === anchor.print);
  const row = same ?? entries.find(({ print }) => print === anchor.print);
  if (!row) return false;
  const moved = row.element.getBoundingClientRect().top - scroller.window.top - anchor.offset;
  // What stands too low on the page is brought up by moving to the lower end.
  scroller.step(scroller.oldestBelow ? moved : -moved);
  return true;
}
