import { above } from './above';
import { atomsOfBlocks } from './block-atoms';
import { separatorAfter, type Entry } from '../finish-rows';
import { entriesAmong, layoutEntries } from './rows';
import { limits } from '../limits';
import { holdsMoreThan, PaneBlocks } from './pane-blocks';
import type { Part, Source, Taking } from '../part';
import type { Pane } from '../reading';
import { wholeSource } from '../whole-source';

/** Panes of up to so many blocks are looked at whole. */
const fewBlocks = 160;
/** Blocks looked at before and after a part: what stands there tells of it, and no message is cut at its edges. */
const [leadBlocks, trailBlocks] = [24, 8];
/** A part and what is around it: from fewer blocks it cannot be told how this pane writes its messages. */
const fewest = 80;
/** Rows looked at in one go, however many are asked for: what is looked at together is held against each other. */
const mostAtOnce = 400;

/** A pane of which nothing is known but what a person sees; a long one is looked at in slices. */
export function layoutCut(pane: Pane): Source {
  const blocks = new PaneBlocks(pane.element);
  if (isLong(blocks)) return new LayoutCut(pane, blocks);
  const { entries, left } = layoutEntries(pane);
  const pieces = entries.map((entry) => ({ element: entry.draft?.element ?? null, separators: entry.separators, read: () => entry }));
  return wholeSource(pieces, left);
}

function isLong(blocks: PaneBlocks): boolean {
  let block = blocks.last;
  for (let seen = 0; block && seen < fewBlocks; seen += 1) block = blocks.before(block);
  return block !== null;
}

/** The time line under which each row was last read: it may stand further up than a slice reaches. */
const lines = new WeakMap<Element, string>();

function underLines(taking: Taking, from: Element | null): Taking {
  const known = from ? (lines.get(from) ?? null) : null;
  // A line before the part is nearer than one that was read before it had come.
  let line = taking.lead.reduce((before, entry) => separatorAfter(entry, before), known);
  for (const entry of taking.entries) {
    line = separatorAfter(entry, line);
    if (entry.draft && line !== null) lines.set(entry.draft.element, line);
  }
  return known === null ? taking : { ...taking, lead: [{ separators: [known], draft: null }, ...taking.lead] };
}

type Slice = { readonly blocks: readonly Element[]; readonly start: number; readonly end: number; readonly more: boolean };

class LayoutCut implements Source {
  readonly size = Infinity;
  readonly #pane: Pane;
  readonly #blocks: PaneBlocks;
  readonly #isUpward: boolean;

  constructor(pane: Pane, blocks: PaneBlocks) {
    this.#pane = pane;
    this.#blocks = blocks;
    this.#isUpward = topOf(blocks.first) > topOf(blocks.last);
  }

  /** Blocks without a row make a part shorter than asked for; only more than is looked at in one go takes several. */
  take({ from, atMost }: Part): Taking | null {
    let taking = this.#takeSome(from, Math.min(atMost, mostAtOnce));
    const enough = atMost > mostAtOnce ? atMost : 0;
    while (taking?.more === true && taking.entries.length < enough) {
      const last: Element | undefined = taking.entries.findLast(({ draft }) => draft)?.draft?.element;
      const next: Taking | null = last ? this.#takeSome(last, mostAtOnce) : null;
      taking = next && { ...taking, entries: [...taking.entries, ...next.entries.slice(1)], more: next.more };
    }
    return taking;
  }

  #takeSome(from: Element | null, atMost: number): Taking | null {
    if (from?.isConnected === false) return null;
    const oldest = from ? null : this.#oldest();
    const start = from ? this.#blocks.around(from) : (oldest?.block ?? null);
    if (!start) return null;
    for (let count = atMost; ; count *= 2) {
      const slice = this.#slice(start, count);
      const taking = taken(slice, this.#entries(slice), from, oldest?.left ?? 0);
      // A part must lead on: it may begin with blocks that hold no row.
      if (!taking || !slice.more || taking.entries.filter(({ draft }) => draft).length > (from ? 1 : 0))
        return taking && underLines(taking, from);
    }
  }

  #newer(block: Element): Element | null {
    return this.#isUpward ? this.#blocks.before(block) : this.#blocks.after(block);
  }

  #older(block: Element): Element | null {
    return this.#isUpward ? this.#blocks.after(block) : this.#blocks.before(block);
  }

  #entries({ blocks }: Slice): readonly Entry[] {
    const inDocumentOrder = this.#isUpward ? blocks.toReversed() : blocks;
    return entriesAmong(this.#pane, atomsOfBlocks(this.#pane.element, inDocumentOrder)).entries;
  }

  /** Where the rows that are taken begin, and how many blocks are left out before. */
  #oldest(): { readonly block: Element | null; readonly left: number } {
    const [first, last] = this.#isUpward ? [this.#blocks.last, this.#blocks.first] : [this.#blocks.first, this.#blocks.last];
    if (!holdsMoreThan(limits.rows, this.#pane.element)) return { block: first, left: 0 };
    const list = last && this.#blocks.flatListAround(last);
    if (list) {
      const left = Math.max(0, list.childElementCount - limits.rows);
      const oldest = list.children[this.#isUpward ? list.childElementCount - left - 1 : left];
      return { block: left > 0 && oldest ? this.#blocks.around(oldest) : first, left };
    }
    let block = last;
    for (let count = 1; block && count < limits.rows; count += 1) block = this.#older(block);
    return block ? { block, left: this.#countOlder(block) } : { block: first, left: 0 };
  }

  #countOlder(block: Element): number {
    let count = 0;
    for (let at = this.#older(block); at; at = this.#older(at)) count += 1;
    return count;
  }

  #slice(start: Element, atMost: number): Slice {
    const part = along(start, atMost, (block) => this.#newer(block));
    const trail = along(part.at(-1) ?? start, trailBlocks + 1, (block) => this.#newer(block)).slice(1);
    const lead = along(start, Math.max(leadBlocks, fewest - part.length) + 1, (block) => this.#older(block)).slice(1);
    return {
      blocks: [...lead.toReversed(), ...part, ...trail],
      start: lead.length,
      end: lead.length + part.length,
      more: trail.length > 0,
    };
  }
}

/** `start` and what follows it, `atMost` in all. */
function along(start: Element, atMost: number, next: (block: Element) => Element | null): readonly Element[] {
  const found = [start];
  for (let at = next(start); at && found.length < atMost; at = next(at)) found.push(at);
  return found;
}

const topOf = (element: Element | null): number => element?.getBoundingClientRect().top ?? 0;

/** Of what was read of a slice, what belongs to its part. Null when the row at `from` is no more to be found. */
function taken({ blocks, start, end, more }: Slice, entries: readonly Entry[], from: Element | null, left: number): Taking | null {
  const placeOf = places(blocks);
  const begin = from ? entries.findIndex(({ draft }) => draft?.element === from) : -1;
  const first = begin >= 0 ? begin : entries.findIndex(({ draft }) => draft !== null && placeOf(draft.element) >= start);
  if (first < 0) return from ? null : { lead: [], entries, more, left };
  const after = more ? entries.findIndex(({ draft }, at) => at > first && draft !== null && placeOf(draft.element) >= end) : -1;
  const part = entries.slice(first, after < 0 ? undefined : after);
  if (from && begin < 0 && !sharesBlock(part[0], start, placeOf)) return null;
  return { lead: entries.slice(0, first), entries: from ? beginningAt(part, from) : part, more, left };
}

const sharesBlock = (entry: Entry | undefined, place: number, placeOf: (element: Element) => number): boolean =>
  entry?.draft != null && placeOf(entry.draft.element) === place;

/** A row may be known by another of its elements when its surroundings are looked at in another slice. */
function beginningAt(part: readonly Entry[], from: Element): readonly Entry[] {
  return part.map((entry, at) => (at === 0 && entry.draft ? { ...entry, draft: { ...entry.draft, element: from } } : entry));
}

/** Tells in which of the blocks an element begins; -1: in none. */
function places(blocks: readonly Element[]): (element: Element) => number {
  const known = new Map(blocks.map((block, place) => [block, place]));
  return (element) => {
    for (let at: Element | null = element; at; at = above(at)) {
      const place = known.get(at);
      if (place !== undefined) return place;
    }
    return blocks.findIndex((block) => element.contains(block));
  };
}
