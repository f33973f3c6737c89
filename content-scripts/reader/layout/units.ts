import { above } from './above';
import { blocksOf } from './blocks';
import { groupBy } from './group-by';
import { isMark, looksOf, type Looks } from './looks';
import { isHtml } from '../nodes';
import { allWithin } from '../select';
import { isCentred, type Placed } from './sides';
import { withoutOrnaments } from './ornaments';
import type { Atom, Box } from './page-atoms';
import { isReactionText } from './reaction';

/** One message or notice as the layout shows it: what is drawn together, with its atoms. */
export type Unit = Placed & { readonly element: Element; readonly atoms: readonly Atom[] };

export type Layout = {
  readonly units: readonly Unit[];
  /** Words outside the units: names, times, marks. */
  readonly labels: readonly Atom[];
  readonly lane: Box;
  readonly looks: Looks;
};

/** Finds the messages of a pane: the bubbles where words stand in bubbles, and the repeated blocks where they do not. */
export function unitsOf(pane: Element, atoms: readonly Atom[]): Layout {
  const lane = laneOf(pane);
  const looks = looksOf(atoms);
  const found = bubbleOf(atoms, lane);
  const apart = atoms.filter(({ time, rect }) => time === null && !isCentred(rect, lane));
  const inBubbles = apart.filter((atom) => found.has(atom)).length;
  const bubbles = inBubbles > 0 && inBubbles >= apart.length * 0.34 ? found : new Map<Atom, Element>();
  const drawn = bubbleUnits(atoms, bubbles, lane);
  const rest = atoms.filter((atom) => !drawn.taken.has(atom));
  const middle = middleFamilies(atoms, lane);
  const plain = blockUnits({ pane, atoms, rest, bubbles, lane, looks, middle }, new Set(drawn.units.map(({ element }) => element)));
  const inOrder = drawn.units.length === 0 ? plain.units : [...drawn.units, ...plain.units];
  return { units: withoutOrnaments(inOrder, lane), labels: [...drawn.labels, ...plain.labels], lane, looks };
}

/** The room for the messages, without the pane's border and scrollbar, which are counted before the page is zoomed. */
function laneOf(pane: Element): Box {
  const rect = pane.getBoundingClientRect();
  const scale = isHtml(pane) && pane.offsetWidth > 0 ? rect.width / pane.offsetWidth : 1;
  const left = rect.left + pane.clientLeft * scale;
  return { left, right: left + pane.clientWidth * scale, top: rect.top, bottom: rect.bottom };
}

/** The outermost painted box around each atom that is still one message's: narrower than the lane and not around most of what there is. */
function bubbleOf(atoms: readonly Atom[], lane: Box): ReadonlyMap<Atom, Element> {
  const held = new Map<Element, number>();
  for (const { painted } of atoms) for (const element of painted) held.set(element, (held.get(element) ?? 0) + 1);
  const many = Math.max(8, atoms.length * 0.5);
  const fits = new Map<Element, boolean>();
  const isBubble = (element: Element): boolean => {
    const known = fits.get(element);
    if (known !== undefined) return known;
    const { width } = element.getBoundingClientRect();
    const fit = (held.get(element) ?? 0) < many && width < (lane.right - lane.left) * 0.94;
    fits.set(element, fit);
    return fit;
  };
  const bubbles = new Map<Atom, Element>();
  for (const atom of atoms) {
    const bubble = atom.painted.findLast(isBubble);
    if (bubble) bubbles.set(atom, bubble);
  }
  return bubbles;
}

type Drawn = { readonly units: readonly Unit[]; readonly labels: readonly Atom[]; readonly taken: ReadonlySet<Atom> };

/** What stands in bubbles, and pictures on their own where there are bubbles. */
function bubbleUnits(atoms: readonly Atom[], bubbles: ReadonlyMap<Atom, Element>, lane: Box): Drawn {
  const taken = new Set<Atom>();
  if (bubbles.size === 0) return { units: [], labels: [], taken };
  const groups = new Map<Element, Atom[]>();
  for (const atom of atoms) {
    const bubble = bubbles.get(atom) ?? (atom.media ? atom.element : null);
    if (!bubble) continue;
    taken.add(atom);
    addTo(groups, bubble, atom);
  }
  const usual = usualSize(atoms);
  const units: Unit[] = [];
  const labels: Atom[] = [];
  for (const [element, own] of groups) {
    const box = own[0]?.element === element ? own[0].rect : element.getBoundingClientRect();
    const centred = isCentred(box, lane);
    const onlyTime = own.every(({ time, media }) => time !== null && media === null) && (centred || own.length === 1);
    if (onlyTime && !isPlayed(element, own) && (centred || own.every(({ size }) => size < usual))) labels.push(...own);
    else if (!isReaction(own)) {
      const paint = getComputedStyle(element).backgroundColor;
      units.push({ element, box, atoms: own, paint, muted: false, pictured: isPictured(own) });
    }
  }
  return { units, labels, taken };
}

/** A length of time beside something to press or to look at: what is said aloud. */
const isPlayed = (element: Element, [first]: readonly Atom[]): boolean =>
  /^\d{1,2}:\d\d$/.test(first?.text ?? '') && allWithin(element, 'button, [role="button"], audio, [role="slider"]').length > 0;

/** A painted time of its own is a mark between messages when it is set smaller than this, else a message that looks like a time. */
function usualSize(atoms: readonly Atom[]): number {
  const sizes = atoms.filter(({ media }) => media === null).map(({ size }) => size);
  return sizes.toSorted((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? 0;
}

function addTo(groups: Map<Element, Atom[]>, element: Element, atom: Atom): void {
  const group = groups.get(element);
  if (group) group.push(atom);
  else groups.set(element, [atom]);
}

/** `👍 2`, with or without its number: what others made of a message. */
function isReaction(own: readonly Atom[]): boolean {
  return own.every(({ media }) => media === null) && isReactionText(own.map(({ text }) => text).join(''));
}

type Rest = {
  readonly pane: Element;
  readonly atoms: readonly Atom[];
  /** The atoms that stand in no bubble. */
  readonly rest: readonly Atom[];
  readonly bubbles: ReadonlyMap<Atom, Element>;
  readonly lane: Box;
  readonly looks: Looks;
  /** What is made alike and stands in the middle of the lane. */
  readonly middle: ReadonlySet<string>;
};

/** Messages without a bubble, and notices: blocks of the level at which the pane repeats itself, unless they hold a drawn unit. */
function blockUnits(
  { pane, atoms, rest, bubbles, lane, looks, middle }: Rest,
  drawn: ReadonlySet<Element>,
): Omit<Layout, 'lane' | 'looks'> {
  const level = blocksOf(pane, { atoms, bubbles, looks });
  const holding = heldBy(drawn, pane);
  const groups = new Map<Element, Atom[]>();
  const labels: Atom[] = [];
  for (const atom of rest) {
    const block = level.get(atom);
    if (!block) labels.push(atom);
    else if (!isInRow(block, holding, pane)) addTo(groups, block, atom);
    else if (isNotice(atom, lane, middle)) addTo(groups, atom.element, atom);
    else labels.push(atom);
  }
  const units: Unit[] = [];
  for (const [element, own] of groups) {
    const words = own.filter(({ time }) => time === null);
    const says = words.filter((atom) => !looks.isLabel(atom));
    const isLine = words.length > 0 && words.every((atom) => isNotice(atom, lane, middle));
    if (words.length === 0 || (says.length === 0 && !isLine)) labels.push(...own);
    else {
      const box = around(says.length > 0 ? says : words);
      units.push({ element, box, atoms: own, paint: '', muted: isMuted(words, looks), pictured: isPictured(says) });
    }
  }
  return { units, labels };
}

const isPictured = (atoms: readonly Atom[]): boolean => atoms.length > 0 && atoms.every(({ media }) => media !== null);

/** A line of words in the middle, like others made alike. */
function isNotice(atom: Atom, lane: Box, middle: ReadonlySet<string>): boolean {
  return atom.time === null && atom.text.length > 1 && middle.has(atom.family) && isCentred(atom.rect, lane) && !isMark(atom.text);
}

function middleFamilies(atoms: readonly Atom[], lane: Box): ReadonlySet<string> {
  const families = groupBy(atoms, ({ family }) => family);
  const isMiddle = (members: readonly Atom[]): boolean => members.filter(({ rect }) => isCentred(rect, lane)).length > members.length * 0.6;
  return new Set([...families].filter(([, members]) => isMiddle(members)).map(([family]) => family));
}

/** How many of `elements` each element holds, itself included. */
function heldBy(elements: ReadonlySet<Element>, pane: Element): ReadonlyMap<Element, number> {
  const counts = new Map<Element, number>();
  for (const element of elements)
    for (let at: Element | null = element; at && at !== pane; at = above(at)) counts.set(at, (counts.get(at) ?? 0) + 1);
  return counts;
}

/** Whether a block holds drawn messages, or stands in the row of a single one. */
function isInRow(block: Element, holding: ReadonlyMap<Element, number>, pane: Element): boolean {
  if (holding.has(block)) return true;
  for (let at = above(block); at && at !== pane; at = above(at)) {
    const count = holding.get(at);
    if (count !== undefined) return count === 1;
  }
  return false;
}

/** Said in a smaller voice than the messages: a notice, wherever it stands. */
function isMuted(words: readonly Atom[], looks: Looks): boolean {
  return words.every((atom) => atom.media === null && looks.isQuiet(atom));
}

function around(atoms: readonly Atom[]): Box {
  return {
    left: Math.min(...atoms.map(({ rect }) => rect.left)),
    right: Math.max(...atoms.map(({ rect }) => rect.right)),
    top: Math.min(...atoms.map(({ rect }) => rect.top)),
    bottom: Math.max(...atoms.map(({ rect }) => rect.bottom)),
  };
}
