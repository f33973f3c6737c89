import type { Atom, Box } from './page-atoms';

/** One message or notice as the layout shows it: what is drawn together, with its atoms. */
export type Unit = {
  readonly element: Element;
  readonly box: Box;
  readonly atoms: readonly Atom[];
  readonly centred: boolean;
};

export type Layout = {
  readonly units: readonly Unit[];
  /** Words outside the units: names, times, marks. */
  readonly labels: readonly Atom[];
  readonly lane: Box;
};

/** A box this close to the middle, with room on both sides, belongs to neither side. */
export function isCentred(box: Box, lane: Box): boolean {
  const [left, right] = [box.left - lane.left, lane.right - box.right];
  const width = lane.right - lane.left;
  return Math.abs(left - right) <= Math.max(10, width * 0.05) && Math.min(left, right) > width * 0.08;
}

/** Finds the messages of a pane: the bubbles where words stand in bubbles, else the repeated blocks. */
export function unitsOf(pane: Element, atoms: readonly Atom[]): Layout {
  const lane = laneOf(pane);
  const bubbles = bubbleOf(atoms, lane);
  const words = atoms.filter(({ time }) => time === null);
  const inBubbles = words.filter((atom) => bubbles.has(atom) && !isCentred(atom.rect, lane)).length;
  const apart = words.filter((atom) => !isCentred(atom.rect, lane)).length;
  return inBubbles > 0 && inBubbles >= apart * 0.34 ? bubbleUnits(atoms, bubbles, lane) : blockUnits(pane, atoms, lane);
}

function laneOf(pane: Element): Box {
  const rect = pane.getBoundingClientRect();
  const left = rect.left + pane.clientLeft;
  return { left, right: left + pane.clientWidth, top: rect.top, bottom: rect.bottom };
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

function bubbleUnits(atoms: readonly Atom[], bubbles: ReadonlyMap<Atom, Element>, lane: Box): Layout {
  const groups = new Map<Element, Atom[]>();
  const labels: Atom[] = [];
  for (const atom of atoms) {
    const bubble = bubbles.get(atom) ?? (atom.media ? atom.element : isNotice(atom, lane) ? atom.element : null);
    if (!bubble) labels.push(atom);
    else addTo(groups, bubble, atom);
  }
  const units: Unit[] = [];
  const usual = usualSize(atoms);
  for (const [element, own] of groups) {
    const box = own[0]?.element === element ? own[0].rect : element.getBoundingClientRect();
    const centred = isCentred(box, lane);
    if (own.every(({ time, media }) => time !== null && media === null) && (centred || own.length === 1)) {
      if (centred || own.every(({ size }) => size < usual)) labels.push(...own);
      else units.push({ element, box, atoms: own, centred });
    } else if (!isReaction(own)) units.push({ element, box, atoms: own, centred });
  }
  return { units: withoutOrnaments(units, lane), labels, lane };
}

function isNotice(atom: Atom, lane: Box): boolean {
  return atom.time === null && isCentred(atom.rect, lane) && atom.text.length > 1;
}

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

/** The largest face or badge, in CSS pixels. */
const ornamentSide = 64;

/** Messages stand one below the other; a small box beside or over another is a face with initials, a badge or a reaction. */
function withoutOrnaments(units: readonly Unit[], lane: Box): readonly Unit[] {
  const ornaments = new Set<Unit>();
  let last: Unit | null = null;
  for (const unit of units.toSorted((a, b) => a.box.top - b.box.top)) {
    const ornament: Unit | null = last && sharesLine(last, unit) ? smallerOf(last, unit, lane) : null;
    if (ornament) ornaments.add(ornament);
    if (ornament !== unit) last = unit;
  }
  return units.filter((unit) => !ornaments.has(unit));
}

function sharesLine(a: Unit, b: Unit): boolean {
  const shared = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
  return shared > 0.3 * Math.min(a.box.bottom - a.box.top, b.box.bottom - b.box.top);
}

/** Of two boxes side by side the small one, or of two small ones the one nearer to the edge; null when neither is small. */
function smallerOf(a: Unit, b: Unit, lane: Box): Unit | null {
  const small = [a, b].filter(isSmallBox);
  const edge = ({ box }: Unit): number => Math.min(box.left - lane.left, lane.right - box.right);
  return small.toSorted((one, other) => edge(one) - edge(other))[0] ?? null;
}

function isSmallBox({ box, atoms }: Unit): boolean {
  const small = box.right - box.left <= ornamentSide && box.bottom - box.top <= ornamentSide;
  return small && atoms.every(({ media }) => media === null) && atoms.map(({ text }) => text).join('').length <= 4;
}

function isReaction(own: readonly Atom[]): boolean {
  const text = own.map((atom) => atom.text).join('');
  return (
    own.every(({ media }) => media === null) &&
    text.length <= 6 &&
    /^\p{Extended_Pictographic}[\p{M}\uFE0F\u200D\p{Extended_Pictographic}]*\s?\d+$/u.test(text)
  );
}

/** Without bubbles, messages are the blocks of the level at which the pane repeats itself most. */
function blockUnits(pane: Element, atoms: readonly Atom[], lane: Box): Layout {
  const level = repeatedLevel(pane, atoms);
  const groups = new Map<Element, Atom[]>();
  const labels: Atom[] = [];
  for (const atom of atoms) {
    const block = level.get(atom);
    if (!block) labels.push(atom);
    else addTo(groups, block, atom);
  }
  const units: Unit[] = [];
  for (const [element, own] of groups) {
    const words = own.filter(({ time }) => time === null);
    if (words.length === 0) labels.push(...own);
    else units.push({ element, box: around(words), atoms: own, centred: words.every(({ rect }) => isCentred(rect, lane)) });
  }
  return { units, labels, lane };
}

function around(atoms: readonly Atom[]): Box {
  return {
    left: Math.min(...atoms.map(({ rect }) => rect.left)),
    right: Math.max(...atoms.map(({ rect }) => rect.right)),
    top: Math.min(...atoms.map(({ rect }) => rect.top)),
    bottom: Math.max(...atoms.map(({ rect }) => rect.bottom)),
  };
}

/** For each atom the block it lies in, at the depth where most blocks with words stand one below the other; the upper depth wins a tie. */
function repeatedLevel(pane: Element, atoms: readonly Atom[]): ReadonlyMap<Atom, Element> {
  const chains = new Map(atoms.map((atom) => [atom, chainOf(atom.element, pane)]));
  const deepest = [...chains.values()].reduce((most, chain) => Math.max(most, chain.length), 0);
  let best = { blocks: 0, depth: 0 };
  const known = new Map<Element, number>();
  const topOf = (element: Element): number => {
    const top = known.get(element) ?? Math.round(element.getBoundingClientRect().top);
    known.set(element, top);
    return top;
  };
  for (let depth = 0; depth < Math.min(deepest, 40); depth++) {
    const tops = new Set<number>();
    const blocks = new Set<Element>();
    for (const [atom, chain] of chains) {
      const block = chain[depth];
      if (!block || atom.time !== null) continue;
      blocks.add(block);
      tops.add(topOf(block));
    }
    if (tops.size >= best.blocks * 1.25 + 1) best = { blocks: Math.min(tops.size, blocks.size), depth };
  }
  const level = new Map<Atom, Element>();
  for (const [atom, chain] of chains) {
    const block = chain[Math.min(best.depth, chain.length - 1)];
    if (block) level.set(atom, block);
  }
  return level;
}

/** From the pane's child down to the element itself, through shadow roots. */
function chainOf(element: Element, pane: Element): readonly Element[] {
  const chain: Element[] = [];
  for (let at: Element | null = element; at && at !== pane; at = above(at)) chain.push(at);
  return chain.toReversed();
}

export function above(element: Element): Element | null {
  const root = element.getRootNode();
  return element.parentElement ?? ('host' in root ? (root as ShadowRoot).host : null);
}
