// The build takes this file too, and wants its imports' endings.
import { fontFile } from './font-file.ts';
import { partsOf, type TrueType, trueTypeOf } from './true-type.ts';

/**
 * A face in two files: a face of its own whose rare glyphs have no outlines, and these. Nine tenths of a Han face are outlines, of which a chat needs some
 * hundreds.
 */
export type FaceParts = { readonly common: Uint8Array<ArrayBuffer>; readonly rare: Uint8Array<ArrayBuffer> };

/** The table in which the common part says whose outlines are elsewhere: a bit for each glyph, the first the lowest of the first byte. */
export const rareTable = 'rare';

const wordLength = 4;

/** Takes the outlines of rare glyphs out of a face; what a glyph that stays is composed of stays too, and so does the first, which every face has to have. */
export function splitFace(bytes: Uint8Array, isRare: (glyph: number) => boolean): FaceParts {
  const face = trueTypeOf(bytes);
  const glyphs = Array.from({ length: face.glyphCount }, (_, glyph) => glyph);
  const kept = withParts(
    face,
    glyphs.filter((glyph) => glyph === 0 || !isRare(glyph)),
  );
  const bits = new Uint8Array(Math.ceil(face.glyphCount / 8));
  for (const glyph of glyphs) if (!kept.has(glyph)) bits[glyph >> 3] = (bits[glyph >> 3] ?? 0) | (1 << (glyph & 7));
  const outlineOf = (wanted: boolean) => (glyph: number) => (kept.has(glyph) === wanted ? face.outline(glyph) : new Uint8Array());
  const rare = packed(glyphs.map(outlineOf(false)));
  const file = new Uint8Array(rare.loca.length + rare.glyf.length);
  file.set(rare.loca);
  file.set(rare.glyf, rare.loca.length);
  return { common: withOutlines(face, { ...packed(glyphs.map(outlineOf(true))), [rareTable]: bits }), rare: file };
}

/** The whole face again. Throws where the two parts are not of the same face. */
export function joinFace(common: Uint8Array, rare: Uint8Array): Uint8Array<ArrayBuffer> {
  const face = trueTypeOf(common);
  const start = wordLength * (face.glyphCount + 1);
  const places = new DataView(rare.buffer, rare.byteOffset, rare.byteLength);
  if (rare.length < start || places.getUint32(start - wordLength) !== rare.length - start) throw new Error('the parts are of two faces');
  const outlines = Array.from({ length: face.glyphCount }, (_, glyph) => {
    const own = face.outline(glyph);
    const [from, to] = [places.getUint32(wordLength * glyph), places.getUint32(wordLength * (glyph + 1))];
    return own.length > 0 ? own : rare.subarray(start + from, start + to);
  });
  return withOutlines(face, packed(outlines));
}

/** The glyphs and all that they are composed of. */
function withParts(face: TrueType, glyphs: readonly number[]): ReadonlySet<number> {
  const all = new Set(glyphs);
  // What is added to a set while it is walked through is come to as well.
  for (const glyph of all) {
    const outline = face.outline(glyph);
    const view = new DataView(outline.buffer, outline.byteOffset, outline.byteLength);
    for (const at of partsOf(outline).at) all.add(view.getUint16(at + 2));
  }
  return all;
}

/** The tables of outlines, and where each begins; they are as long as they came, so that a whole face comes together as it was. */
function packed(outlines: readonly Uint8Array[]): { readonly glyf: Uint8Array; readonly loca: Uint8Array } {
  const glyf = new Uint8Array(outlines.reduce((sum, { length }) => sum + length, 0));
  const loca = new DataView(new ArrayBuffer(wordLength * (outlines.length + 1)));
  let at = 0;
  for (const [index, outline] of outlines.entries()) {
    glyf.set(outline, at);
    at += outline.length;
    loca.setUint32(wordLength * (index + 1), at);
  }
  return { glyf, loca: new Uint8Array(loca.buffer) };
}

/** The face's file with other outlines, whose places are four bytes each. */
function withOutlines(face: TrueType, changed: Readonly<Record<string, Uint8Array>>): Uint8Array<ArrayBuffer> {
  const head = face.table('head').slice();
  new DataView(head.buffer).setInt16(50, 1);
  const { [rareTable]: _, ...tables } = face.tables(null);
  return fontFile({ ...tables, ...changed, head });
}
