import type { Draft } from '../draft';
import type { Entry } from '../finish-rows';
import { isText } from '../nodes';
import type { Pane } from '../reading';
import { isShown } from '../visible';

/**
 * Tells one's own messages where all stand on one side under names: they alone are tinted, or their author is whom the page names elsewhere
 * as its user. Where nothing tells, all stay the others'.
 */
export function withOwnSide(pane: Pane, entries: readonly Entry[]): readonly Entry[] {
  const authors = authorsOf(entries);
  const rows = new Map<string, Element[]>();
  for (const [{ element }, author] of authors) rows.set(author, [...(rows.get(author) ?? []), element]);
  const isFlat = rows.size > 1 && [...authors.keys()].every(({ direction }) => direction === 'in');
  const own = isFlat ? (tintedAuthor(rows) ?? namedUser(pane, [...rows.keys()])) : null;
  if (own === null) return entries;
  return entries.map((entry) =>
    entry.draft && authors.get(entry.draft) === own ? { ...entry, draft: { ...entry.draft, direction: 'out' } } : entry,
  );
}

/** Who wrote each message, where a name stands at it or at the head of its group. */
function authorsOf(entries: readonly Entry[]): ReadonlyMap<Draft, string> {
  const authors = new Map<Draft, string>();
  let last: string | null = null;
  for (const { separators, draft } of entries) {
    if (separators.length > 0 || draft?.direction === 'system') last = null;
    if (!draft || draft.direction === 'system') continue;
    last = draft.sender ?? last;
    if (last !== null) authors.set(draft, last);
  }
  return authors;
}

/** The one author whose rows are all filled, and filled alike, where no other's is. */
function tintedAuthor(rows: ReadonlyMap<string, readonly Element[]>): string | null {
  const tinted = [...rows].map(([author, elements]) => ({ author, tints: new Set(elements.map(tintOf)), count: elements.length }));
  const plain = tinted.filter(({ tints }) => tints.size === 1 && tints.has(''));
  const filled = tinted.filter(({ tints, count }) => tints.size === 1 && !tints.has('') && count > 1);
  return filled.length === 1 && plain.length === tinted.length - 1 ? (filled[0]?.author ?? null) : null;
}

const clear = new Set(['rgba(0, 0, 0, 0)', 'transparent']);

function tintOf(row: Element): string {
  const { backgroundColor } = getComputedStyle(row);
  return clear.has(backgroundColor) ? '' : backgroundColor;
}

type Found = { readonly authors: ReadonlySet<string>; readonly own: string | null };
const found = new WeakMap<Element, Found>();

/** The author who is named outside the pane as no partner is; looked for again when another author appears. */
function namedUser(pane: Pane, authors: readonly string[]): string | null {
  const known = found.get(pane.element);
  if (known && authors.every((author) => known.authors.has(author))) return known.own;
  const own = lookForUser(pane.element, authors);
  found.set(pane.element, { authors: new Set(authors), own });
  return own;
}

function lookForUser(pane: Element, authors: readonly string[]): string | null {
  const places = placesOf(pane, authors);
  const titled = authors.filter((author) => places.get(author)?.some((place) => isTitle(place, pane)));
  const [one, other] = authors;
  // The title over a talk of two is the partner.
  if (authors.length === 2 && titled.length === 1) return (titled[0] === one ? other : one) ?? null;
  const isAlone = (author: string, place: Element): boolean =>
    authors.every((each) => each === author || !places.get(each)?.some((their) => isAlike(their, place)));
  const outside = authors.filter((author) => !titled.includes(author) && places.get(author)?.some((place) => isAlone(author, place)));
  return outside.length === 1 ? (outside[0] ?? null) : null;
}

/** Made alike, as the names in a list of all who talk. */
function isAlike(one: Element, other: Element): boolean {
  return one.localName === other.localName && one.className === other.className;
}

/** More of a page is not searched for names. */
const mostTexts = 20_000;

/** The elements outside the pane that say one of these names and nothing else. */
function placesOf(pane: Element, names: readonly string[]): ReadonlyMap<string, readonly Element[]> {
  const places = new Map<string, Element[]>(names.map((name) => [name, []]));
  const walker = document.createTreeWalker(pane.ownerDocument.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node === pane ? NodeFilter.FILTER_REJECT : isText(node) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP,
  );
  for (let count = 0, node = walker.nextNode(); node && count < mostTexts; count += 1, node = walker.nextNode()) {
    const own = places.get((node.nodeValue ?? '').trim());
    if (own && node.parentElement && isShown(node.parentElement)) own.push(node.parentElement);
  }
  return places;
}

/** Set over the pane. */
function isTitle(place: Element, pane: Element): boolean {
  const [rect, under] = [place.getBoundingClientRect(), pane.getBoundingClientRect()];
  return rect.bottom <= under.top + 8 && rect.left < under.right && under.left < rect.right;
}
