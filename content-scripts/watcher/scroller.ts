import type { Entry } from './entries';

/** Pixels that count as being at an end. */
export const close = 2;
/** Share of the window that one step goes beyond the oldest row that was read, so that every row comes by and some come by twice. */
export const stride = 0.8;

/**
 * How a pane is scrolled. The element that scrolls may be the pane, something inside it, something around it, or the document;
 * its oldest end may be above or below; column-reverse counts from 0 into the negative, and lists that are turned upside down run backwards.
 */
export type Scroller = {
  readonly element: HTMLElement;
  /** Pixels of the page's window through which the rows are seen, top and bottom. */
  readonly window: { readonly top: number; readonly bottom: number };
  /** Pixels left to the oldest end, and to the newest. */
  readonly toOldest: number;
  readonly toNewest: number;
  /** Whether the oldest end is the lower one. */
  readonly oldestBelow: boolean;
  /** Moves towards the oldest end, or back where `pixels` is negative. At once, whatever the page's taste in smooth scrolling. */
  readonly step: (pixels: number) => void;
};

/** The scroller of a pane with these rows, as it stands now. */
export function scrollerOf(pane: HTMLElement, entries: readonly Entry[]): Scroller {
  const element = scrollingElement(pane, entries);
  const style = getComputedStyle(element);
  const range = Math.max(0, element.scrollHeight - element.clientHeight);
  const isFlipped = style.transform !== 'none' && new DOMMatrixReadOnly(style.transform).d < 0;
  const lowest = style.flexDirection === 'column-reverse' ? -range : 0;
  const fromStart = Math.min(range, Math.max(0, element.scrollTop - lowest));
  const oldestBelow = isWrittenUpwards(entries);
  // At which end of the counting the oldest row stands.
  const oldestLast = oldestBelow !== isFlipped;
  const toOldest = oldestLast ? range - fromStart : fromStart;
  return {
    element,
    window: windowOf(element),
    toOldest,
    toNewest: range - toOldest,
    oldestBelow,
    step: (pixels) => element.scrollTo({ top: element.scrollTop + (oldestLast ? pixels : -pixels), behavior: 'instant' }),
  };
}

/** The share (0 to 1) of the window's height that these rows cover. */
export function coveredShare({ window: { top, bottom } }: Scroller, entries: readonly Entry[]): number {
  const seen = entries.map(({ element }) => {
    const rect = element.getBoundingClientRect();
    return Math.max(0, Math.min(rect.bottom, bottom) - Math.max(rect.top, top));
  });
  return bottom > top ? Math.min(1, seen.reduce((sum, height) => sum + height, 0) / (bottom - top)) : 1;
}

/** The nearest element around the rows that scrolls; where nothing has to scroll yet, the nearest that could, else the document. */
function scrollingElement(pane: HTMLElement, entries: readonly Entry[]): HTMLElement {
  let couldScroll: HTMLElement | null = null;
  for (let at: Element | null = around(entries[0]?.element ?? null) ?? pane; at; at = around(at)) {
    if (!(at instanceof HTMLElement) || at === document.documentElement || at === document.body) continue;
    if (!/auto|scroll|overlay/.test(getComputedStyle(at).overflowY) && !(at === pane && hidesSome(at))) continue;
    if (at.scrollHeight > at.clientHeight + 1) return at;
    couldScroll ??= at;
  }
  const { scrollingElement: whole } = document;
  const page = whole instanceof HTMLElement ? whole : document.documentElement;
  const pageScrolls = page.scrollHeight > page.clientHeight + 1;
  return couldScroll && (!pageScrolls || pane.contains(couldScroll)) ? couldScroll : page;
}

/** Pages that draw their own scroll bars hide what overflows, and move it by script. */
function hidesSome(element: HTMLElement): boolean {
  return getComputedStyle(element).overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 40;
}

/** The parent, out of shadow roots as well. */
function around(element: Element | null): Element | null {
  const parent = element?.assignedSlot ?? element?.parentNode ?? null;
  if (parent instanceof ShadowRoot) return parent.host;
  return parent instanceof Element ? parent : null;
}

function windowOf(element: HTMLElement): { readonly top: number; readonly bottom: number } {
  if (element === document.scrollingElement || element === document.documentElement) return { top: 0, bottom: element.clientHeight };
  const { top, bottom } = element.getBoundingClientRect();
  return { top: Math.max(0, top), bottom: Math.min(document.documentElement.clientHeight, bottom) };
}

/** True where newer rows stand above older ones. */
function isWrittenUpwards(entries: readonly Entry[]): boolean {
  const [first, last] = [entries[0], entries.at(-1)];
  if (!first || !last || first === last) return false;
  return first.element.getBoundingClientRect().top > last.element.getBoundingClientRect().top;
}
