import { onward } from '../find-shadow-roots';
import { isElement, isHtml } from '../nodes';
import { isShown } from '../visible';

/** Smaller elements hold no conversation. */
const least = { width: 160, height: 90 };

/** Elements of `root` that scroll, or would if there were more in them. */
export function scrollers(root: Document | ShadowRoot): readonly HTMLElement[] {
  const found = new Set<HTMLElement>();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = onward(walker))
    if (isElement(node) && isHtml(node) && isScroller(node)) found.add(holderOf(node));
  return [...found];
}

function isScroller(element: HTMLElement): boolean {
  if (element.childElementCount === 0 || element.clientHeight < least.height || element.clientWidth < least.width) return false;
  if (element.localName === 'textarea' || element.isContentEditable || isPage(element)) return false;
  const { overflowY } = getComputedStyle(element);
  if (overflowY === 'auto' || overflowY === 'scroll') return true;
  return overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 40;
}

const isPage = ({ localName }: Element): boolean => localName === 'html' || localName === 'body';

/**
 * What scrolls in a shadow root may only show what the page has put into the host. Then the host is the pane, for there the messages come
 * and go; unless the shadow root shows something else around the scroller, which would be read with them.
 */
function holderOf(scroller: HTMLElement): HTMLElement {
  const root = scroller.getRootNode();
  const host = 'host' in root ? (root as ShadowRoot).host : null;
  if (!host || !isHtml(host) || host.clientHeight > scroller.clientHeight * 1.1) return scroller;
  const given = [...scroller.querySelectorAll('slot')].flatMap((slot) => slot.assignedElements());
  return given.length > 0 && given.every(({ parentElement }) => parentElement === host) ? host : scroller;
}

const furniture: ReadonlySet<string> = new Set('nav header footer form dialog script style noscript template svg'.split(' '));
/** A part that takes less of the room is not where the page goes on. */
const share = 0.25;
const deepest = 16;
const mostPlaces = 24;

/** Where the page as a whole scrolls, or nothing has to: its large parts, outer ones before what they hold, but nothing in or around `apart`. */
export function pageParts({ body }: Document, apart: readonly Element[]): readonly HTMLElement[] {
  const found: HTMLElement[] = [];
  const open = [{ element: body, depth: 0 }];
  for (let next = open.shift(); next && found.length < mostPlaces; next = open.shift()) {
    const { element, depth } = next;
    if (apart.includes(element)) continue;
    if (depth > 0 && !apart.some((one) => element.contains(one))) found.push(element);
    if (depth < deepest) open.push(...largeParts(element).map((part) => ({ element: part, depth: depth + 1 })));
  }
  return found;
}

function largeParts(parent: HTMLElement): readonly HTMLElement[] {
  if (parent.childElementCount > 500) return [];
  const room = Math.min(parent.offsetHeight, 2000) * share;
  return [...parent.children].filter((child): child is HTMLElement => {
    if (!isHtml(child) || furniture.has(child.localName) || child.offsetWidth < least.width || child.offsetHeight < least.height)
      return false;
    return child.offsetHeight >= room && child.childElementCount > 0 && isShown(child) && !staysPut(child);
  });
}

/** Bars and windows that do not scroll with the page. */
function staysPut(element: Element): boolean {
  const { position } = getComputedStyle(element);
  return position === 'sticky';
}
