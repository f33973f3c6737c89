import { above } from './above';
import { oneLine } from '../clean-text';
import { namesFile } from './file-name';
import { generatedText } from './generated-text';
import { imageText, isEmoji } from '../image-text';
import { markedTime } from './marked-time';
import { isElement, isImage } from '../nodes';
import { isChipText, isReactionText } from './reaction';
import { timeShape, type TimeShape } from '../time-shape';
import { isUnseen } from '../visible';

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
  /** What is made alike: the same kind of element in the same look. Its members play one part in the pane. */
  readonly family: string;
  /** Painted elements around it, innermost first, up to the pane. */
  readonly painted: readonly Element[];
  /** What around it, or itself, stays in its place while the pane scrolls. */
  readonly pinned: Element | null;
};

export type Box = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>;

const never = new Set('script style noscript template textarea input select option svg iframe object embed head thead'.split(' '));
/** Smaller pictures are faces, icons and emoji. */
const pictureSide = 76;
/** Pictures in bubbles of their own may be so small. */
const thumbnailSide = 40;
const preview = 120;

type Around = {
  readonly style: CSSStyleDeclaration;
  readonly painted: readonly Element[];
  readonly pinned: Element | null;
  readonly inText: boolean;
};

/** The last atoms of a pane, and how many elements before them were not looked at. */
export type Atoms = { readonly atoms: readonly Atom[]; readonly faces: readonly Face[]; readonly left: number };

/** A small square picture, as it stands beside the messages of one side. */
export type Face = { readonly element: Element; readonly rect: DOMRect; readonly name: string };

/** More atoms than this take too long to look at; the ones at the end are the newest in most panes. */
const mostAtoms = 20_000;

/** What a person can read or look at below `root`, in document order, open shadow roots included; only in the elements `within`, where given. */
export function atomsOf(root: Element, within?: readonly Element[]): Atoms {
  const found: Found = { atoms: [], own: new Set(), faces: [], left: 0 };
  const top: Around = { style: getComputedStyle(root), painted: [], pinned: null, inText: false };
  const known = new Map<Element, Around>([[root, top]]);
  for (const element of within?.toReversed() ?? []) visit(element, aroundIn(above(element) ?? root, known, top), found, 0);
  if (!within) collect(root, top, found, 0);
  return { atoms: found.atoms.toReversed(), faces: found.faces.toReversed(), left: found.left };
}

/** What stands around the children of `parent`. */
function aroundIn(parent: Element, known: Map<Element, Around>, top: Around): Around {
  const found = known.get(parent);
  if (found) return found;
  const outer = above(parent);
  const isLine = parent.childElementCount < mostInLine && hasOwnText(parent);
  const around = outer ? inside(parent, getComputedStyle(parent), aroundIn(outer, known, top), isLine) : top;
  known.set(parent, around);
  return around;
}

/** An element with more children than this is no line of words, whatever stands between them. */
const mostInLine = 200;

function inside(element: Element, style: CSSStyleDeclaration, around: Around, says: boolean): Around {
  const painted = isPainted(style, around.style) ? [element, ...around.painted] : around.painted;
  const pinned = around.pinned ?? (style.position === 'sticky' || style.position === 'fixed' ? element : null);
  return { style, painted, pinned, inText: says || isPartOfLine(style, around) };
}

const isPartOfLine = (style: CSSStyleDeclaration, around: Around): boolean => around.inText && style.display.startsWith('inline');

/** Atoms are gathered from the end. */
type Found = { readonly atoms: Atom[]; readonly own: Set<Element>; readonly faces: Face[]; left: number };

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

export function childrenOf(parent: Element): readonly Element[] {
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
  if (style.display === 'none' || isUnseen(element, style)) return;
  // What a hidden element holds may be seen.
  if (style.visibility !== 'visible') return collect(element, inside(element, style, around, false), found, depth + 1);
  if (element.localName === 'button' && isAction(element) && !isHeadOf(found.atoms, element, style)) return;
  const media = mediaOf(element, style);
  if (media) {
    const rect = element.getBoundingClientRect();
    if (media !== 'image' || isPicture(element, rect, around.painted[0])) found.atoms.push(atom(element, media, rect, style, around));
    else if (isFace(rect) && !(isImage(element) && imageText(element) !== '')) found.faces.push({ element, rect, name: nameOf(element) });
    return;
  }
  const written = hasOwnText(element) ? '' : generatedText(element);
  const says = written !== '' || hasOwnText(element);
  const here = inside(element, style, around, says);
  const own = isPartOfLine(style, around) ? (says && isApartTime(element)) || isChip(element, here) : says;
  const isWhole = !isPartOfLine(style, around) && isReactionBox(element, here);
  if (!isWhole) collect(element, here, found, depth + 1);
  if (!own && !isWhole) return;
  const rect = written === '' ? textRect(element, style) : element.getBoundingClientRect();
  if (rect.width === 0 && rect.height === 0) return;
  found.atoms.push(atom(element, null, rect, style, here, written || saidBy(element, found.own)));
  found.own.add(element);
}

/** A button that only offers something; others hold a picture, a file or a card. */
function isAction(button: Element): boolean {
  const words = (button.textContent ?? '').trim();
  return words.length < 40 && !button.querySelector('img') && !namesFile(words);
}

/** A button that looks like words, in line before a time, leads to whom it names. */
function isHeadOf(following: readonly Atom[], button: Element, style: CSSStyleDeclaration): boolean {
  if (!clear.has(style.backgroundColor) || style.borderTopStyle !== 'none' || !/\p{L}/u.test(button.textContent ?? '')) return false;
  const { top, bottom, right } = button.getBoundingClientRect();
  const isInLine = ({ time, rect }: Atom): boolean => time?.clock === true && rect.top < bottom && top < rect.bottom && rect.left >= right;
  return following.slice(-3).some(isInLine);
}

function isFace({ width, height }: DOMRect): boolean {
  return width >= 20 && width <= pictureSide && Math.abs(width - height) <= width * 0.2;
}

function nameOf(element: Element): string {
  return (element.getAttribute('alt') ?? element.getAttribute('title') ?? element.getAttribute('aria-label') ?? '').trim();
}

function isEditable(element: Element): boolean {
  return element.getAttribute('contenteditable') === 'true' || element.getAttribute('role') === 'textbox';
}

/** A clock at the end of a line of words is set into it, but is not one of the words. */
function isApartTime(element: Element): boolean {
  const text = (element.textContent ?? '').trim();
  return text.length <= 32 && timeShape(text)?.clock === true && element.nextElementSibling === null;
}

/** What a reaction is put together from, its picture and its number, is one thing. */
function isReactionBox(element: Element, { painted }: Around): boolean {
  if (painted[0] !== element || element.childElementCount === 0 || element.getElementsByTagName('*').length > 6) return false;
  return isReactionText(oneLine(element.textContent ?? ''));
}

/** A reaction in a frame of its own at the end of a line of words is none of them. */
function isChip(element: Element, { painted }: Around): boolean {
  return painted[0] === element && element.nextSibling === null && isChipText((element.textContent ?? '').trim());
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

function isPicture(element: Element, rect: DOMRect, frame?: Element): boolean {
  if (isImage(element) && imageText(element) !== '') return false;
  const [least, most] = [Math.min(rect.width, rect.height), Math.max(rect.width, rect.height)];
  return (most >= pictureSide && least >= 24) || (least >= thumbnailSide && isAloneIn(frame, rect));
}

/** A small picture with room around it, alone in a bubble, is what the message shows. */
function isAloneIn(frame: Element | undefined, { width, height }: DOMRect): boolean {
  if (!frame || (frame.textContent ?? '').trim() !== '') return false;
  const box = frame.getBoundingClientRect();
  return box.width >= width + 12 && box.height >= height + 12 && box.height < 3 * height;
}

function atom(element: Element, media: Atom['media'], rect: DOMRect, style: CSSStyleDeclaration, around: Around, said = ''): Atom {
  const { painted, pinned } = around;
  const text = media ? '' : withoutMarks(element, said);
  const size = Number.parseFloat(style.fontSize);
  const look = [style.fontSize, style.fontWeight, style.color].join('|');
  const family = [element.localName, element.getAttribute('class') ?? '', look, columnOf(element)].join('|');
  return { element, text, media, time: media ? null : timeShape(text), rect, look, size, family, painted, pinned };
}

const bracketed = /^[[(（【]([^[\](（）)【】]+)[\])）】]$/u;

/** In a table each column plays one part. */
function columnOf(element: Element): string {
  const cell = element.closest('td');
  return cell ? String(cell.cellIndex) : '';
}

/** The time alone, where a mark stands in its element (`18:47 Read`), or where it is in brackets. */
function withoutMarks(element: Element, said: string): string {
  if (timeShape(said) !== null) return bracketed.exec(said)?.[1] ?? said;
  const own = ownText(element);
  return timeShape(own) === null ? (markedTime(said) ?? said) : own;
}

/** The beginning of what an element says in one line, without what is an atom of its own in it. */
function saidBy(element: Element, apart: ReadonlySet<Element>): string {
  let text = '';
  const add = (node: Node): void => {
    if (text.length > 2 * preview) return;
    if (node.nodeType === Node.TEXT_NODE) text += (node.nodeValue ?? '').slice(0, 2 * preview);
    else if (isElement(node) && isImage(node)) text += imageText(node);
    else if (isElement(node) && !apart.has(node) && !never.has(node.localName)) for (const child of node.childNodes) add(child);
  };
  for (const child of element.childNodes) add(child);
  return text.replace(/\s+/g, ' ').trim().slice(0, preview);
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
