import { imageText, isEmoji } from './image-text';
import { isImage } from './nodes';
import { timeShape, type TimeShape } from './time-shape';
import { isUnseen } from './visible';

/** The smallest thing a person sees in a pane: a run of words, or a picture. */
export type Atom = {
  readonly element: Element;
  /** The words in one line, cut to what telling them apart needs; empty for media. */
  readonly text: string;
  readonly media: 'image' | 'video' | 'audio' | null;
  readonly time: TimeShape | null;
  readonly rect: DOMRect;
  /** How the words are set: size, weight and colour. */
  readonly look: string;
  readonly size: number;
  /** Painted elements around it, innermost first, up to the pane. */
  readonly painted: readonly Element[];
};

export type Box = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>;

const never = new Set('script style noscript template textarea input select option svg iframe object embed head'.split(' '));
/** Smaller pictures are faces, icons and emoji. */
const pictureSide = 76;
const preview = 120;

type Around = { readonly style: CSSStyleDeclaration; readonly painted: readonly Element[]; readonly inText: boolean };

/** The last atoms of a pane, and how many elements before them were not looked at. */
export type Atoms = { readonly atoms: readonly Atom[]; readonly left: number };

/** More atoms than this take too long to look at; the ones at the end are the newest in most panes. */
const mostAtoms = 20_000;

/** What a person can read or look at below `root`, in document order, open shadow roots included. */
export function atomsOf(root: Element): Atoms {
  const found: Found = { atoms: [], left: 0 };
  const style = getComputedStyle(root);
  collect(root, { style, painted: [], inText: false }, found, 0);
  return { atoms: found.atoms.toReversed(), left: found.left };
}

/** Atoms are gathered from the end. */
type Found = { readonly atoms: Atom[]; left: number };

/** Recursion ends where a page nests deeper than any layout does. */
const deepest = 200;

function collect(parent: Element, around: Around, found: Found, depth: number): void {
  if (depth > deepest) return;
  const children = childrenOf(parent);
  for (let index = children.length - 1; index >= 0; index--) {
    const child = children[index];
    if (found.atoms.length >= mostAtoms) {
      found.left += index + 1;
      return;
    }
    if (child) visit(child, around, found, depth);
  }
}

function childrenOf(parent: Element): readonly Element[] {
  if (parent.shadowRoot) return [...parent.shadowRoot.children];
  if (parent.localName === 'slot' && 'assignedElements' in parent) {
    const assigned = (parent as HTMLSlotElement).assignedElements();
    if (assigned.length > 0) return assigned;
  }
  return [...parent.children];
}

function visit(element: Element, around: Around, found: Found, depth: number): void {
  if (never.has(element.localName) || isEditable(element)) return;
  const style = getComputedStyle(element);
  if (style.display === 'none' || style.visibility === 'hidden' || isUnseen(style)) return;
  if (element.localName === 'button' && (element.textContent ?? '').length < 40 && !element.querySelector('img')) return;
  const media = mediaOf(element, style);
  if (media) {
    const rect = element.getBoundingClientRect();
    if (media !== 'image' || isPicture(element, rect)) found.atoms.push(atom(element, media, rect, style, around));
    return;
  }
  const painted = isPainted(style, around.style) ? [element, ...around.painted] : around.painted;
  const says = hasOwnText(element);
  const partOfLine = around.inText && style.display.startsWith('inline');
  const own = says && (!partOfLine || isApartTime(element));
  collect(element, { style, painted, inText: says || partOfLine }, found, depth + 1);
  if (own) found.atoms.push(atom(element, null, textRect(element, style), style, { ...around, painted }));
}

function isEditable(element: Element): boolean {
  return element.getAttribute('contenteditable') === 'true' || element.getAttribute('role') === 'textbox';
}

/** A clock at the end of a line of words is set into it, but is not one of the words. */
function isApartTime(element: Element): boolean {
  const text = (element.textContent ?? '').trim();
  return text.length <= 32 && timeShape(text)?.clock === true && element.nextElementSibling === null;
}

function mediaOf(element: Element, style: CSSStyleDeclaration): Atom['media'] {
  if (element.localName === 'img') return 'image';
  if (element.localName === 'video') return 'video';
  if (element.localName === 'audio') return 'audio';
  return style.backgroundImage.startsWith('url(') && isBackdropOnly(element) ? 'image' : null;
}

/** A picture may be drawn as the background of an element that says nothing. */
function isBackdropOnly(element: Element): boolean {
  const rect = element.getBoundingClientRect();
  return isPicture(element, rect) && rect.width <= 800 && (element.textContent ?? '').trim() === '' && !element.querySelector('img, video');
}

function isPicture(element: Element, rect: DOMRect): boolean {
  if (isImage(element) && imageText(element) !== '') return false;
  return Math.max(rect.width, rect.height) >= pictureSide && Math.min(rect.width, rect.height) >= 24;
}

function atom(element: Element, media: Atom['media'], rect: DOMRect, style: CSSStyleDeclaration, { painted }: Around): Atom {
  const text = media ? '' : (element.textContent ?? '').slice(0, preview).replace(/\s+/g, ' ').trim();
  const own = ownText(element);
  const size = Number.parseFloat(style.fontSize);
  const look = [style.fontSize, style.fontWeight, style.color].join('|');
  return { element, text, media, time: media ? null : (timeShape(text) ?? timeShape(own)), rect, look, size, painted };
}

function ownText(element: Element): string {
  let text = '';
  for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) text += node.nodeValue ?? '';
  return text.slice(0, preview).replace(/\s+/g, ' ').trim();
}

function hasOwnText(element: Element): boolean {
  for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE && /\S/.test(node.nodeValue ?? '')) return true;
  return element.localName !== 'img' && [...element.children].some((child) => isImage(child) && isEmoji(child));
}

/** The box of the words themselves: a block is as wide as its column, its words are not. */
function textRect(element: Element, style: CSSStyleDeclaration): DOMRect {
  if (style.display.startsWith('inline')) return element.getBoundingClientRect();
  const range = element.ownerDocument.createRange();
  range.selectNodeContents(element);
  return range.getBoundingClientRect();
}

const clear = new Set(['rgba(0, 0, 0, 0)', 'transparent']);

/** Whether an element is drawn as a thing of its own: filled unlike what is behind it, framed, or lifted by a shadow. */
function isPainted(style: CSSStyleDeclaration, behind: CSSStyleDeclaration): boolean {
  if (style.display.startsWith('inline') && style.display === 'inline') return false;
  if (!clear.has(style.backgroundColor) && style.backgroundColor !== behind.backgroundColor) return true;
  if (style.backgroundImage !== 'none' && style.backgroundImage.includes('gradient')) return true;
  const framed = style.borderTopWidth !== '0px' && style.borderLeftWidth !== '0px' && style.borderTopStyle !== 'none';
  return framed && !clear.has(style.borderTopColor) && style.borderTopLeftRadius !== '0px';
}
