import { above } from '../layout/above';
import type { Block } from '../draft';
import type { Entry } from '../finish-rows';
import type { Part, Source, Taking } from '../part';

/** Hinted blocks before a part that hand down name and time, and those looked back through for the last separator. */
const [leadBlocks, leadSeparators] = [24, 2000];

/** The blocks that hints name in a pane, oldest first; `newestFirst`: the document runs the other way. */
type Hinted = { readonly blocks: readonly Block[]; readonly newestFirst: boolean; readonly read: (block: Block) => Entry };
type Weave = (hinted: readonly Entry[], seen: readonly Entry[]) => readonly Entry[];

/** The row by which the layout finds a row that was handed out: its own, or the one before it. */
const anchors = new WeakMap<Element, Element>();

/** A long pane of which both readings are needed: parts of what the layout sees, woven with the hinted blocks that stand among them. */
export class WovenCut implements Source {
  readonly size = Infinity;
  readonly #seen: Source;
  readonly #hinted: Hinted;
  readonly #weave: Weave;
  readonly #places: ReadonlyMap<Element, number>;

  constructor(seen: Source, hinted: Hinted, weave: Weave) {
    this.#seen = seen;
    this.#hinted = hinted;
    this.#weave = weave;
    this.#places = new Map(hinted.blocks.map(({ element }, place) => [element, place]));
  }

  take({ from, atMost }: Part): Taking | null {
    const taking = from?.isConnected === false ? null : this.#seen.take({ from: from && (anchors.get(from) ?? from), atMost });
    if (!taking) return null;
    const { blocks, read } = this.#hinted;
    const start = from ? (this.#places.get(from) ?? this.#placeAfter(from)) : 0;
    const last = taking.entries.findLast(({ draft }) => draft)?.draft?.element;
    const end = taking.more && last ? this.#placeAfter(last) : blocks.length;
    const own = blocks.slice(start, Math.max(start, end)).filter(({ element }) => element.isConnected);
    const entries = this.#weave(own.map(read), taking.entries);
    this.#anchor(entries, taking.entries);
    const first = from ? entries.findIndex(({ draft }) => draft?.element === from) : 0;
    if (first < 0) return null;
    return {
      lead: [...taking.lead, ...this.#leadOf(start), ...entries.slice(0, first)],
      entries: entries.slice(first),
      more: taking.more,
      left: taking.left,
    };
  }

  /** How many blocks begin at or before an element. */
  #placeAfter(element: Element): number {
    const { blocks, newestFirst } = this.#hinted;
    const earlier = newestFirst ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
    const around = Node.DOCUMENT_POSITION_CONTAINS | Node.DOCUMENT_POSITION_CONTAINED_BY;
    let [low, high] = [0, blocks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const block = blocks[middle]?.element;
      const position = block?.compareDocumentPosition(element) ?? 0;
      if (block === element || (position & (earlier | around)) !== 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #anchor(entries: readonly Entry[], seen: readonly Entry[]): void {
    const rows = seen.flatMap(({ draft }) => draft?.element ?? []);
    const holders = holdersOf(rows);
    const known = new Set(rows);
    let last = rows[0];
    for (const { draft } of entries) {
      if (!draft) continue;
      last = holders.get(draft.element) ?? rowAround(draft.element, known) ?? last;
      if (last) anchors.set(draft.element, last);
    }
  }

  #leadOf(start: number): readonly Entry[] {
    const { blocks, read } = this.#hinted;
    const near = blocks.slice(Math.max(0, start - leadBlocks), start);
    const far = blocks.slice(Math.max(0, start - leadSeparators), Math.max(0, start - leadBlocks));
    const separators = far.findLast((block) => block.separators.length > 0)?.separators ?? [];
    return [{ separators, draft: null }, ...near.filter(({ element }) => element.isConnected).map(read)];
  }
}

/** The first of some rows by each element that holds it. */
function holdersOf(rows: readonly Element[]): ReadonlyMap<Element, Element> {
  const holders = new Map<Element, Element>();
  for (const row of rows) for (let at: Element | null = row; at && !holders.has(at); at = above(at)) holders.set(at, row);
  return holders;
}

function rowAround(element: Element, rows: ReadonlySet<Element>): Element | null {
  for (let at: Element | null = element; at; at = above(at)) if (rows.has(at)) return at;
  return null;
}
