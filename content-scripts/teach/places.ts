/** Where the panel can stand, the usual place first. */
export const corners = ['bottom-right', 'bottom-left', 'top-right', 'top-left'] as const;

/** How many square pixels two boxes have in common. */
export function overlap(one: DOMRect, two: DOMRect): number {
  const width = Math.min(one.right, two.right) - Math.max(one.left, two.left);
  const height = Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top);
  return width > 0 && height > 0 ? width * height : 0;
}

/** Whether an element can be scrolled up and down. */
export function isScrollable(element: Element): boolean {
  return element.scrollHeight > element.clientHeight + 1 && /auto|scroll|overlay/.test(getComputedStyle(element).overflowY);
}

/** Elements under a point, the smallest first; open shadow roots are looked into. */
export function deepestFirst(root: DocumentOrShadowRoot, x: number, y: number): readonly Element[] {
  const here = root.elementsFromPoint(x, y);
  const inside = here[0]?.shadowRoot;
  const inner = inside && inside !== root ? deepestFirst(inside, x, y).filter((element) => element.getRootNode() === inside) : [];
  return [...inner, ...here];
}
