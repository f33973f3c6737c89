import type { Dots, PdfAssets } from './fonts/faces';

/** Dots each way: some 400 to the inch where text is read. */
const side = 72;

/** The pictures of emoji in colour, each drawn when it is first met. */
export class EmojiPictures {
  readonly #draw: PdfAssets['drawEmoji'];
  readonly #dots = new Map<string, Dots | null>();

  constructor({ drawEmoji }: PdfAssets) {
    this.#draw = drawEmoji;
  }

  has(text: string): boolean {
    return this.dotsOf(text) !== null;
  }

  dotsOf(text: string): Dots | null {
    const known = this.#dots.get(text);
    if (known !== undefined) return known;
    const dots = this.#draw?.(text, side) ?? null;
    this.#dots.set(text, dots);
    return dots;
  }
}
