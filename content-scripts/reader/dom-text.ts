import { isBlank } from './clean-text';
import { imageText } from './image-text';
import { isElement, isImage, isShadowRoot, isText } from './nodes';
import { TextLines, type Boundary, type WhiteSpace } from './text-lines';
import { isUnseen } from './visible';

export type TextOptions = {
  /** Elements whose text is not meant: a time nested in the words, a button, an ignored part. */
  readonly skip?: ((element: Element) => boolean) | undefined;
  /** The most characters the text may have. */
  readonly limit?: number;
};

type Walk = { readonly skip: TextOptions['skip']; readonly ariaHidden: boolean; readonly lines: TextLines; readonly depth: number };
type Level = { readonly style: CSSStyleDeclaration | null; readonly boundary: Boundary };

const wordless = new Set(
  'script style noscript template textarea input select option svg canvas audio video iframe object embed head progress meter'.split(' '),
);
/** Shadow roots inside shadow roots deeper than this are a trap, not a page. */
const deepest = 32;

/**
 * The words of `root` as a person reads them: line breaks where the browser breaks, white space as the browser shows it, emoji images by
 * their name, nothing hidden. Null when there are more than `limit` characters. `innerText` would differ between a live and a parsed page,
 * and knows neither emoji nor what to leave out.
 */
export function domText(root: Node, options: TextOptions = {}): string | null {
  const text = read(root, options, false);
  // Some pages mark what is seen as hidden from screen readers and give them another copy, which a person does not see.
  return text !== null && isBlank(text) ? read(root, options, true) : text;
}

function read(root: Node, options: TextOptions, ariaHidden: boolean): string | null {
  const lines = new TextLines(options.limit ?? Infinity);
  const walk = { skip: options.skip, ariaHidden, lines, depth: 0 };
  if (isText(root)) addText(root, styleAbove(root), walk);
  else visit(root, walk);
  return lines.finish();
}

/** Depth-first with the walker's own moves: a page may nest deeper than our stack, and name a form's field `firstChild`. */
function visit(root: Node, walk: Walk): void {
  if (isElement(root) && readsOtherwise(root, walk)) return;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  const levels: Level[] = [{ style: isElement(root) ? getComputedStyle(root) : null, boundary: 'none' }];
  let node = walker.firstChild();
  while (node && !walk.lines.full) {
    const level = enter(node, levels.at(-1)?.style ?? null, walk);
    if (level) levels.push(level);
    node = (level && walker.firstChild()) || ahead(walker, levels, walk.lines, level !== null);
  }
}

/** Moves on to the node that follows, closing the elements that end before it. */
function ahead(walker: TreeWalker, levels: Level[], lines: TextLines, opened: boolean): Node | null {
  if (opened) lines.bound(levels.pop()?.boundary ?? 'none');
  let next = walker.nextSibling();
  while (!next && levels.length > 1 && walker.parentNode()) {
    lines.bound(levels.pop()?.boundary ?? 'none');
    next = walker.nextSibling();
  }
  return next;
}

/** Reads a text node, or opens an element; null when there is nothing to go down into. */
function enter(node: Node, parent: CSSStyleDeclaration | null, walk: Walk): Level | null {
  if (!isElement(node)) {
    addText(node, parent, walk);
    return null;
  }
  if (walk.skip?.(node) === true || (!walk.ariaHidden && node.getAttribute('aria-hidden') === 'true')) return null;
  if (node.localName === 'br') {
    walk.lines.lineBreak();
    return null;
  }
  const style = getComputedStyle(node);
  if (style.display === 'none' || isUnseen(node, style) || node.classList.contains('ng-hide')) return null;
  const boundary = boundaryOf(style, parent);
  walk.lines.bound(boundary);
  if (!readsOtherwise(node, walk)) return { style, boundary };
  walk.lines.bound(boundary);
  return null;
}

/** Images, elements without words, and what a shadow root shows instead of the children. */
function readsOtherwise(element: Element, walk: Walk): boolean {
  if (isImage(element)) {
    walk.lines.add(imageText(element), 'collapse');
    return true;
  }
  if (wordless.has(element.localName)) return true;
  if (walk.depth >= deepest) return false;
  const deeper = { ...walk, depth: walk.depth + 1 };
  if (element.shadowRoot) {
    visit(element.shadowRoot, deeper);
    return true;
  }
  const assigned = element.localName === 'slot' && 'assignedNodes' in element ? (element as HTMLSlotElement).assignedNodes() : [];
  for (const node of assigned) readAssigned(node, deeper);
  return assigned.length > 0;
}

function readAssigned(node: Node, walk: Walk): void {
  const level = enter(node, styleAbove(node), walk);
  if (!level) return;
  visit(node, walk);
  walk.lines.bound(level.boundary);
}

function styleAbove(node: Node): CSSStyleDeclaration | null {
  const parent = node.parentNode;
  if (!parent) return null;
  if (isShadowRoot(parent)) return getComputedStyle(parent.host);
  return isElement(parent) ? getComputedStyle(parent) : null;
}

function addText(node: Node, style: CSSStyleDeclaration | null, walk: Walk): void {
  if (style && style.visibility !== 'visible' && style.visibility !== '') return;
  walk.lines.add(node.nodeValue ?? '', whiteSpaceOf(style?.whiteSpace ?? ''));
}

function whiteSpaceOf(value: string): WhiteSpace {
  if (value.startsWith('pre-line')) return 'keep-lines';
  return value.startsWith('pre') || value.startsWith('break-spaces') ? 'keep' : 'collapse';
}

function boundaryOf(style: CSSStyleDeclaration, parent: CSSStyleDeclaration | null): Boundary {
  const { display } = style;
  if (display.startsWith('inline') || display === 'contents' || display.startsWith('ruby')) return 'none';
  if (display === 'table-cell') return 'space';
  const sideBySide = parent !== null && parent.display.endsWith('flex') && parent.flexDirection.startsWith('row');
  return sideBySide ? 'space' : 'break';
}
