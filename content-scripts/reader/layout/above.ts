/** The element that holds this one, out of a shadow root to its host; null at the top. */
export function above(element: Element): Element | null {
  const root = element.getRootNode();
  return element.parentElement ?? ('host' in root ? (root as ShadowRoot).host : null);
}
