import type { jsPDF } from 'jspdf';
import { boxInk, type Colour, lineInk } from './ink';
import { pageOperators, type PdfObjects, pdfObjects } from './jspdf-hooks';
import { type Line, setLines } from './lines';
import { page, type TextKind } from './page-style';
import type { Typesetter } from './typesetter';
import type { UsedFonts } from './used-fonts';

/** A box given by its upper left corner, `top` counted from the page's upper edge. */
export type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

/** How far below the top of its leading a line's baseline stands: capitals and Han are then centred. */
export function baselineDrop({ leading, size }: TextKind): number {
  return leading / 2 + size * 0.36;
}

/** The document's pages, filled from the top. Distances in points, `y` from the upper edge of the present page. */
export class Sheet {
  readonly typesetter: Typesetter;
  readonly #document: jsPDF;
  readonly #objects: PdfObjects;
  readonly #fonts: UsedFonts;
  /** Where the next block begins. */
  y: number = page.top;

  constructor(document: jsPDF, typesetter: Typesetter, fonts: UsedFonts) {
    this.typesetter = typesetter;
    this.#document = document;
    this.#objects = pdfObjects(document);
    this.#fonts = fonts;
  }

  get pages(): number {
    return this.#document.getNumberOfPages();
  }

  /** How much of the page is left below `y`. */
  get room(): number {
    return page.height - page.bottom - this.y;
  }

  newPage(): void {
    this.#document.addPage();
    this.y = page.top;
  }

  /** Goes to the next page unless `height` is left on this one. */
  ensure(height: number): void {
    if (this.room < height && this.y > page.top) this.newPage();
  }

  /** Draws on an earlier page from now on. */
  turnTo(pageNumber: number): void {
    this.#document.setPage(pageNumber);
  }

  /**
   * Leaves `height` free here and answers how to fill it later, when what belongs there is known: `draw` finds `y` where it was, and
   * what it draws stands in the page's reading order at this place, not behind all that came after.
   */
  reserve(height: number): (draw: () => void) => void {
    const { pages: pageNumber, y: top } = this;
    const place = pageOperators(this.#document, pageNumber).length;
    this.y += height;
    return (draw) => {
      this.turnTo(pageNumber);
      this.y = top;
      const operators = pageOperators(this.#document, pageNumber);
      const before = operators.length;
      draw();
      operators.splice(place, 0, ...operators.splice(before));
    };
  }

  /** The text in lines no wider than `width`. Its faces must have been prepared. */
  lines(text: string, { size }: TextKind, width: number): Generator<Line> {
    return setLines(this.typesetter, text, size, width);
  }

  /** Draws a line whose box begins at `top`: the baseline stands a little below the middle of its leading. */
  drawLine(line: Line, left: number, top: number, kind: TextKind): void {
    const baseline = top + baselineDrop(kind);
    this.#objects.write(lineInk(line, left, page.height - baseline, kind, this.#fonts));
  }

  fillBox({ left, top, width, height }: Box, colour: Colour, radius = { top: 0, bottom: 0 }): void {
    this.#objects.write(boxInk({ x: left, y: page.height - top - height, width, height }, colour, radius));
  }
}
