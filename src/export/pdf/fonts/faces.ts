import type { Buffer as ShapingBuffer, Font } from 'harfbuzzjs';
import type { KeptFile } from '../../request';
import type { FaceName } from './face-names';
import { joinFace, rareTable } from './face-parts';
import { fontFile } from './font-file';
import { type TrueType, trueTypeOf } from './true-type';

/** A picture as dots: red, green, blue and opacity of each, row by row from the top. */
export type Dots = { readonly width: number; readonly height: number; readonly rgba: Uint8ClampedArray<ArrayBuffer> };

/** Port to what a PDF needs from outside; each face is fetched when the first export needs it. */
export type PdfAssets = {
  /** The bytes of a TrueType face, whole or its common part. */
  loadFace(name: FaceName): Promise<Uint8Array>;
  /** The other part of a face that came in two. */
  readonly loadRare?: (name: FaceName) => Promise<Uint8Array>;
  /** An emoji in the system's colours on a square of so many dots; null where the system has none. Left out where nothing can be drawn. */
  readonly drawEmoji?: (text: string, side: number) => Dots | null;
  /** A kept picture as the browser shows it, at most so many dots wide and high; null where it is broken. Left out where nothing can be drawn. */
  readonly openPicture?: (file: KeptFile, most: number) => Promise<Dots | null>;
};

/** A glyph as shaping placed it. Advances and offsets in thousandths of the type size. */
export type Glyph = { readonly id: number; readonly advance: number; readonly dx: number; readonly dy: number };

/** A glyph with the offset of the text it stands for. */
type ShapedGlyph = Glyph & { readonly cluster: number };

/** What the PDF says of a face as a whole, in thousandths of the type size. */
type FaceMetrics = { readonly ascent: number; readonly descent: number; readonly box: readonly [number, number, number, number] };

/** A face ready to measure and shape with. */
export type Face = {
  readonly name: FaceName;
  /** All of it but the outlines that `lacks` names. */
  readonly outlines: TrueType;
  readonly metrics: FaceMetrics;
  covers(codePoint: number): boolean;
  /** The glyph of a character that needs no shaping; undefined where the face lacks it. */
  glyphOf(codePoint: number): Glyph | undefined;
  /** Glyphs in visual order. */
  shape(text: string, isRightToLeft: boolean): readonly ShapedGlyph[];
  /** A glyph's outline as an SVG path, in units of which `outlines.unitsPerEm` make the type size. */
  path(glyph: number): string;
  /** Whether a glyph's outline is in the part of the face that was not brought yet. */
  lacks(glyph: number): boolean;
  /** Puts the other part of the face to it. */
  complete(rare: Uint8Array): void;
};

type HarfBuzz = typeof import('harfbuzzjs');

function metricsOf(font: Font, outlines: TrueType): FaceMetrics {
  const scale = 1000 / outlines.unitsPerEm;
  const head = outlines.table('head');
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  // Four signed 16-bit words from byte 36 on: xMin, yMin, xMax, yMax.
  const side = (index: number): number => Math.round(view.getInt16(36 + 2 * index) * scale);
  const { ascender, descender } = font.hExtents();
  return { ascent: Math.round(ascender * scale), descent: Math.round(descender * scale), box: [side(0), side(1), side(2), side(3)] };
}

function shaped(harfBuzz: HarfBuzz, font: Font, buffer: ShapingBuffer, text: string, isRightToLeft: boolean, scale: number): ShapedGlyph[] {
  buffer.reset();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  buffer.setDirection(isRightToLeft ? harfBuzz.Direction.RTL : harfBuzz.Direction.LTR);
  harfBuzz.shape(font, buffer);
  return buffer.getGlyphInfosAndPositions().map(({ codepoint, cluster, xAdvance = 0, xOffset = 0, yOffset = 0 }) => ({
    id: codepoint,
    cluster,
    advance: xAdvance * scale,
    dx: xOffset * scale,
    dy: yOffset * scale,
  }));
}

/** What shaping reads of a face. The outlines, nine tenths of a Han face, need not be in its memory. */
const shapingTables = ['head', 'maxp', 'hhea', 'hmtx', 'cmap', 'OS/2', 'GDEF', 'GSUB', 'GPOS', 'post', 'kern', 'BASE'];

const loadHarfBuzz = (): Promise<HarfBuzz> => import('harfbuzzjs');

async function openFace(name: FaceName, loaded: Uint8Array): Promise<Face> {
  const harfBuzz = await loadHarfBuzz();
  const fontOf = (file: Uint8Array): Font => new harfBuzz.Font(new harfBuzz.Face(new harfBuzz.Blob(file)));
  let bytes = loaded;
  let outlines = trueTypeOf(bytes);
  let rare = outlines.tables([rareTable])[rareTable];
  const font = fontOf(fontFile(outlines.tables(shapingTables), false));
  const buffer = new harfBuzz.Buffer();
  let whole: Font | undefined;
  const scale = 1000 / outlines.unitsPerEm;
  // Asked for one by one: a Han face has thirty thousand characters, a chat some hundreds.
  const glyphs = new Map<number, Glyph | null>();
  const glyphOf = (codePoint: number): Glyph | undefined => {
    const known = glyphs.get(codePoint);
    if (known !== undefined) return known ?? undefined;
    const id = font.nominalGlyph(codePoint);
    const glyph = id === undefined ? null : { id, advance: outlines.advance(id) * scale, dx: 0, dy: 0 };
    glyphs.set(codePoint, glyph);
    return glyph ?? undefined;
  };
  return {
    name,
    get outlines() {
      return outlines;
    },
    metrics: metricsOf(font, outlines),
    covers: (codePoint) => glyphOf(codePoint) !== undefined,
    glyphOf,
    shape: (text, isRightToLeft) => shaped(harfBuzz, font, buffer, text, isRightToLeft, scale),
    path: (glyph) => (whole ??= fontOf(bytes)).glyphToPath(glyph),
    lacks: (glyph) => rare !== undefined && ((rare[glyph >> 3] ?? 0) & (1 << (glyph & 7))) !== 0,
    complete(others) {
      bytes = joinFace(bytes, others);
      outlines = trueTypeOf(bytes);
      [rare, whole] = [undefined, undefined];
    },
  };
}

/** Opens each face once, when it is first asked for. */
export class FaceLibrary {
  readonly #assets: PdfAssets;
  readonly #open = new Map<FaceName, Face>();
  readonly #coming = new Map<FaceName, Promise<Uint8Array>>();

  constructor(assets: PdfAssets) {
    this.#assets = assets;
    // What fails is told to whoever opens a face.
    loadHarfBuzz().catch(() => undefined);
  }

  /** Has a face brought that will be opened, beside all others that come. */
  expect(name: FaceName): void {
    if (this.#open.has(name) || this.#coming.has(name)) return;
    const coming = this.#assets.loadFace(name);
    // What fails is told to whoever opens it.
    coming.catch(() => undefined);
    this.#coming.set(name, coming);
  }

  /** The face, if it was opened before. */
  get(name: FaceName): Face | undefined {
    return this.#open.get(name);
  }

  async open(name: FaceName): Promise<Face> {
    const known = this.#open.get(name);
    if (known) return known;
    const face = await openFace(name, await (this.#coming.get(name) ?? this.#assets.loadFace(name)));
    this.#coming.delete(name);
    this.#open.set(name, face);
    return face;
  }

  /** Brings the rest of an open face where one of these glyphs needs it. */
  async complete(name: FaceName, glyphs: Iterable<number>): Promise<void> {
    const face = this.#open.get(name);
    for (const glyph of glyphs)
      if (face?.lacks(glyph)) {
        if (!this.#assets.loadRare) throw new Error(`the rest of the face ${name} cannot be had`);
        face.complete(await this.#assets.loadRare(name));
      }
  }
}
