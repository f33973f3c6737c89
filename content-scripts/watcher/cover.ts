/** Shares of a pane's box, across and down, at which something lying over it would be seen. */
const shares = [0.1, 0.3, 0.5, 0.7, 0.9];
/** What asks something of the user before the chat goes on. */
const asking = 'dialog, [role="dialog"], [role="alertdialog"], [aria-modal="true"]';

/** What lies over a pane, each with the share of the pane that it covers. */
type Cover = ReadonlyMap<Element, number>;

/**
 * Tells when a dialog, a captcha or another layer comes over a pane. What lay there at the beginning and leaves most of the pane free
 * is part of the page: a button that floats, a date that sticks.
 */
export class CoverWatch {
  readonly #pane: Element;
  readonly #before: Cover;

  constructor(pane: Element) {
    this.#pane = pane;
    this.#before = coverOf(pane);
  }

  get isCovered(): boolean {
    const cover = coverOf(this.#pane);
    const all = [...cover.values()].reduce((sum, share) => sum + share, 0);
    if (all > 0.5) return true;
    return [...cover].some(([element, share]) => !this.#before.has(element) && (asksSomething(element) || share >= 0.15));
  }
}

/** A challenge stands in a frame of its own; a dialog says what it is. */
function asksSomething(element: Element): boolean {
  return element instanceof HTMLIFrameElement || element.closest(asking) !== null || element.querySelector(`iframe, ${asking}`) !== null;
}

function coverOf(pane: Element): Cover {
  const box = pane.getBoundingClientRect();
  const view = document.documentElement;
  const [left, top] = [Math.max(0, box.left), Math.max(0, box.top)];
  const [width, height] = [Math.min(view.clientWidth, box.right) - left, Math.min(view.clientHeight, box.bottom) - top];
  const cover = new Map<Element, number>();
  for (const across of shares)
    for (const down of shares) {
      const layer = layerAt(pane, left + width * across, top + height * down);
      if (layer) cover.set(layer, (cover.get(layer) ?? 0) + 1 / shares.length ** 2);
    }
  return cover;
}

/** The outermost element that is over the pane at a point without holding it, or null where the pane itself is seen. */
function layerAt(pane: Element, x: number, y: number): Element | null {
  let layer: Element | null = null;
  let root: Document | ShadowRoot | null = document;
  for (let hit = document.elementFromPoint(x, y); hit; hit = inside(hit, x, y, root)) {
    if (isWithin(hit, pane)) return null;
    layer = hit;
    root = hit.shadowRoot;
    if (!root) break;
  }
  if (!layer || isWithin(pane, layer)) return null;
  for (let parent = layer.parentElement; parent && !isWithin(pane, parent); parent = parent.parentElement) layer = parent;
  return layer;
}

function inside(hit: Element, x: number, y: number, root: Document | ShadowRoot | null): Element | null {
  const deeper = root?.elementFromPoint(x, y) ?? null;
  return deeper === hit ? null : deeper;
}

/** Whether `element` is drawn as `around` or inside it: out of shadow roots, and through the slots into which pages give their rows. */
function isWithin(element: Element, around: Element): boolean {
  for (let at: Node | null = element; at; at = at instanceof ShadowRoot ? at.host : drawnIn(at)) if (at === around) return true;
  return false;
}

function drawnIn(node: Node): Node | null {
  return (node instanceof Element ? node.assignedSlot : null) ?? node.parentNode;
}
