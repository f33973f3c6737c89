import { above } from './above';

/** The last `count` blocks of a pane; undefined where it has no more. */
export function newestBlocks(pane: Element, count: number): readonly Element[] | undefined {
  const blocks = new PaneBlocks(pane);
  const found: Element[] = [];
  for (let block = blocks.last; block; block = blocks.before(block)) {
    if (found.length === count) return found.toReversed();
    found.push(block);
  }
  return undefined;
}

/** More elements than this are no single message. */
const mostInBlock = 60;

/**
 * A pane's contents as a row of blocks in document order: the largest elements that hold no more than a message does. A block may be a part
 * of a message, but never more than a few. Nothing is touched before it is asked for.
 */
export class PaneBlocks {
  readonly #pane: Element;
  readonly #large = new Map<Element, boolean>();

  constructor(pane: Element) {
    this.#pane = pane;
  }

  get first(): Element | null {
    return this.#outermost(this.#pane, 'first');
  }

  get last(): Element | null {
    return this.#outermost(this.#pane, 'last');
  }

  after(block: Element): Element | null {
    return this.#beside(block, 'nextElementSibling', 'first');
  }

  before(block: Element): Element | null {
    return this.#beside(block, 'previousElementSibling', 'last');
  }

  /** The block that holds `element`, or the first one inside it; null when it is not in the pane. */
  around(element: Element): Element | null {
    const path: Element[] = [];
    for (let at: Element | null = element; at && at !== this.#pane; at = above(at)) path.push(at);
    if (path.length === 0 || above(path.at(-1) ?? element) !== this.#pane) return null;
    return path.findLast((at) => !this.#isLarge(at)) ?? this.#outermost(element, 'first');
  }

  /** The list of which a block is a child, where nearly all of the pane stands in it and nearly every child is one block; else null. */
  flatListAround(block: Element): Element | null {
    const list = block.parentElement;
    if (!list || !this.#pane.contains(list)) return null;
    const [all, inList] = [this.#pane, list].map((element) => element.getElementsByTagName('*').length);
    if (all === undefined || inList === undefined) return null;
    const isFlat = inList <= (list.childElementCount * mostInBlock) / 2 && all - inList <= list.childElementCount / 10;
    return isFlat ? list : null;
  }

  #beside(block: Element, sibling: 'nextElementSibling' | 'previousElementSibling', end: 'first' | 'last'): Element | null {
    for (let at: Element | null = block; at && at !== this.#pane; at = above(at)) {
      for (let next = at[sibling]; next; next = next[sibling]) {
        const found = this.#isLarge(next) ? this.#outermost(next, end) : next;
        if (found) return found;
      }
    }
    return null;
  }

  #outermost(parent: Element, end: 'first' | 'last'): Element | null {
    const isFirst = end === 'first';
    const inside = contentsOf(parent);
    for (let child = isFirst ? inside.firstElementChild : inside.lastElementChild; child;) {
      const found = this.#isLarge(child) ? this.#outermost(child, end) : child;
      if (found) return found;
      child = isFirst ? child.nextElementSibling : child.previousElementSibling;
    }
    return null;
  }

  #isLarge(element: Element): boolean {
    if (!element.shadowRoot && element.childElementCount === 0) return false;
    const known = this.#large.get(element) ?? isLarge(contentsOf(element));
    this.#large.set(element, known);
    return known;
  }
}

const isLarge = (parent: Element | ShadowRoot): boolean => holdsMoreThan(mostInBlock, parent);

/** Whether there are more than so many elements in `parent`. It is not counted any further. */
export function holdsMoreThan(count: number, parent: Element | ShadowRoot): boolean {
  if ('getElementsByTagName' in parent) return parent.getElementsByTagName('*')[count] !== undefined;
  let left = count;
  for (const child of parent.children) {
    left -= 1;
    if (left < 0 || holdsMoreThan(left, child)) return true;
    left -= child.getElementsByTagName('*').length;
  }
  return false;
}

/** What an element shows: its shadow root, unless that only frames the many children that the page gave it. */
function contentsOf(element: Element): Element | ShadowRoot {
  const { shadowRoot } = element;
  return shadowRoot && !(isLarge(element) && shadowRoot.querySelector('slot')) ? shadowRoot : element;
}
