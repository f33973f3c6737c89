import { cleanText } from './clean-text';

/** How an element stands to what is beside it: on its own lines, apart from it, or in one run with it. */
export type Boundary = 'break' | 'space' | 'none';
/** What `white-space` keeps of the source. */
export type WhiteSpace = 'collapse' | 'keep-lines' | 'keep';

/** Puts pieces of text together the way inline layout does: white space collapses, blocks begin and end lines. */
export class TextLines {
  /** True once the text is longer than anyone wants; nothing more is taken. */
  full = false;
  readonly #limit: number;
  readonly #pieces: string[] = [];
  #length = 0;
  #breaks = 0;
  #space = false;

  constructor(limit: number) {
    this.#limit = limit;
  }

  lineBreak(): void {
    this.#breaks += 1;
    this.#space = false;
  }

  bound(boundary: Boundary): void {
    if (boundary === 'space') this.#space = true;
    if (boundary !== 'break') return;
    // A line break before the end of a block only ends the line that the block would end anyway.
    this.#breaks = Math.max(this.#breaks, 1);
    this.#space = false;
  }

  add(raw: string, whiteSpace: WhiteSpace): void {
    if (raw.length > 2 * this.#limit) this.full = true;
    if (this.full) return;
    const text = cleanText(raw);
    if (whiteSpace === 'collapse') {
      this.#collapse(text);
      return;
    }
    for (const [index, line] of text.split('\n').entries()) {
      if (index > 0) this.lineBreak();
      if (whiteSpace === 'keep') this.#push(line);
      else this.#collapse(line);
    }
  }

  /** The whole text without blank edges, or null when it is over the limit. */
  finish(): string | null {
    const text = this.#pieces.join('').trimEnd();
    return this.full || text.length > this.#limit ? null : text;
  }

  #collapse(text: string): void {
    const words = text.replace(/[ \t\n\f]+/g, ' ');
    if (words.startsWith(' ')) this.#space = true;
    const start = words.startsWith(' ') ? 1 : 0;
    const core = words.slice(start, words.endsWith(' ') ? -1 : undefined);
    this.#push(core);
    if (core !== '' && words.endsWith(' ')) this.#space = true;
  }

  #push(text: string): void {
    if (text === '') return;
    if (this.#pieces.length > 0) {
      if (this.#breaks > 0) this.#pieces.push('\n'.repeat(this.#breaks));
      else if (this.#space) this.#pieces.push(' ');
    }
    this.#breaks = 0;
    this.#space = false;
    this.#pieces.push(text);
    this.#length += text.length;
    // Blank ends are trimmed at the end; a text this far over the limit is over it all the same.
    if (this.#length > 2 * this.#limit) this.full = true;
  }
}
