import { above } from './above';
import type { Looks } from './looks';
import type { Atom } from './page-atoms';

type Seen = { readonly atoms: readonly Atom[]; readonly bubbles: ReadonlyMap<Atom, Element>; readonly looks: Looks };

/** Deeper than this no page begins a new message. */
const deepestLevel = 40;

/**
 * For each atom the block it lies in, at the depth where most blocks with the words of messages stand one below the other; the upper depth
 * wins unless the lower one has clearly more. A bubble is never taken apart, nor is running text.
 */
export function blocksOf(pane: Element, { atoms, bubbles, looks }: Seen): ReadonlyMap<Atom, Element> {
  const counts = (atom: Atom): boolean => atom.media !== null || (atom.time === null && looks.isBody(atom));
  const whole = new Map(atoms.map((atom) => [atom, chainOf(atom.element, pane, bubbles.get(atom) ?? null)]));
  const cut = new Map([...whole].map(([atom, chain]) => [atom, withoutProse(chain)]));
  const [asTexts, asLines] = [bestDepth(cut, counts), bestDepth(whole, counts)];
  // Where everything is one text, its paragraphs are the messages (`<p>` for each line of a log).
  const isLog = asTexts.blocks <= 2 && asLines.blocks >= 4;
  const [chains, { depth }] = isLog ? [whole, asLines] : [cut, asTexts];
  const level = new Map<Atom, Element>();
  for (const [atom, chain] of chains) {
    const block = chain[Math.min(depth, chain.length - 1)];
    if (block) level.set(atom, block);
  }
  return level;
}

function bestDepth(
  chains: ReadonlyMap<Atom, readonly Element[]>,
  counts: (atom: Atom) => boolean,
): { readonly blocks: number; readonly depth: number } {
  const counted = [...chains].filter(([atom]) => counts(atom)).map(([, chain]) => chain);
  const deepest = counted.reduce((most, chain) => Math.max(most, chain.length), 0);
  const known = new Map<Element, number>();
  const topOf = (element: Element): number => {
    const top = known.get(element) ?? Math.round(element.getBoundingClientRect().top);
    known.set(element, top);
    return top;
  };
  let best = { blocks: 0, depth: 0 };
  for (let depth = 0; depth < Math.min(deepest, deepestLevel); depth++) {
    const blocks = new Set<Element>();
    for (const chain of counted) {
      const block = chain[Math.min(depth, chain.length - 1)];
      if (block) blocks.add(block);
    }
    const tops = new Set([...blocks].map(topOf));
    if (tops.size >= best.blocks * 1.25 + 1) best = { blocks: tops.size, depth };
  }
  return best;
}

const prose = new Set('p h1 h2 h3 h4 h5 h6 pre blockquote td th dt dd'.split(' '));

/** From the pane's child down to the element itself, through shadow roots, not into a bubble. */
function chainOf(element: Element, pane: Element, bubble: Element | null): readonly Element[] {
  const chain: Element[] = [];
  for (let at: Element | null = element; at && at !== pane; at = above(at)) {
    if (at === bubble) chain.length = 0;
    chain.push(at);
  }
  return chain.toReversed();
}

function withoutProse(chain: readonly Element[]): readonly Element[] {
  const cut = chain.findIndex((at, index) => index > 0 && isProse(at));
  return cut > 0 ? chain.slice(0, cut) : chain;
}

function isProse(element: Element): boolean {
  if (prose.has(element.localName)) return true;
  if (element.localName !== 'ul' && element.localName !== 'ol') return false;
  return [element.previousElementSibling, element.nextElementSibling].some((sibling) => sibling !== null && prose.has(sibling.localName));
}
