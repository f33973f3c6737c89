import type { Buffer as ShapingBuffer, Font } from 'harfbuzzjs';

/** The faces that exports are set in. */
export const faceNames = ['sans', 'sc', 'tc', 'thai', 'emoji'] as const;
export type FaceName = (typeof faceNames)[number];

/** Port to the files that a PDF needs; each is fetched when the first export needs it. */
export type PdfAssets = {
  /** The bytes of a TrueType face. */
  loadFace(name: FaceName): Promise<Uint8Array>;
  /** The bytes of HarfBuzz's subsetter, a WebAssembly module. */
  loadSubsetter(): Promise<Uint8Array>;
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
  readonly bytes: Uint8Array;
  readonly metrics: FaceMetrics;
  covers(codePoint: number): boolean;
  /** The glyph of a character that needs no shaping; undefined where the face lacks it. */
  glyphOf(codePoint: number): Glyph | undefined;
  /** The glyph's own advance, which the PDF's width table holds. */
  advanceOf(glyph: number): number;
  /** Glyphs in visual order. */
  shape(text: string, isRightToLeft: boolean): readonly ShapedGlyph[];
};

type HarfBuzz = typeof import('harfbuzzjs');

function metricsOf(font: Font, scale: number): FaceMetrics {
  const head = font.face.referenceTable('head');
  const view = head && new DataView(head.buffer, head.byteOffset, head.byteLength);
  // Four signed 16-bit words from byte 36 on: xMin, yMin, xMax, yMax.
  const side = (index: number): number => Math.round((view?.getInt16(36 + 2 * index) ?? 0) * scale);
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

async function openFace(name: FaceName, bytes: Uint8Array): Promise<Face> {
  const harfBuzz = await import('harfbuzzjs');
  const font = new harfBuzz.Font(new harfBuzz.Face(new harfBuzz.Blob(bytes)));
  const buffer = new harfBuzz.Buffer();
  const scale = 1000 / font.face.upem;
  const covered = new Set(font.face.collectUnicodes());
  const advances = new Map<number, number>();
  const glyphs = new Map<number, Glyph | undefined>();
  const advanceOf = (glyph: number): number => {
    const known = advances.get(glyph) ?? font.glyphHAdvance(glyph) * scale;
    advances.set(glyph, known);
    return known;
  };
  const glyphOf = (codePoint: number): Glyph | undefined => {
    if (glyphs.has(codePoint)) return glyphs.get(codePoint);
    const id = covered.has(codePoint) ? font.nominalGlyph(codePoint) : undefined;
    const glyph = id === undefined ? undefined : { id, advance: advanceOf(id), dx: 0, dy: 0 };
    glyphs.set(codePoint, glyph);
    return glyph;
  };
  return {
    name,
    bytes,
    metrics: metricsOf(font, scale),
    covers: (codePoint) => covered.has(codePoint),
    glyphOf,
    advanceOf,
    shape: (text, isRightToLeft) => shaped(harfBuzz, font, buffer, text, isRightToLeft, scale),
  };
}

/** Opens each face once, when it is first asked for. */
export class FaceLibrary {
  readonly #assets: PdfAssets;
  readonly #open = new Map<FaceName, Face>();

  constructor(assets: PdfAssets) {
    this.#assets = assets;
  }

  /** The face, if it was opened before. */
  get(name: FaceName): Face | undefined {
    return this.#open.get(name);
  }

  async open(name: FaceName): Promise<Face> {
    const face = this.#open.get(name) ?? (await openFace(name, await this.#assets.loadFace(name)));
    this.#open.set(name, face);
    return face;
  }
}
