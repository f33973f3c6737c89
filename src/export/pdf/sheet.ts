import type { EmojiPictures } from './emoji-pictures';
import type { PdfFile } from './file/pdf-file';
import type { UsedFonts } from './fonts/used-fonts';
import { boxInk, type Colour, lineInk } from './ink';
import { type Line, setLines } from './lines';
import { page, type TextKind } from './page-style';
import type { Artifact, Pages } from './pages';
import { pdfNumber } from './pdf-strings';
import { putDots } from './pictures/put-dots';
import type { Element, Structure } from './structure';
import type { Typesetter } from './typesetter';

/** A box given by its upper left corner, `top` counted from the page's upper edge. */
export type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

/** How far below the top of its leading a line's baseline stands: capitals and Han are then centred. */
export function baselineDrop({ leading, size }: TextKind): number {
  return leading / 2 + size * 0.36;
}

/** An emoji in colour: how large it is drawn, how far it hangs below the baseline and how much room is before it, by the type size. */
const emoji = { side: 1.12, below: 0.2, before: 0.04 } as const;

type Parts = {
  readonly file: PdfFile;
  readonly structure: Structure;
  readonly typesetter: Typesetter;
  readonly fonts: UsedFonts;
  readonly emoji: EmojiPictures;
};

/** The document's pages, filled from the top. Distances in points, `y` from the upper edge of the present page. */
export class Sheet {
  readonly typesetter: Typesetter;
  readonly structure: Structure;
  readonly #parts: Parts;
  readonly #pages: Pages;
  readonly #emoji = new Map<string, number>();
  /** Where the next block begins. */
  y: number = page.top;

  constructor(parts: Parts, pages: Pages) {
    this.typesetter = parts.typesetter;
    this.structure = parts.structure;
    this.#parts = parts;
    this.#pages = pages;
  }

  /** Where the next block begins, as an outline points to it. */
  get place(): { readonly page: number; readonly top: number } {
    return { page: this.#pages.number, top: page.height - this.y };
  }

  /** How much of the page is left below `y`. */
  get room(): number {
    return page.height - page.bottom - this.y;
  }

  newPage(): void {
    this.#pages.next();
    this.y = page.top;
  }

  /** Goes to the next page unless `height` is left on this one. */
  ensure(height: number): void {
    if (this.room < height && this.y > page.top) this.newPage();
  }

  /**
   * Leaves `height` free here, on the first page, and answers how to fill it later, when what belongs there is known: `draw` finds `y` where
   * it was, and what it draws stands at this place of the page's content, not behind all that came after.
   */
  reserve(height: number): (draw: () => void) => void {
    const { y: top } = this;
    this.#pages.endMark();
    const place = this.#pages.length;
    this.y += height;
    return (draw) =>
      this.#pages.fillFirst(place, () => {
        this.y = top;
        draw();
      });
  }

  /** The text in lines no wider than `width`. Its faces must have been prepared. */
  lines(text: string, { size }: TextKind, width: number): Generator<Line> {
    return setLines(this.typesetter, text, size, width);
  }

  /** Draws a line of an element whose box begins at `top`: the baseline stands a little below the middle of its leading. */
  drawLine(what: Element | Artifact, line: Line, left: number, top: number, kind: TextKind): void {
    const baseline = page.height - top - baselineDrop(kind);
    const { operators, pictures } = lineInk(line, left, baseline, kind, this.#parts.fonts);
    this.#pages.draw(what, operators);
    for (const { text, x } of pictures) this.#drawEmoji(text, left + x, baseline, kind.size);
  }

  fillBox({ left, top, width, height }: Box, colour: Colour, radius = { top: 0, bottom: 0 }): void {
    this.#pages.draw('Layout', boxInk({ x: left, y: page.height - top - height, width, height }, colour, radius));
  }

  /** Draws a picture, an object of the file, as the content of an element. */
  drawPicture(what: Element, object: number, { left, top, width, height }: Box): void {
    this.#image(what, object, [width, 0, 0, height, left, page.height - top - height]);
  }

  /** The characters stand in the text as a blank, which says what the picture shows; the picture itself is only looks. */
  #drawEmoji(text: string, x: number, baseline: number, size: number): void {
    const dots = this.#parts.emoji.dotsOf(text);
    if (!dots) return;
    const object = this.#emoji.get(text) ?? putDots(this.#parts.file, dots);
    this.#emoji.set(text, object);
    const side = emoji.side * size;
    this.#image('Layout', object, [side, 0, 0, side, x + emoji.before * size, baseline - emoji.below * size]);
  }

  #image(what: Element | Artifact, object: number, matrix: readonly number[]): void {
    this.#pages.draw(what, `q ${matrix.map(pdfNumber).join(' ')} cm /${this.#pages.nameOf(object)} Do Q`);
  }
}
