import type { Stretch } from '../../src/evidence/pieces';

/** Where the page's selection lies in a text that is shown in one element, or null where it is empty or goes beyond. The words beside highlights do not count. */
export function selectedIn(selection: Selection | null): { readonly element: HTMLElement; readonly stretch: Stretch } | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const around = range.commonAncestorContainer;
  const start = around instanceof Element ? around : around.parentElement;
  const element = start?.closest<HTMLElement>('[data-review-text]');
  if (!element) return null;
  const from = unitsBefore(element, range.startContainer, range.startOffset);
  const to = unitsBefore(element, range.endContainer, range.endOffset);
  return from < to ? { element, stretch: { from, to } } : null;
}

/** How many UTF-16 units of the text stand before a point in the element. */
function unitsBefore(element: HTMLElement, container: Node, offset: number): number {
  const before = document.createRange();
  before.setStart(element, 0);
  before.setEnd(container, offset);
  const part = before.cloneContents();
  for (const tag of part.querySelectorAll('.redact-tag')) tag.remove();
  return part.textContent.length;
}
