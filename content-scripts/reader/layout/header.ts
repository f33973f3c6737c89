import type { Parties } from '../../../src/domain/sighting';
import { above } from './above';
import { oneLine } from '../clean-text';
import { isMark, isName } from './looks';
import { listedOnce } from './listed-once';
import { isElement } from '../nodes';
import { atomsOf, type Atom, type Box, type Face } from './page-atoms';
import type { Pane } from '../reading';

/** How far above a pane its heading may stand, in px. */
const reach = 200;
/** Edges that differ by less are in line. */
const slack = 12;
/** What has more children than this is a list, and no heading. */
const mostInHeading = 60;

/** More names than this no heading says. */
const mostNames = 12;

type Heading = { readonly name: string; readonly isListed: boolean };
/** What was found above each pane last, by the names that stood there. */
const known = new WeakMap<Element, { readonly said: string; readonly heading: Heading }>();

/**
 * Whose talk a pane shows, as its heading says. A name that stands once in a list of conversations beside the pane names its conversation;
 * any other may be that of several, or of the page, so the address has to tell them apart as well.
 */
export function layoutParties({ element }: Pane): Parties {
  const names = namesOver(element).slice(0, mostNames);
  const heading = headingAmong(names, element);
  if (!heading) return { account: null, peer: { id: null, name: null }, conversationId: null };
  const { name, isListed } = heading;
  return { account: null, peer: { id: null, name }, conversationId: isListed ? null : placeOf(element.ownerDocument, name) };
}

function headingAmong(names: readonly string[], pane: Element): Heading | null {
  const [first] = names;
  if (first === undefined) return null;
  const said = names.join('\n');
  const before = known.get(pane);
  if (before?.said === said) return before.heading;
  const listed = listedOnce(new Set(names), pane);
  const name = names.find((each) => listed.has(each)) ?? first;
  const heading = { name, isListed: listed.has(name) };
  known.set(pane, { said, heading });
  return heading;
}

/** What follows a plain `#` is a place on the page; a route after it is one of its pages. Its length is that of an id. */
function placeOf({ URL: url }: Document, name: string): string | null {
  const place = `${url.replace(/#(?![/!]).*$/, '').replace(/^[a-z]+:\/\//, '')} ${name}`;
  return place.length <= 512 ? place : null;
}

/** The names above a pane, within its column: the nearest heading first, and in each the name that stands out most. */
function namesOver(pane: HTMLElement): readonly string[] {
  const names: string[] = [];
  let { top } = pane.getBoundingClientRect();
  for (let at: Element | null = pane; at; at = above(at) ?? frameOf(at)) {
    const { left, right, top: own } = at.getBoundingClientRect();
    if (at.ownerDocument !== pane.ownerDocument) top = own;
    const column: Box = { left, right, top, bottom: top };
    const seen = siblingsOf(at)
      .filter((each) => standsOver(each, column))
      .map((each) => atomsOf(above(each) ?? each, [each]));
    const inColumn = ({ rect }: Atom): boolean => rect.left >= column.left - slack && rect.right <= column.right + slack;
    names.push(
      ...named(
        seen.flatMap(({ atoms }) => atoms).filter(inColumn),
        seen.flatMap(({ faces }) => faces),
      ),
    );
  }
  return names;
}

/** The frame that a document of the same origin stands in; its heading may be outside. */
function frameOf(element: Element): Element | null {
  const { documentElement, defaultView } = element.ownerDocument;
  return element === documentElement ? (defaultView?.frameElement ?? null) : null;
}

/** What stands beside an element in its parent, and around it in the shadow root that it is given to. */
function siblingsOf(element: Element): readonly Element[] {
  const parent = element.parentNode;
  if (!parent || !('children' in parent)) return [];
  const all = [...parent.children, ...(element.parentElement?.shadowRoot?.children ?? [])];
  return all.length > mostInHeading ? [] : all.filter((each) => each !== element);
}

function standsOver(element: Element, column: Box): boolean {
  if (element.childElementCount > mostInHeading || element.localName === 'script' || element.localName === 'style') return false;
  const { left, right, top, bottom, height } = element.getBoundingClientRect();
  if (height === 0 || right <= column.left || left >= column.right) return false;
  // A pane that scrolls with the page goes through under the bar that stays.
  if (column.top < bottom - slack) return top >= 0 && bottom <= reach && /sticky|fixed/.test(getComputedStyle(element).position);
  return bottom >= column.top - reach;
}

/** Of the short texts of a heading the name is the one set largest, then boldest, then first; beside a face it counts as larger. */
function named(atoms: readonly Atom[], faces: readonly Face[]): readonly string[] {
  const found = atoms.flatMap((atom) => {
    const name = nameIn(atom);
    const size = atom.size + (faces.some((face) => isBeside(atom, face)) ? 4 : 0);
    return name === null ? [] : [{ name, size, weight: weightOf(atom), rect: atom.rect }];
  });
  const inOrder = found.toSorted(
    (a, b) => Math.round(b.size - a.size) || b.weight - a.weight || a.rect.top - b.rect.top || a.rect.left - b.rect.left,
  );
  return inOrder.map(({ name }) => name);
}

const weightOf = ({ element }: Atom): number => Number.parseInt(getComputedStyle(element).fontWeight, 10);

function isBeside({ rect }: Atom, { rect: face }: Face): boolean {
  return rect.top < face.bottom && rect.bottom > face.top && rect.left - face.right >= 0 && rect.left - face.right < 40;
}

const price = /\p{Sc}\s?\d|\d\s?\p{Sc}/u;

/** The name without what the same line says besides: how many there are, and whether they are there. */
function nameIn({ element, text, time, media }: Atom): string | null {
  if (time !== null || media !== null) return null;
  const own = oneLine([...element.childNodes].map((node) => (node.nodeType === Node.TEXT_NODE ? (node.nodeValue ?? '') : '')).join(' '));
  const asides = [...element.childNodes].filter(isElement).filter((child) => (child.textContent ?? '').trim() !== '');
  const said = asides.length > 0 && /\p{L}/u.test(own) && asides.every((child) => isAside(child, element)) ? own : text;
  const name = oneLine(said.replace(/\s*[(（]\d+[)）]\s*$/u, ''));
  return isName(name) && !isMark(name) && !price.test(name) ? name : null;
}

/** Set smaller, lighter or in another colour than the line it stands in. */
function isAside(child: Element, line: Element): boolean {
  const [one, other] = [getComputedStyle(child), getComputedStyle(line)];
  const isSmaller = Number.parseFloat(one.fontSize) < Number.parseFloat(other.fontSize);
  const weights = Number(one.fontWeight) - Number(other.fontWeight);
  return weights <= 0 && (isSmaller || weights < 0 || one.color !== other.color);
}
