import { above } from './above';
import type { Unit } from './units';
import { allBelow } from '../select';

const typed = new Set('pre code table blockquote ul ol'.split(' '));
/** How many elements up from its words a quote's frame is looked for. */
const reach = 8;

/**
 * The box above the words in which a message repeats what it answers to: framed or filled unlike the message, or with a line at its side. A
 * file in a frame is what the message sends (`namesFile`), but beside a line it is what it answers to.
 */
export function quoteIn({ element, atoms }: Unit, apart: ReadonlySet<Element>, namesFile: boolean): Element | null {
  const words = atoms.filter((atom) => !apart.has(atom.element) && atom.time === null);
  const first = words[0];
  if (!first || first.media !== null || words.length < 2) return null;
  const framed = namesFile ? undefined : first.painted.findLast((each) => each !== element && element.contains(each));
  const box = framed ?? ruledBox(first.element, element);
  if (!box || typed.has(box.localName) || box.closest('pre, blockquote, table') !== null) return null;
  if (box.matches('a[href]') || allBelow(box, 'a[href], img, video, audio, button').length > 0) return null;
  const bottom = box.getBoundingClientRect().bottom;
  const after = words.filter((atom) => !box.contains(atom.element));
  return after.length > 0 && after.every(({ rect, media }) => media === null && rect.top >= bottom - 4) ? box : null;
}

function ruledBox(inner: Element, unit: Element): Element | null {
  let at: Element | null = inner;
  for (let step = 0; at && at !== unit && step < reach; step++, at = above(at)) {
    const { borderLeftWidth, borderRightWidth, borderTopWidth } = getComputedStyle(at);
    const [left, right] = [Number.parseFloat(borderLeftWidth), Number.parseFloat(borderRightWidth)];
    if (Math.max(left, right) >= 2 && Math.min(left, right) < 1 && Number.parseFloat(borderTopWidth) < 1) return at;
  }
  return null;
}
