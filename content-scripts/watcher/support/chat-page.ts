import type { Row } from '../../../src/domain/row';
import type { Parties } from '../../../src/domain/sighting';
import type { Cut, Part, PartReading } from '../../reader/cut-pane';
import type { Pane, ReadRow } from '../../reader/reading';
import type { PaneReader } from '../ports';

/** A small chat page: a header naming the peer over a scrolling list of rows. */
export class ChatPage {
  readonly root = document.createElement('section');
  readonly header = document.createElement('h1');
  readonly list = document.createElement('div');

  constructor(peer: string, texts: readonly string[]) {
    this.list.style.cssText = 'height: 200px; width: 300px; overflow-y: scroll';
    this.list.className = 'pane';
    this.root.append(this.header, this.list);
    document.body.append(this.root);
    this.header.textContent = peer;
    this.show(texts);
  }

  /** Exchanges all rows, as a click on another conversation does. */
  show(texts: readonly string[]): void {
    this.list.replaceChildren(...texts.map(rowElement));
  }

  arrive(...texts: readonly string[]): readonly HTMLElement[] {
    const rows = texts.map(rowElement);
    this.list.append(...rows);
    return rows;
  }

  prepend(...texts: readonly string[]): void {
    this.list.prepend(...texts.map(rowElement));
  }

  /** Puts a line, such as a day, before the row at that place. */
  line(text: string, before = 0): HTMLElement {
    const line = document.createElement('div');
    line.className = 'line';
    line.textContent = text;
    this.list.insertBefore(line, this.list.querySelectorAll('.row')[before] ?? null);
    return line;
  }

  remove(): void {
    this.root.remove();
  }
}

/** `>` begins a message of the user's own, `#id ` gives an id, `…` alone is an unmounted row, a trailing `~` is not yet confirmed. */
export function rowElement(source: string): HTMLElement {
  const element = document.createElement('div');
  element.style.cssText = 'min-height: 20px';
  write(element, source);
  return element;
}

export function write(element: HTMLElement, source: string): void {
  const [, id = '', side = '', text = '', pending = ''] = /^(?:#(\S+) )?(>?)(.*?)(~?)$/su.exec(source) ?? [];
  element.className = `row ${side === '>' ? 'out' : 'in'}${pending === '~' ? ' pending' : ''}`;
  element.id = id;
  element.textContent = text === '…' ? '' : text;
}

function lineAbove(element: Element): string | null {
  for (let at = element.previousElementSibling; at; at = at.previousElementSibling) if (at.className === 'line') return at.textContent;
  return null;
}

function rowOf(element: Element, separator: string | null): Row {
  const text = element.textContent;
  return {
    direction: element.classList.contains('out') ? 'out' : 'in',
    sender: null,
    time: { text: null, separator, attribute: null, carried: false },
    kind: 'text',
    text,
    attachments: [],
    platformId: element.id === '' ? null : element.id,
    state: element.classList.contains('pending') ? 'pending' : text === '' ? 'shell' : 'whole',
    auto: false,
  };
}

/** Reads such pages, in parts, and counts what it read. */
export class ChatReader implements PaneReader {
  rowsRead = 0;
  /** Set while the reader lacks something that is on its way. */
  lacks: Promise<void> | null = null;
  /** True for pages that write the newest message first. */
  newestFirst = false;
  readonly #page: () => ParentNode;

  constructor(page: () => ParentNode = () => document) {
    this.#page = page;
  }

  awaited(): Promise<void> | null {
    return this.lacks;
  }

  find(): readonly Pane[] {
    return [...this.#page().querySelectorAll<HTMLElement>('.pane')].map((element) => ({ element, root: document }));
  }

  cut({ element }: Pane): Cut {
    const written = [...element.querySelectorAll('.row')];
    const all = this.newestFirst ? written.toReversed() : written;
    return { read: (part) => this.#read(element, all, part) };
  }

  #read(element: Element, all: readonly Element[], { from, atMost }: Part): PartReading | null {
    const first = from ? all.indexOf(from) : 0;
    if (first < 0 || from?.isConnected === false) return null;
    const taken = all.slice(first, first + atMost).filter((row) => row.isConnected);
    this.rowsRead += taken.length;
    let line = taken[0] ? lineAbove(taken[0]) : null;
    const rows: ReadRow[] = taken.map((row) => {
      if (row.previousElementSibling?.className === 'line') line = row.previousElementSibling.textContent;
      return { element: row, row: rowOf(row, line) };
    });
    const fromStart = element.querySelector('.start') !== null;
    return { parties: partiesOf(element), orders: [], fromStart, refused: 0, rows, more: first + taken.length < all.length };
  }
}

function partiesOf(pane: Element): Parties {
  const name = pane.parentElement?.querySelector('h1')?.textContent ?? '';
  return { account: 'shop', peer: { id: null, name: name === '' ? null : name }, conversationId: null };
}
