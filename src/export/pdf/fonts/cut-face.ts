import { fontFile, padded } from './font-file';
import { partFlags, partsOf, type TrueType, withoutProgram } from './true-type';

/** A glyph of a face, moved to where it stands in a cluster. Distances in the face's own units. */
export type Part = { readonly glyph: number; readonly dx: number; readonly dy: number };

/** One glyph of the new face: some glyphs of the old one together, none for a blank. */
export type NewGlyph = { readonly parts: readonly Part[]; readonly advance: number };

type Outline = { bytes: Uint8Array; readonly advance: number };

const box = (outline: Uint8Array): readonly [number, number, number, number] => {
  const view = new DataView(outline.buffer, outline.byteOffset, outline.byteLength);
  return [view.getInt16(2), view.getInt16(4), view.getInt16(6), view.getInt16(8)];
};

const word = (value: number): number => Math.max(-32768, Math.min(32767, Math.round(value)));

/** Builds the glyphs of the new face: those asked for from number 1 on, behind them those that they are made of. */
class Cutter {
  readonly #face: TrueType;
  readonly #outlines: Outline[];
  readonly #copies = new Map<number, number>();

  constructor(face: TrueType, glyphs: readonly NewGlyph[]) {
    this.#face = face;
    this.#outlines = [{ bytes: new Uint8Array(), advance: face.advance(0) }, ...glyphs.map(({ advance }) => ({ bytes: new Uint8Array(), advance }))];
    this.#set(0, this.#plain(0));
    for (const [index, { parts }] of glyphs.entries()) this.#set(index + 1, this.#made(parts));
  }

  get outlines(): readonly Outline[] {
    return this.#outlines;
  }

  #set(index: number, bytes: Uint8Array): void {
    const outline = this.#outlines[index];
    if (outline) outline.bytes = bytes;
  }

  #made(parts: readonly Part[]): Uint8Array {
    const inked = parts.filter(({ glyph }) => this.#face.outline(glyph).length > 0);
    const [first] = inked;
    if (!first) return new Uint8Array();
    if (inked.length === 1 && first.dx === 0 && first.dy === 0) return this.#plain(first.glyph);
    return this.#composed(inked);
  }

  /** A glyph of the old face as it is, its parts renumbered. */
  #plain(glyph: number): Uint8Array {
    const outline = this.#face.outline(glyph);
    const { at, end } = partsOf(outline);
    if (at.length === 0) return withoutProgram(outline);
    const copy = outline.slice(0, end);
    const view = new DataView(copy.buffer);
    for (const place of at) {
      view.setUint16(place, view.getUint16(place) & ~partFlags.instructions);
      view.setUint16(place + 2, this.#copyOf(view.getUint16(place + 2)));
    }
    return copy;
  }

  #copyOf(glyph: number): number {
    const known = this.#copies.get(glyph);
    if (known !== undefined) return known;
    const number = this.#outlines.push({ bytes: new Uint8Array(), advance: this.#face.advance(glyph) }) - 1;
    this.#copies.set(glyph, number);
    this.#set(number, this.#plain(glyph));
    return number;
  }

  #composed(parts: readonly Part[]): Uint8Array {
    const bytes = new Uint8Array(10 + 8 * parts.length);
    const view = new DataView(bytes.buffer);
    const boxes = parts.map(({ glyph, dx, dy }) => {
      const [left, bottom, right, top] = box(this.#face.outline(glyph));
      return [left + dx, bottom + dy, right + dx, top + dy] as const;
    });
    const sides = [0, 1, 2, 3].map((side) => (side < 2 ? Math.min : Math.max)(...boxes.map((one) => one[side] ?? 0)));
    for (const [index, value] of [-1, ...sides].entries()) view.setInt16(2 * index, word(value));
    for (const [index, { glyph, dx, dy }] of parts.entries()) {
      const at = 10 + 8 * index;
      const more = index < parts.length - 1 ? partFlags.more : 0;
      view.setUint16(at, partFlags.areWords | partFlags.arePlaces | more);
      view.setUint16(at + 2, this.#copyOf(glyph));
      view.setInt16(at + 4, word(dx));
      view.setInt16(at + 6, word(dy));
    }
    return bytes;
  }
}

function locationsAndOutlines(outlines: readonly Outline[]): { readonly loca: Uint8Array; readonly glyf: Uint8Array } {
  const glyf = new Uint8Array(outlines.reduce((sum, { bytes }) => sum + padded(bytes.length), 0));
  const loca = new DataView(new ArrayBuffer(4 * (outlines.length + 1)));
  let at = 0;
  for (const [index, { bytes }] of outlines.entries()) {
    glyf.set(bytes, at);
    at += padded(bytes.length);
    loca.setUint32(4 * (index + 1), at);
  }
  return { loca: new Uint8Array(loca.buffer), glyf };
}

function metricsOf(outlines: readonly Outline[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * outlines.length));
  for (const [index, { bytes, advance }] of outlines.entries()) {
    view.setUint16(4 * index, advance);
    view.setInt16(4 * index + 2, bytes.length === 0 ? 0 : box(bytes)[0]);
  }
  return new Uint8Array(view.buffer);
}

function changed(table: Uint8Array, words: Readonly<Record<number, number>>): Uint8Array {
  const copy = table.slice();
  const view = new DataView(copy.buffer);
  for (const [at, value] of Object.entries(words)) view.setUint16(Number(at), value);
  return copy;
}

/** How many glyphs one new face may have: their numbers are words, and those that glyphs are made of count too. */
export const mostGlyphs = 30_000;

/**
 * A TrueType file with the glyphs asked for, numbered from 1 in their order. A glyph made of several, an accented letter or a
 * syllable as shaping placed it, becomes one: a reader of the PDF then finds one glyph for the characters it stands for.
 */
export function cutFace(face: TrueType, glyphs: readonly NewGlyph[]): Uint8Array<ArrayBuffer> {
  const { outlines } = new Cutter(face, glyphs);
  const { loca, glyf } = locationsAndOutlines(outlines);
  const most = Math.max(1, ...glyphs.map(({ parts }) => parts.length));
  const none = { 14: 1, 16: 0, 18: 0, 20: 0, 22: 0, 24: 0, 26: 0 };
  const head = changed(face.table('head'), { 8: 0, 10: 0, 50: 1 });
  return fontFile({
    glyf,
    head,
    hhea: changed(face.table('hhea'), { 34: outlines.length }),
    hmtx: metricsOf(outlines),
    loca,
    maxp: changed(face.table('maxp'), { 4: outlines.length, ...none, 28: most, 30: face.depth + 1 }),
  });
}
