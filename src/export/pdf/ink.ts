import type { Cluster } from './clusters';
import type { UsedFonts } from './fonts/used-fonts';
import type { Line } from './lines';
import { pdfNumber } from './pdf-strings';

/** Red, green and blue from 0 to 1. */
export type Colour = readonly [number, number, number];

/** How a line is drawn. `weight` thickens the strokes, for names and titles: 0 is the face as it is. */
export type TextStyle = { readonly size: number; readonly colour: Colour; readonly weight?: number };

/** The colour of code points that stand in for characters which cannot be drawn. */
const markColour: Colour = [0.62, 0.3, 0.1];

const written = new WeakMap<Colour, string>();

/** A colour as operators write it; there are few of them. */
export function rgb(colour: Colour): string {
  const known = written.get(colour) ?? colour.map(pdfNumber).join(' ');
  written.set(colour, known);
  return known;
}

/** Where along a line, in points from its start, the picture of an emoji goes. */
export type PicturePlace = { readonly text: string; readonly x: number };

/** A line as page content, and the pictures to be drawn over it. */
export type Inked = { readonly operators: string; readonly pictures: readonly PicturePlace[] };

/** Writes the text operators of one line: the codes of its clusters, which carry their own widths. */
class LineInk {
  readonly #fonts: UsedFonts;
  readonly #style: TextStyle;
  readonly #ops: string[] = [];
  readonly pictures: PicturePlace[] = [];
  #codes = '';
  #font = '';
  #isMark = false;
  #pen = 0;

  constructor(fonts: UsedFonts, style: TextStyle) {
    this.#fonts = fonts;
    this.#style = style;
  }

  add(cluster: Cluster, isTurned: boolean): void {
    const { font, codes, turned } = this.#fonts.codeOf(cluster);
    if (font.resource !== this.#font || cluster.isMark !== this.#isMark) this.#dress(font.resource, cluster.isMark);
    this.#codes += isTurned ? turned : codes;
    if (cluster.isPicture) this.pictures.push({ text: cluster.text, x: (this.#pen * this.#style.size) / 1000 });
    this.#pen += cluster.width;
  }

  finish(): readonly string[] {
    this.#flush();
    return this.#ops;
  }

  #dress(resource: string, isMark: boolean): void {
    this.#flush();
    if (resource !== this.#font) this.#ops.push(`/${resource} ${pdfNumber(this.#style.size)} Tf`);
    if (isMark !== this.#isMark) this.#ops.push(`${rgb(isMark ? markColour : this.#style.colour)} rg`);
    this.#font = resource;
    this.#isMark = isMark;
  }

  #flush(): void {
    if (this.#codes !== '') this.#ops.push(`(${this.#codes}) Tj`);
    this.#codes = '';
  }
}

/** The operators that draw `line` with its baseline starting at (x, y), in points from the page's lower left corner. */
export function lineInk(line: Line, x: number, y: number, style: TextStyle, fonts: UsedFonts): Inked {
  const ink = new LineInk(fonts, style);
  const { clusters, levels } = line;
  let index = 0;
  for (const cluster of clusters) {
    ink.add(cluster, levels !== null && (levels[index] ?? 0) % 2 === 1);
    index += 1;
  }
  const colour = rgb(style.colour);
  const text = `BT ${colour} rg ${pdfNumber(x)} ${pdfNumber(y)} Td\n${ink.finish().join('\n')} ET`;
  const operators = style.weight ? `q 2 Tr ${pdfNumber(style.weight)} w ${colour} RG ${text} Q` : text;
  return { operators, pictures: ink.pictures };
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
  // Drawn as a smaller one with a thick round edge: a third of the corners' curves' bytes, and half of the time that packing pages took.
  if (top === bottom)
    return `q ${rgb(colour)} rg ${rgb(colour)} RG 1 j ${pdfNumber(2 * top)} w ${at(x + top, y + top, width - 2 * top, height - 2 * top)} re B Q`;
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
