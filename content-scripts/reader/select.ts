/** A selector that the browser refuses (a taught file may hold one) matches nothing. */
function guarded<T>(look: () => T, otherwise: T): T {
  try {
    return look();
  } catch {
    return otherwise;
  }
}

/** Everything below `root` that matches, in document order. */
export function allBelow(root: ParentNode, selector: string | undefined): readonly Element[] {
  return selector === undefined ? [] : guarded(() => [...root.querySelectorAll(selector)], []);
}

/** Whether anything below `root` matches. */
export function isBelow(root: ParentNode, selector: string | undefined): boolean {
  return selector !== undefined && guarded(() => root.querySelector(selector) !== null, false);
}

/** The same as `allBelow`, but no element is touched before it is asked for: a pane may have a hundred thousand rows. */
export function listBelow(root: ParentNode, selector: string): ArrayLike<Element> {
  return guarded<ArrayLike<Element>>(() => root.querySelectorAll(selector), []);
}

export function matches(element: Element, selector: string | undefined): boolean {
  return selector !== undefined && guarded(() => element.matches(selector), false);
}

/**
 * The same selector as one of a list. For a lone selector with a combinator Chromium goes through all siblings that stand before the element
 * it looks below, which makes reading a pane of 20,000 rows take minutes; for a list it does not.
 */
const listed = (selector: string): string => `:not(*), ${selector}`;

/** `row` itself and everything below it that matches, in document order. */
export function allWithin(row: Element, selector: string | undefined): readonly Element[] {
  if (selector === undefined) return [];
  const below = allBelow(row, listed(selector));
  return matches(row, selector) ? [row, ...below] : below;
}

/** The first match of `allWithin`, found without listing the others. */
export function oneWithin(row: Element, selector: string | undefined): Element | null {
  if (selector === undefined) return null;
  return matches(row, selector) ? row : guarded(() => row.querySelector(listed(selector)), null);
}

/** Matches that do not lie inside another match. */
export function outermost(elements: readonly Element[]): readonly Element[] {
  const kept: Element[] = [];
  for (const element of elements) if (kept.at(-1)?.contains(element) !== true) kept.push(element);
  return kept;
}

/** A hint of the form `selector@attribute`, `@attribute` or `selector`, taken apart. */
export function splitAttribute(hint: string): { readonly selector: string | undefined; readonly attribute: string | null } {
  const parts = /^(.*?)@([\w:.-]+)$/s.exec(hint);
  if (!parts) return { selector: hint, attribute: null };
  return { selector: parts[1] === '' ? undefined : parts[1], attribute: parts[2] ?? null };
}

/** The attribute a `selector@attribute` hint names, on the row or the first match inside it that has it. */
export function attributeWithin(row: Element, hint: string | undefined): string | null {
  if (hint === undefined) return null;
  const { selector, attribute } = splitAttribute(hint);
  if (attribute === null) return null;
  const holders = selector === undefined ? [row] : allWithin(row, selector);
  for (const holder of holders) {
    const value = holder.getAttribute(attribute);
    if (value !== null && value.trim() !== '') return value.trim();
  }
  return null;
}
