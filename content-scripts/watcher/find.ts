/** The first element in `pane` that a hint names, or null. A taught selector may be one that the browser refuses: it finds nothing. */
export function find(pane: Element, selector: string | undefined): Element | null {
  try {
    return selector === undefined ? null : pane.querySelector(selector);
  } catch {
    return null;
  }
}

/** Whether what a hint names is there and drawn. */
export function isShown(pane: Element, selector: string | undefined): boolean {
  const found = find(pane, selector);
  return found !== null && found.getClientRects().length > 0;
}
