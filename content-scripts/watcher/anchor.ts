import type { Entry } from './entries';

/** Where a pane stood: the row on top and how far it was from the pane's edge, and the distance to the newest end. */
export type Anchor = {
  readonly print: string;
  readonly element: Element;
  readonly offset: number;
  readonly atNewest: boolean;
  readonly fromNewest: number;
};

const top = (element: Element): number => element.getBoundingClientRect().top;

/** Pixels between what is shown and the newest row. */
function distanceToNewest(pane: HTMLElement): number {
  const isReversed = getComputedStyle(pane).flexDirection === 'column-reverse';
  return isReversed ? -pane.scrollTop : pane.scrollHeight - pane.clientHeight - pane.scrollTop;
}

/** Remembers where `pane` stands. */
export function anchorOf(pane: HTMLElement, entries: readonly Entry[]): Anchor | null {
  const edge = top(pane);
  const first = entries.find(({ element }) => element.getBoundingClientRect().bottom > edge);
  if (!first) return null;
  const fromNewest = distanceToNewest(pane);
  return { print: first.print, element: first.element, offset: top(first.element) - edge, atNewest: Math.abs(fromNewest) < 2, fromNewest };
}

/** Moves `pane` back by distance, which brings a virtual list's rows near; `settleAnchor` then does the rest. */
export function approachAnchor(pane: HTMLElement, anchor: Anchor): void {
  pane.scrollTop += distanceToNewest(pane) - (anchor.atNewest ? 0 : anchor.fromNewest);
}

/** Puts the anchor's row, found among `entries` by its element or its content, where it was. */
export function settleAnchor(pane: HTMLElement, anchor: Anchor, entries: readonly Entry[]): void {
  if (anchor.atNewest) return approachAnchor(pane, anchor);
  const same = entries.find(({ element, print }) => element === anchor.element && print === anchor.print);
  const row = same ?? entries.find(({ print }) => print === anchor.print);
  if (row) pane.scrollTop += top(row.element) - top(pane) - anchor.offset;
}
