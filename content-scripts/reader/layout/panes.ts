import { inWindow, isOver, isUnder, isWrittenAmid, placesToWrite } from './composers';
import { withShadowRoots } from '../find-shadow-roots';
import { entriesAmong } from './rows';
import { atomsOf, type Atom } from './page-atoms';
import { newestBlocks } from './pane-blocks';
import { pageParts, scrollers } from './pane-places';
import type { Draft } from '../draft';

/** From here on a part of a page is taken for a chat. */
const enough = 4;
/** A part that does not scroll by itself may be anything while a page is still loading: it has to be a talk already. */
const enoughOfPage = { score: 6, messages: 3 };
/** Blocks by which it is judged. */
const enoughToScore = 80;

type Rated = {
  readonly element: HTMLElement;
  readonly score: number;
  /** Messages among the blocks by which it was judged. */
  readonly messages: number;
  readonly isWritten: boolean;
  readonly hasSides: boolean;
  /** A place to write stands above it, or between its messages. */
  readonly isUnderField: boolean;
  readonly isAmid: boolean;
};

const nothing = { score: 0, messages: 0, isWritten: false, hasSides: false, isUnderField: false, isAmid: false } as const;

/**
 * The parts of `root`, open shadow roots included, that look like a conversation: words on both sides, names and times, a place to write
 * underneath. Most panes scroll by themselves; where none that one can write in does, the page's large parts are looked at as well.
 */
export function layoutPanes(root: Document | ShadowRoot): readonly HTMLElement[] {
  const roots = withShadowRoots(root);
  const writing = placesToWrite(roots);
  const rate = (element: HTMLElement): Rated => rated(element, writing);
  const scrolling = chosen(roots.flatMap(scrollers).map(rate));
  if (scrolling.some(({ isWritten }) => isWritten) || !('body' in root)) return scrolling.map(({ element }) => element);
  const parts = pageParts(
    root,
    scrolling.map(({ element }) => element),
  );
  const talks = parts.map(rate).filter(isTalk);
  return chosen([...scrolling, ...talks]).map(({ element }) => element);
}

/** Comments have names and times as well: they are told from a talk by where one writes, above them or between them. */
function isTalk({ score, messages, isAmid, isWritten, hasSides, isUnderField }: Rated): boolean {
  const isComments = isAmid || (isUnderField && !isWritten && !hasSides);
  return score >= enoughOfPage.score && messages >= enoughOfPage.messages && !isComments;
}

/** Of parts that hold each other one is the pane, and beside a pane that one can write in nothing that is less of a chat. */
function chosen(all: readonly Rated[]): readonly Rated[] {
  const able = all.filter(({ score }) => score >= enough);
  const apart = able.filter((one) => !able.some((other) => givesWay(one, other)));
  const best = Math.max(...apart.map(({ score }) => score));
  const canWrite = apart.some(({ isWritten }) => isWritten);
  return apart.filter(({ score, isWritten, hasSides }) => {
    if (canWrite && !isWritten) return score >= best;
    return score >= best - 2 || (isWritten && hasSides);
  });
}

function givesWay(one: Rated, other: Rated): boolean {
  if (one.element === other.element) return false;
  if (holds(one.element, other.element)) return leads(other, one);
  return holds(other.element, one.element) && !leads(one, other);
}

/** Also through shadow roots. */
function holds(outer: Element, inner: Element): boolean {
  for (let at: Element | null = inner; at; at = hostOf(at)) if (outer.contains(at)) return true;
  return false;
}

function hostOf(element: Element): Element | null {
  const root = element.getRootNode();
  return 'host' in root ? (root as ShadowRoot).host : null;
}

/** Whether the pane is the inner one of two, rather than the part of the page around it. */
function leads(inner: Rated, outer: Rated): boolean {
  return (inner.isWritten || !outer.isWritten) && inner.messages >= outer.messages * 0.3;
}

/** Long panes that were taken for a chat are not judged again: what arrives in them does not make them anything else. */
const known = new WeakMap<Element, Rated>();

function rated(element: HTMLElement, writing: readonly DOMRect[]): Rated {
  const blocks = newestBlocks(element, enoughToScore);
  const before = blocks && known.get(element);
  const now = before ?? judged(element, blocks, writing);
  if (blocks && now.score >= enough) known.set(element, now);
  return now;
}

function judged(element: HTMLElement, blocks: readonly Element[] | undefined, writing: readonly DOMRect[]): Rated {
  const seen = atomsOf(element, blocks);
  if (seen.atoms.length === 0) return { element, ...nothing };
  const root = element.getRootNode() as Document | ShadowRoot;
  const entries = entriesAmong({ element, root }, seen).entries;
  const drafts = entries.flatMap(({ draft }) => draft ?? []);
  const rect = inWindow(element);
  const isWritten = writing.some((box) => isUnder(box, rect));
  const isUnderField = writing.some((box) => isOver(box, rect));
  const sides = new Set(drafts.map(({ direction }) => direction));
  const hasSides = sides.has('in') && sides.has('out');
  const isTimed = seen.atoms.some(({ time }) => time !== null);
  const score =
    (isWritten ? 3 : isUnderField ? 1.5 : 0) +
    (hasSides ? 3 : 0) +
    (isTimed ? 1 : isWritten ? 0 : -2) +
    (drafts.length >= 3 ? 1 : 0) +
    (isTold(drafts) ? 2 : 0) +
    Math.min(1, (rect.width * rect.height) / 400_000) -
    (isMenu(drafts, seen.atoms) ? 4 : 0);
  const isAmid = isWrittenAmid(
    element,
    drafts.map((draft) => draft.element),
  );
  return { element, score, messages: drafts.length, isWritten, hasSides, isUnderField, isAmid };
}

/** Messages under the names of a few people, with a time each or each few: a talk, though nothing shows the sides. */
function isTold(drafts: readonly Draft[]): boolean {
  const named = drafts.filter(({ sender }) => sender !== null);
  const names = new Set(named.map(({ sender }) => sender));
  const timed = drafts.filter(({ time }) => time !== null);
  return drafts.length >= 4 && names.size >= 2 && names.size <= named.length * 0.7 && named.length + timed.length >= drafts.length * 0.5;
}

/** Most of it is there to be clicked, or cut off to fit into a line: a list of conversations, goods or settings. */
function isMenu(drafts: readonly Draft[], atoms: readonly Atom[]): boolean {
  const words = atoms.filter(({ media, time }) => media === null && time === null);
  const clicked = words.filter(({ element }) => getComputedStyle(element).cursor === 'pointer');
  const cut = words.filter(({ element }) => getComputedStyle(element).textOverflow === 'ellipsis');
  return clicked.length > words.length / 2 || cut.length >= Math.max(2, drafts.length * 0.5);
}
