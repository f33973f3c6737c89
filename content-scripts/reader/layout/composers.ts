import { isShown } from '../visible';

/** Fields of many lines are there to write messages; those for one line are mostly there to search. */
const many = 'textarea, [contenteditable="true"], [contenteditable=""], [contenteditable="plaintext-only"], [role="textbox"]';
const any = `${many}, input:not([type]), input[type="text"]`;

/** Narrower fields are helpers that nobody writes in. */
const leastWidth = 60;

/** The places to write that `roots` show; `ofMany`: only those of more than one line. */
export function placesToWrite(roots: readonly ParentNode[], ofMany = false): readonly DOMRect[] {
  return roots
    .flatMap((root) => [...root.querySelectorAll(ofMany ? many : any)])
    .filter(isShown)
    .map((element) => element.getBoundingClientRect())
    .filter(({ width }) => width >= leastWidth);
}

/** Whether `pane` has a place to write between these rows: there stand the comments on something, and no chat. */
export function isWrittenAmid(pane: Element, rows: readonly Element[]): boolean {
  const fields = [...pane.querySelectorAll(many)].filter(isShown);
  return fields.some((field) => {
    const before = rows.filter((row) => (row.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0).length;
    return before > 1 && rows.length - before > 1;
  });
}

/** The part of an element that is in the window: a list may be longer than the page that scrolls it. */
export function inWindow(element: Element): DOMRect {
  const { left, top, width, bottom } = element.getBoundingClientRect();
  const height = element.ownerDocument.documentElement.clientHeight;
  const upper = Math.min(Math.max(0, top), height);
  return new DOMRect(left, upper, width, Math.max(0, Math.min(bottom, height) - upper));
}

/** The place to write stands below the pane or over its lower end, in its column. */
export function isUnder(box: DOMRect, pane: DOMRect): boolean {
  const middle = (box.left + box.right) / 2;
  return middle > pane.left && middle < pane.right && box.top > pane.top + pane.height * 0.6;
}

/** Or close above it, where the newest message is the uppermost. */
export function isOver(box: DOMRect, pane: DOMRect): boolean {
  const middle = (box.left + box.right) / 2;
  return middle > pane.left && middle < pane.right && box.top < pane.top + 20 && box.bottom > pane.top - 160;
}
