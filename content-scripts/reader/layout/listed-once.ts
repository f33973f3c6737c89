import { onward, withShadowRoots } from '../find-shadow-roots';
import { isElement } from '../nodes';
import { isShown } from '../visible';

/** An item of a list is no further up from its name than this. */
const deepest = 6;

/** Which of these names exactly one item of a list beside the pane says: two people of one name cannot be told apart by it. */
export function listedOnce(names: ReadonlySet<string>, pane: Element): ReadonlySet<string> {
  const column = pane.getBoundingClientRect();
  const items = new Map<string, Set<Element>>();
  for (const element of saying(names, pane)) {
    const { left, right } = element.getBoundingClientRect();
    const item = left < column.right - 8 && right > column.left + 8 ? null : itemAround(element);
    const name = wordsOf(element);
    if (item) items.set(name, (items.get(name) ?? new Set()).add(item));
  }
  return new Set([...items].filter(([, own]) => isOnce(own)).map(([name]) => name));
}

/** No two of the items stand in one list. */
function isOnce(items: ReadonlySet<Element>): boolean {
  const lists = [...items].map(({ parentNode }) => parentNode);
  return new Set(lists).size === lists.length;
}

const wordsOf = (element: Element): string => (element.textContent ?? '').trim();

/** Elements that say just one of these names, outside the pane; of several around the same words the outermost. */
function saying(names: ReadonlySet<string>, pane: Element): readonly Element[] {
  const found: Element[] = [];
  const apart = new Set([pane]);
  for (const root of withShadowRoots(pane.ownerDocument, apart)) {
    const walker = pane.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = onward(walker, apart)) {
      if (!isElement(node) || node === pane || node.childElementCount > 3 || found.at(-1)?.contains(node) === true) continue;
      if (names.has(wordsOf(node)) && isShown(node)) found.push(node);
    }
  }
  return found;
}

/** The element around it that stands among others of its kind and height. */
function itemAround(element: Element): Element | null {
  let at: Element | null = element;
  for (let depth = 0; at && depth < deepest; depth += 1, at = at.parentElement) {
    const { localName } = at;
    const height = at.getBoundingClientRect().height;
    const alike = [...(at.parentElement?.children ?? [])].filter(
      (other) => other.localName === localName && Math.abs(other.getBoundingClientRect().height - height) <= height * 0.25,
    );
    if (height >= 24 && alike.length >= 2) return at;
  }
  return null;
}
