import { rowElement } from './chat-page';
import { watching, type Watching } from './watching';

/**
 * How a page scrolls its history. `plain` keeps in view what was in view; `jumping` stays at the top while older rows push the others down;
 * `reverse`: column-reverse; `flipped`: turned upside down; `upwards`: newest on top; `inner`, `outer`, `document`: another element than the
 * pane scrolls; `virtual`, `virtual-jumping` and `virtual-late` have only the rows in sight in the document, the last one a second later.
 */
export const kinds = [
  'plain',
  'jumping',
  'reverse',
  'flipped',
  'upwards',
  'inner',
  'outer',
  'document',
  'virtual',
  'virtual-jumping',
  'virtual-late',
] as const;
export type Kind = (typeof kinds)[number];

export type Habits = {
  /** Messages shown first, and loaded each time the oldest end is in sight. */
  readonly batch: number;
  /** Ms that loading takes, by the test's clock. */
  readonly lag: number;
  /** Whether it shows that it is loading. */
  readonly tells: boolean;
};

const rowHeight = 30;
const seen = 200;
/** Ms by the test's clock. */
const late = 1000;

/** A chat of numbered messages that loads older ones when its oldest end comes into sight, and the watch that follows it. */
export class HistoryPage {
  readonly chat: Watching;
  readonly scroller: HTMLElement;
  readonly #kind: Kind;
  readonly #habits: Habits;
  readonly #list: HTMLElement;
  #texts: readonly string[];
  #first: number;
  #isLoading = false;

  constructor(kind: Kind, texts: readonly string[], habits: Habits = { batch: 20, lag: 0, tells: false }) {
    this.#kind = kind;
    this.#texts = texts;
    this.#habits = habits;
    this.chat = watching('anna', []);
    this.chat.reader.newestFirst = this.#isNewestFirst;
    const { list, root } = this.chat.page;
    const inner = document.createElement('div');
    list.append(inner);
    this.#list = kind === 'inner' || this.#isVirtual ? inner : list;
    if (kind === 'inner' || kind === 'outer' || kind === 'document') list.style.cssText = '';
    const within = { inner, outer: root, document: document.documentElement };
    this.scroller = kind === 'inner' || kind === 'outer' || kind === 'document' ? within[kind] : list;
    if (kind !== 'document')
      this.scroller.style.cssText = `height: ${seen}px; width: 300px; overflow-y: scroll; overflow-anchor: none; position: relative`;
    if (kind === 'reverse') Object.assign(list.style, { display: 'flex', flexDirection: 'column-reverse' });
    if (kind === 'flipped') list.style.transform = 'scaleY(-1)';
    this.#first = Math.max(0, texts.length - habits.batch);
    this.#draw();
    this.toNewest();
    this.#draw();
    (kind === 'document' ? document : this.scroller).addEventListener('scroll', this.#scrolled);
  }

  /** Px between the window and the newest message. */
  get fromNewest(): number {
    const { scrollTop } = this.scroller;
    if (this.#isNewestFirst) return Math.abs(scrollTop);
    return this.#range - scrollTop;
  }

  toNewest(): void {
    this.scroller.scrollTop = this.#isNewestFirst ? 0 : this.#range;
  }

  arrive(text: string): void {
    this.#texts = [...this.#texts, text];
    this.#draw();
  }

  stop(): void {
    document.removeEventListener('scroll', this.#scrolled);
    this.chat.stop();
  }

  get #isNewestFirst(): boolean {
    return this.#kind === 'reverse' || this.#kind === 'flipped' || this.#kind === 'upwards';
  }

  get #isVirtual(): boolean {
    return this.#kind.startsWith('virtual');
  }

  get #range(): number {
    return this.scroller.scrollHeight - this.scroller.clientHeight;
  }

  readonly #scrolled = (): void => {
    if (this.#kind === 'virtual-late') this.chat.scheduler.after(late, () => this.#draw());
    else if (this.#isVirtual) this.#draw();
    const fromOldest = this.#isNewestFirst ? this.#range - Math.abs(this.scroller.scrollTop) : this.scroller.scrollTop;
    if (fromOldest > 1 || this.#isLoading || this.#first === 0) return;
    this.#isLoading = true;
    if (this.#habits.tells) this.scroller.setAttribute('aria-busy', 'true');
    if (this.#habits.lag === 0) this.#load();
    else this.chat.scheduler.after(this.#habits.lag, () => this.#load());
  };

  #load(): void {
    const fromNewest = this.fromNewest;
    this.#first = Math.max(0, this.#first - this.#habits.batch);
    this.#draw();
    if (!this.#isNewestFirst && !this.#kind.endsWith('jumping')) this.scroller.scrollTop = this.#range - fromNewest;
    this.#draw();
    this.scroller.removeAttribute('aria-busy');
    this.#isLoading = false;
  }

  #draw(): void {
    const shown = this.#texts.slice(this.#first);
    if (this.#isVirtual) return this.#drawWindow(shown);
    const known = new Map([...this.#list.querySelectorAll<HTMLElement>('.row')].map((row) => [row.textContent, row]));
    const rows = shown.map((text) => known.get(text) ?? this.#row(text));
    const order = this.#isNewestFirst ? rows.toReversed() : rows;
    for (const [at, row] of order.entries()) {
      const there = this.#list.children[at];
      if (there !== row) this.#list.insertBefore(row, there ?? null);
    }
  }

  #drawWindow(shown: readonly string[]): void {
    const { scrollTop } = this.scroller;
    this.#list.style.cssText = `height: ${shown.length * rowHeight}px; position: relative`;
    const from = Math.max(0, Math.floor(scrollTop / rowHeight) - 1);
    const rows = shown.slice(from, from + Math.ceil(seen / rowHeight) + 2).map((text, at) => {
      const row = this.#row(text);
      Object.assign(row.style, { position: 'absolute', top: `${(from + at) * rowHeight}px`, width: '100%' });
      return row;
    });
    this.#list.replaceChildren(...rows);
  }

  #row(text: string): HTMLElement {
    const row = rowElement(text);
    row.style.cssText = `height: ${rowHeight}px; flex: none`;
    if (this.#kind === 'flipped') row.style.transform = 'scaleY(-1)';
    return row;
  }
}
