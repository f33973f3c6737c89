import { isHtml } from '../reader/nodes';

/** A box in the window, in CSS px. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** What is smaller than this in both ways shows nobody's profile. */
const smallest = 8;
/** What the pointer means first: the smallest thing under it that is a part of the page rather than a word. */
const roomy = { width: 80, height: 40 };

/** The part of an element that is in sight; the whole window for the page's body, null for what does not show. */
export function placeOf(element: Element): Box | null {
  if (element === document.body) return { x: 0, y: 0, width: innerWidth, height: innerHeight };
  if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return null;
  const box = element.getBoundingClientRect();
  const [x, y] = [Math.max(0, box.left), Math.max(0, box.top)];
  const [width, height] = [Math.min(innerWidth, box.right) - x, Math.min(innerHeight, box.bottom) - y];
  return width >= smallest && height >= smallest ? { x, y, width, height } : null;
}

/** What a pointer means, of the elements below it (the smallest first). */
export function meant(under: readonly Element[]): Element {
  const found = under.find(isRoomy);
  return !found || found === document.documentElement ? document.body : found;
}

function isRoomy(element: Element): boolean {
  const place = placeOf(element);
  return place !== null && place.width >= roomy.width && place.height >= roomy.height;
}

/** What keys go into: the parts of an element in the order of the page. Wrappers that show nothing more than what they hold are passed by. */
export function inside(element: Element): readonly Element[] {
  const found = parts(element);
  const [only] = found;
  return found.length === 1 && only && isSame(only, element) ? inside(only) : found;
}

/** The next larger thing around an element; the page's body around all. */
export function around(element: Element): Element {
  for (let at = above(element); at && at !== document.documentElement; at = above(at)) if (!isSame(at, element)) return at;
  return document.body;
}

/** The next part, or the one before, of what an element is a part of; goes round. */
export function beside(element: Element, step: 1 | -1): Element {
  const all = inside(around(element));
  const at = all.findIndex((one) => one === element || one.contains(element));
  return all.at((at + step) % all.length) ?? element;
}

/** What an element holds and shows, open shadow roots included; of a part without a box of its own, what that holds. */
function parts(element: Element): readonly Element[] {
  const own = [...(element.shadowRoot ?? element).children];
  return own.flatMap((child) => (placeOf(child) ? [child] : parts(child)));
}

function above(element: Element): Element | null {
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

function isSame(one: Element, other: Element): boolean {
  const [here, there] = [placeOf(one), placeOf(other)];
  if (!here || !there) return here === there;
  return here.x === there.x && here.y === there.y && here.width === there.width && here.height === there.height;
}

const isFrame = (element: Element): element is HTMLIFrameElement => element.localName === 'iframe' && 'contentDocument' in element;

/** The words that an element shows, those of frames in it last; a frame of another site keeps its words to itself, though the picture has them. */
export function wordsOf(element: Element): string {
  const own = isHtml(element) ? element.innerText : (element.textContent ?? '');
  const frames = [element, ...element.querySelectorAll('iframe')].filter(isFrame).filter((frame) => frame.checkVisibility());
  const within = frames.flatMap(({ contentDocument }) => contentDocument?.body ?? []).map(wordsOf);
  return [own, ...within].filter((words) => words.trim() !== '').join('\n');
}
