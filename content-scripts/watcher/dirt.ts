import type { Entry } from './entries';

/** So many mutations between two readings are a storm: which rows they touched is no longer asked. */
const storm = 4000;
/** Siblings looked at on the way to the next known row. */
const farthest = 60;
/** Single-child wrappers between a row and the element that was added. */
const deepest = 4;

/** The stretch of a pane to read: between two known rows (inclusive); null is the pane's own end. */
export type Stretch = { readonly from: Entry | null; readonly until: Entry | null };

/** Gathers from mutations which rows of a pane have to be read again. */
export class Dirt {
  readonly #pane: Element;
  readonly #owners: WeakMap<Node, Entry>;
  #near = new Set<Entry>();
  #added: Node[] = [];
  #resolved = new Map<Node, Entry | null>();
  #beforeFirst = false;
  #count = 0;
  #all = true;

  /** `owners` tells the entry of each row element now on screen. */
  constructor(pane: Element, owners: WeakMap<Node, Entry>) {
    this.#pane = pane;
    this.#owners = owners;
  }

  get isClean(): boolean {
    return !this.#all && this.#added.length === 0 && this.#near.size === 0;
  }

  markAll(): void {
    this.#all = true;
  }

  markRow(entry: Entry): void {
    this.#near.add(entry);
  }

  /** Takes mutations in; answers true when there are so many that observing them costs more than it tells. */
  add(records: readonly MutationRecord[]): boolean {
    this.#count += records.length;
    if (this.#count > storm) this.#all = true;
    else if (!this.#all) for (const record of records) this.#addOne(record);
    return this.#count > storm;
  }

  /**
   * What to read of `entries`, and starts anew. Where added nodes stand is asked only now: many of them may have been read
   * since, with rows that came together with them.
   */
  take(entries: readonly Entry[]): Stretch {
    if (!this.#all) for (const node of this.#added) this.#addNear(node, entries);
    const stretch = this.#stretch(entries);
    this.#near = new Set();
    this.#added = [];
    this.#resolved = new Map();
    this.#beforeFirst = false;
    this.#count = 0;
    this.#all = false;
    return stretch;
  }

  #stretch(entries: readonly Entry[]): Stretch {
    const whole = { from: null, until: null };
    const touched = this.#beforeFirst ? [...this.#near, firstInDocument(entries)] : [...this.#near];
    if (this.#all || touched.some((entry) => !entry || entries[entry.index] !== entry)) return whole;
    const places = touched.map((entry) => entry?.index ?? 0);
    const low = places.reduce((least, place) => Math.min(least, place), entries.length);
    const high = places.reduce((most, place) => Math.max(most, place), 0);
    return { from: connected(entries, low - 1, -1), until: connected(entries, high + 1, 1) };
  }

  #addOne(record: MutationRecord): void {
    const row = this.#rowAround(record.target);
    if (row) this.#near.add(row);
    else if (record.type === 'childList') this.#added.push(...record.addedNodes);
    else if (record.type === 'characterData') this.#added.push(record.target);
  }

  #rowAround(target: Node): Entry | undefined {
    for (let node: Node | null = target; node && node !== this.#pane; node = node.parentNode) {
      const entry = this.#owners.get(node);
      if (entry) return entry;
    }
    return undefined;
  }

  /** Something appeared between the rows: what stands next to it is read again with it. */
  #addNear(node: Node, entries: readonly Entry[]): void {
    if (!node.isConnected) return;
    const neighbour = this.#rowAround(node) ?? this.#neighbour(node, entries);
    if (neighbour === undefined) this.#all = true;
    else if (neighbour === null) this.#beforeFirst = true;
    else this.#near.add(neighbour);
  }

  /** The known row before `added` in the document, or one close to it; null: there is none; undefined: too far to tell. */
  #neighbour(added: Node, entries: readonly Entry[]): Entry | null | undefined {
    for (let node: Node | null = added; node && node !== this.#pane; node = node.parentNode) {
      let steps = 0;
      for (let sibling = node.previousSibling; sibling; sibling = sibling.previousSibling) {
        const entry = this.#resolved.get(sibling) ?? this.#rowWithin(sibling);
        if (entry || this.#resolved.has(sibling)) return this.#remember(added, entry ?? null);
        steps += 1;
        if (steps > farthest) return this.#outside(added, entries);
      }
    }
    return this.#remember(added, null);
  }

  /** After the last known row, or before the first: then it need not be known how far. */
  #outside(added: Node, entries: readonly Entry[]): Entry | null | undefined {
    const first = firstInDocument(entries);
    const last = first === entries[0] ? entries.at(-1) : entries[0];
    if (last && (last.element.compareDocumentPosition(added) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0) return this.#remember(added, last);
    if (first && (first.element.compareDocumentPosition(added) & Node.DOCUMENT_POSITION_PRECEDING) !== 0)
      return this.#remember(added, null);
    return undefined;
  }

  #remember(node: Node, entry: Entry | null): Entry | null {
    this.#resolved.set(node, entry);
    return entry;
  }

  #rowWithin(sibling: Node): Entry | undefined {
    let node: Node | null = sibling;
    for (let depth = 0; node && depth <= deepest; depth += 1, node = node.lastChild) {
      const entry = this.#owners.get(node);
      if (entry) return entry;
    }
    return undefined;
  }
}

/** The oldest row, or the newest where the page writes the newest first. */
function firstInDocument(entries: readonly Entry[]): Entry | undefined {
  const [first, last] = [entries.at(0), entries.at(-1)];
  if (!first || !last) return undefined;
  const reversed = (first.element.compareDocumentPosition(last.element) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
  return reversed ? last : first;
}

function connected(entries: readonly Entry[], start: number, step: 1 | -1): Entry | null {
  let at = start;
  while (entries[at]?.element.isConnected === false) at += step;
  return entries[at] ?? null;
}
