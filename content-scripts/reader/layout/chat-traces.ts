import { inWindow, isUnder, placesToWrite } from './composers';
import { withShadowRoots } from '../find-shadow-roots';
import { isHtml } from '../nodes';
import { timeShape } from '../time-shape';
import { isShown } from '../visible';

/** Fewer times may stand anywhere. */
const few = 3;
/** A list of conversations or a side bar is narrower than this part of the window; a talk nobody writes into is not. */
const wide = 0.45;
/** A line with a name and a time is hardly longer. */
const longestLine = 64;
/** Text nodes that are looked at in one root. */
const mostTexts = 5000;

const clock = /(?:^|\D)\d{1,2}[:：]\d{2}(?!\d)/u;
const isTimed = (text: string): boolean => text.length <= longestLine && (timeShape(text) !== null || clock.test(text));

/**
 * Whether a page on which chats stood still looks like one, though nobody can make out its messages: lines with times, one below the other,
 * over a place to write, or, where there is none, in the widest part of the page. A list of conversations beside an empty room, orders in
 * narrow cards and a place to sign in are none.
 */
export function showsTraces(document: Document): boolean {
  const roots = withShadowRoots(document);
  if (roots.some((root) => [...root.querySelectorAll('input[type="password"]')].some(isShown))) return false;
  const times = roots.flatMap(timedElements);
  const writing = placesToWrite(roots, true);
  return listsOf(times).some((list) => {
    const rect = inWindow(list);
    return writing.length > 0 ? writing.some((box) => isUnder(box, rect)) : rect.width >= document.documentElement.clientWidth * wide;
  });
}

function timedElements(root: Document | ShadowRoot): readonly HTMLElement[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: HTMLElement[] = [];
  for (let count = 0; count < mostTexts && walker.nextNode(); count += 1) {
    const { nodeValue, parentElement } = walker.currentNode;
    if (parentElement && isHtml(parentElement) && isTimed((nodeValue ?? '').trim()) && isShown(parentElement)) found.push(parentElement);
  }
  return found;
}

/** The smallest elements that hold enough of these one below the other. */
function listsOf(times: readonly HTMLElement[]): readonly HTMLElement[] {
  const held = new Map<HTMLElement, Set<number>>();
  for (const time of times) {
    const top = Math.round(time.getBoundingClientRect().top);
    for (let at = time.parentElement; at; at = at.parentElement) held.set(at, (held.get(at) ?? new Set<number>()).add(top));
  }
  const lists = [...held].flatMap(([element, tops]) => (tops.size >= few ? [element] : []));
  return lists.filter((list) => !lists.some((other) => other !== list && list.contains(other)));
}
