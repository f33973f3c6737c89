import { onward } from './find-shadow-roots';
import { sidesOf } from './layout-sides';
import { unitsOf } from './layout-units';
import { isElement, isHtml } from './nodes';
import { atomsOf } from './page-atoms';
import { newestBlocks } from './pane-blocks';
import { isShown } from './visible';

/** Smaller scrollers hold no conversation. */
const least = { width: 160, height: 90 };
const composers = 'textarea, [contenteditable="true"], [contenteditable=""], [role="textbox"], input:not([type]), input[type="text"]';
/** From here on a scroller is taken for a chat. */
const enough = 4;

/** Blocks by which a scroller is judged. */
const enoughToScore = 80;

/** Scrollers of `root` that look like a conversation: words on both sides, times, a place to write underneath. */
export function layoutPanes(root: Document | ShadowRoot): readonly HTMLElement[] {
  const writing = [...root.querySelectorAll(composers)].filter(isShown).map((element) => element.getBoundingClientRect());
  const rated = scrollers(root)
    .map((element) => ({ element, score: scoreOf(element, writing) }))
    .filter(({ score }) => score >= enough);
  const best = Math.max(...rated.map(({ score }) => score));
  const inner = rated.filter(({ element }) => !rated.some((other) => other.element !== element && element.contains(other.element)));
  return inner.filter(({ score }) => score >= Math.max(enough, best - 2)).map(({ element }) => element);
}

function scrollers(root: Document | ShadowRoot): readonly HTMLElement[] {
  const found: HTMLElement[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = onward(walker)) {
    if (isElement(node) && isHtml(node) && isScroller(node)) found.push(node);
  }
  return found;
}

function isScroller(element: HTMLElement): boolean {
  if (element.childElementCount === 0 || element.clientHeight < least.height || element.clientWidth < least.width) return false;
  if (element.localName === 'textarea' || element.isContentEditable) return false;
  const { overflowY } = getComputedStyle(element);
  if (overflowY === 'auto' || overflowY === 'scroll') return true;
  return overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 40;
}

function scoreOf(element: HTMLElement, writing: readonly DOMRect[]): number {
  const { atoms, faces } = atomsOf(element, newestBlocks(element, enoughToScore));
  if (atoms.length === 0) return 0;
  const { units, lane } = unitsOf(element, atoms);
  if (units.length === 0) return 0;
  const sides = new Set(sidesOf(units, lane, false, faces).values());
  const rect = element.getBoundingClientRect();
  const written = writing.some((box) => isUnder(box, rect));
  const clickable = units.filter((unit) => getComputedStyle(unit.element).cursor === 'pointer').length > units.length / 2;
  const bothSides = sides.has('in') && sides.has('out');
  return (
    (written ? 3 : 0) +
    (bothSides ? 3 : 0) +
    (atoms.some(({ time }) => time !== null) ? 1 : 0) +
    (units.length >= 3 ? 1 : 0) +
    Math.min(1, (rect.width * rect.height) / 400_000) -
    (clickable ? 4 : 0)
  );
}

/** The place to write stands below the pane or over its lower end, in its column. */
function isUnder(box: DOMRect, pane: DOMRect): boolean {
  const middle = (box.left + box.right) / 2;
  return middle > pane.left && middle < pane.right && box.top > pane.top + pane.height * 0.6;
}
