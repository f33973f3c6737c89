import type { Cluster } from './clusters';
import type { Glyph } from './faces';
import type { Line } from './lines';
import { pdfNumber, utf16Hex } from './pdf-strings';
import type { UsedFonts } from './used-fonts';

/** Red, green and blue from 0 to 1. */
export type Colour = readonly [number, number, number];

/** How a line is drawn. `weight` thickens the strokes, for names and titles: 0 is the face as it is. */
export type TextStyle = { readonly size: number; readonly colour: Colour; readonly weight?: number };

/** The colour of code points that stand in for characters which cannot be drawn. */
const markColour: Colour = [0.62, 0.3, 0.1];

/** A pen this far (in thousandths of the type size) from where it should be is moved. */
const tolerance = 0.5;

const rgb = (colour: Colour): string => colour.map(pdfNumber).join(' ');

/** Writes the text operators of one line: glyph numbers, moves between them, and the text beside glyphs that do not give it back. */
class LineInk {
  readonly #fonts: UsedFonts;
  readonly #style: TextStyle;
  readonly #ops: string[] = [];
  #shown: string[] = [];
  #hex = '';
  #face = '';
  #isMark = false;
  /** Where the pen is and where it should be, in thousandths. */
  #pen = 0;
  #wanted = 0;

  constructor(fonts: UsedFonts, style: TextStyle) {
    this.#fonts = fonts;
    this.#style = style;
  }

  add(cluster: Cluster): void {
    if (cluster.glyphs.length === 0) return;
    this.#dress(cluster);
    const spoken = this.#fonts.note(cluster);
    if (spoken !== null) {
      this.#flush();
      this.#ops.push(`/Span <</ActualText <FEFF${utf16Hex(spoken)}>>> BDC`);
    }
    for (const glyph of cluster.glyphs) this.#glyph(cluster, glyph);
    if (spoken === null) return;
    this.#flush();
    this.#ops.push('EMC');
  }

  finish(): readonly string[] {
    this.#flush();
    return this.#ops;
  }

  #dress({ face, isMark }: Cluster): void {
    if (face !== this.#face) {
      this.#flush();
      this.#ops.push(`/${this.#fonts.resourceOf(face)} ${pdfNumber(this.#style.size)} Tf`);
      this.#face = face;
    }
    if (isMark === this.#isMark) return;
    this.#flush();
    this.#ops.push(`${rgb(isMark ? markColour : this.#style.colour)} rg`);
    this.#isMark = isMark;
  }

  #glyph({ face }: Cluster, glyph: Glyph): void {
    const at = this.#wanted + glyph.dx;
    if (Math.abs(at - this.#pen) > tolerance) this.#move(at);
    if (glyph.dy === 0) this.#hex += glyph.id.toString(16).padStart(4, '0');
    else this.#raised(glyph);
    this.#pen += this.#fonts.advanceOf(face, glyph);
    this.#wanted += glyph.advance;
  }

  #move(to: number): void {
    this.#closeHex();
    this.#shown.push(pdfNumber(this.#pen - to));
    this.#pen = to;
  }

  #raised({ id, dy }: Glyph): void {
    this.#flush();
    this.#ops.push(`${pdfNumber((dy * this.#style.size) / 1000)} Ts <${id.toString(16).padStart(4, '0')}> Tj 0 Ts`);
  }

  #closeHex(): void {
    if (this.#hex !== '') this.#shown.push(`<${this.#hex}>`);
    this.#hex = '';
  }

  #flush(): void {
    this.#closeHex();
    if (this.#shown.length > 0) this.#ops.push(`[${this.#shown.join(' ')}] TJ`);
    this.#shown = [];
  }
}

/** The operators that draw `line` with its baseline starting at (x, y), in points from the page's lower left corner. */
export function lineInk(line: Line, x: number, y: number, style: TextStyle, fonts: UsedFonts): string {
  const ink = new LineInk(fonts, style);
  for (const { cluster } of line.placed) ink.add(cluster);
  const colour = rgb(style.colour);
  const weight = style.weight ? [`2 Tr ${pdfNumber(style.weight)} w ${colour} RG`] : ['0 Tr'];
  return ['BT', `${colour} rg`, ...weight, `1 0 0 1 ${pdfNumber(x)} ${pdfNumber(y)} Tm`, ...ink.finish(), 'ET'].join('\n');
}

const at = (...values: readonly number[]): string => values.map(pdfNumber).join(' ');

/** A filled rectangle. Corners are rounded by `radius` at the top and at the bottom. */
export function boxInk(
  { x, y, width, height }: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  colour: Colour,
  radius: { readonly top: number; readonly bottom: number },
): string {
  const { top, bottom } = radius;
  if (top === 0 && bottom === 0) return `${rgb(colour)} rg ${at(x, y, width, height)} re f`;
  const [right, up] = [x + width, y + height];
  // The distance of a Bézier curve's handles from the corner of a quarter circle.
  const keep = 0.448;
  return [
    `${rgb(colour)} rg`,
    `${at(x + bottom, y)} m ${at(right - bottom, y)} l`,
    `${at(right - bottom * keep, y, right, y + bottom * keep, right, y + bottom)} c`,
    `${at(right, up - top)} l ${at(right, up - top * keep, right - top * keep, up, right - top, up)} c`,
    `${at(x + top, up)} l ${at(x + top * keep, up, x, up - top * keep, x, up - top)} c`,
    `${at(x, y + bottom)} l ${at(x, y + bottom * keep, x + bottom * keep, y, x + bottom, y)} c f`,
  ].join('\n');
}
