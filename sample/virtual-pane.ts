import { drawLine, type Line } from './draw-message.ts';
import { element } from './elements.ts';

/** Lines mounted at a time. */
const mounted = 40;
/** Height in pixels taken for a line that was never drawn. */
const guess = 74;
/** Pixels from the top at which older messages are asked for. */
const nearTop = 120;

/** A scrolling pane that draws only the lines near what is visible, as the consoles of big shops do. */
export class VirtualPane {
  readonly #pane: HTMLElement;
  readonly #above = element('div', 'pad');
  readonly #below = element('div', 'pad');
  readonly #list = element('div', 'lines', this.#above, this.#below);
  readonly #heights = new Map<string, number>();
  readonly #drawn = new Map<string, { readonly line: Line; readonly row: HTMLElement }>();
  #lines: readonly Line[] = [];
  #colour = '#888';

  /** `wantsOlder` is called whenever the pane stands near its top. */
  constructor(pane: HTMLElement, wantsOlder: () => void) {
    this.#pane = pane;
    pane.replaceChildren(this.#list);
    pane.addEventListener('scroll', () => {
      this.#draw();
      if (pane.scrollTop < nearTop) wantsOlder();
    });
  }

  /** Shows another conversation, at its newest message. */
  open(lines: readonly Line[], colour: string): void {
    for (const { row } of this.#drawn.values()) row.remove();
    this.#drawn.clear();
    this.#heights.clear();
    this.#lines = lines;
    this.#colour = colour;
    this.#toNewest();
  }

  /** Shows the lines as they now are: what is visible stays in its place, and who stands at the end stays there. */
  update(lines: readonly Line[]): void {
    const atEnd = this.#pane.scrollHeight - this.#pane.clientHeight - this.#pane.scrollTop < 40;
    const anchor = this.#anchor();
    this.#lines = lines;
    if (atEnd) return this.#toNewest();
    if (anchor) this.#pane.scrollTop = this.#topOf(lines.findIndex(({ key }) => key === anchor.key)) + anchor.into;
    this.#draw();
  }

  #toNewest(): void {
    for (let pass = 0; pass < 3; pass += 1) {
      this.#drawRange(Math.max(0, this.#lines.length - mounted));
      this.#pane.scrollTop = this.#pane.scrollHeight;
    }
  }

  #heightOf({ key }: Line): number {
    return this.#heights.get(key) ?? guess;
  }

  #topOf(index: number): number {
    return this.#lines.slice(0, Math.max(0, index)).reduce((sum, line) => sum + this.#heightOf(line), 0);
  }

  #anchor(): { readonly key: string; readonly into: number } | null {
    let top = 0;
    for (const line of this.#lines) {
      const height = this.#heightOf(line);
      if (top + height > this.#pane.scrollTop && line.is === 'message') return { key: line.key, into: this.#pane.scrollTop - top };
      top += height;
    }
    return null;
  }

  #draw(): void {
    const { scrollTop, clientHeight } = this.#pane;
    let first = 0;
    for (let top = 0; first < this.#lines.length; first += 1) {
      const line = this.#lines[first];
      top += line ? this.#heightOf(line) : 0;
      if (top > scrollTop) break;
    }
    const visible = Math.ceil(clientHeight / guess);
    this.#drawRange(Math.max(0, Math.min(first - Math.floor((mounted - visible) / 2), this.#lines.length - mounted)));
  }

  #drawRange(first: number): void {
    const shown = this.#lines.slice(first, first + mounted);
    const keys = new Set(shown.map(({ key }) => key));
    for (const [key, { row }] of this.#drawn) if (!keys.has(key)) this.#drop(key, row);
    const rows = shown.map((line) => this.#rowOf(line));
    let next = this.#above.nextElementSibling;
    for (const row of rows) {
      if (row === next) next = next.nextElementSibling;
      else this.#list.insertBefore(row, next);
    }
    this.#measure(shown);
    this.#above.style.height = `${this.#topOf(first)}px`;
    this.#below.style.height = `${this.#lines.slice(first + mounted).reduce((sum, line) => sum + this.#heightOf(line), 0)}px`;
  }

  #drop(key: string, row: HTMLElement): void {
    row.remove();
    this.#drawn.delete(key);
  }

  #rowOf(line: Line): HTMLElement {
    const known = this.#drawn.get(line.key);
    if (known && isSame(known.line, line)) return known.row;
    const row = drawLine(line, this.#colour);
    known?.row.replaceWith(row);
    this.#drawn.set(line.key, { line, row });
    return row;
  }

  #measure(lines: readonly Line[]): void {
    for (const { key } of lines) {
      const row = this.#drawn.get(key)?.row;
      if (row) this.#heights.set(key, row.getBoundingClientRect().height);
    }
  }
}

function isSame(one: Line, other: Line): boolean {
  if (one.is === 'message' && other.is === 'message') return one.message === other.message && one.isSending === other.isSending;
  return one.is === other.is;
}
