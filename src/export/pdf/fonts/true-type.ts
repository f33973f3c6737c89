/** The parts of a TrueType face from which a smaller one is made. Distances in the face's own units. */
export type TrueType = {
  readonly unitsPerEm: number;
  readonly glyphCount: number;
  /** How deep its composed glyphs are nested. */
  readonly depth: number;
  table(tag: string): Uint8Array;
  /** Those of some tables that the face has; of all of them for null. */
  tables(tags: readonly string[] | null): Readonly<Record<string, Uint8Array>>;
  /** The outline's bytes; none for a glyph without ink. */
  outline(glyph: number): Uint8Array;
  advance(glyph: number): number;
};

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function tablesOf(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const view = viewOf(bytes);
  const tables = new Map<string, Uint8Array>();
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const at = 12 + 16 * index;
    const tag = String.fromCharCode(...bytes.subarray(at, at + 4));
    tables.set(tag, bytes.subarray(view.getUint32(at + 8), view.getUint32(at + 8) + view.getUint32(at + 12)));
  }
  return tables;
}

/** Opens a face by its bytes. Throws where they are no TrueType outlines. */
export function trueTypeOf({ buffer, byteOffset, byteLength }: Uint8Array): TrueType {
  // Made anew, since Node's own kind of bytes does not copy when it is sliced.
  const tables = tablesOf(new Uint8Array(buffer, byteOffset, byteLength));
  const table = (tag: string): Uint8Array => {
    const found = tables.get(tag);
    if (!found) throw new Error(`the face has no ${tag} table`);
    return found;
  };
  const [head, maxp, hhea, hmtx, loca] = ['head', 'maxp', 'hhea', 'hmtx', 'loca'].map((tag) => viewOf(table(tag)));
  if (!head || !maxp || !hhea || !hmtx || !loca) throw new Error('the face is not whole');
  const isLong = head.getInt16(50) === 1;
  const start = (glyph: number): number => (isLong ? loca.getUint32(4 * glyph) : 2 * loca.getUint16(2 * glyph));
  const metrics = hhea.getUint16(34);
  const glyf = table('glyf');
  return {
    unitsPerEm: head.getUint16(18),
    glyphCount: maxp.getUint16(4),
    depth: maxp.getUint16(30),
    table,
    tables: (tags) => Object.fromEntries([...tables].filter(([tag]) => tags === null || tags.includes(tag))),
    outline: (glyph) => glyf.subarray(start(glyph), start(glyph + 1)),
    advance: (glyph) => hmtx.getUint16(4 * Math.min(glyph, metrics - 1)),
  };
}

/** The flags of a composed glyph's parts. */
export const partFlags = { areWords: 1, arePlaces: 2, isScaled: 8, more: 0x20, isScaledTwice: 0x40, isTurned: 0x80, instructions: 0x100 } as const;

/** Each part of a composed outline, by the offset of its flags; its glyph's number stands two bytes further. Empty for a plain outline. */
export function partsOf(outline: Uint8Array): { readonly at: readonly number[]; readonly end: number } {
  const view = viewOf(outline);
  if (outline.length === 0 || view.getInt16(0) >= 0) return { at: [], end: outline.length };
  const at: number[] = [];
  let next = 10;
  for (let flags: number = partFlags.more; (flags & partFlags.more) !== 0;) {
    at.push(next);
    flags = view.getUint16(next);
    next += (flags & partFlags.areWords) !== 0 ? 8 : 6;
    if ((flags & partFlags.isScaled) !== 0) next += 2;
    else if ((flags & partFlags.isScaledTwice) !== 0) next += 4;
    else if ((flags & partFlags.isTurned) !== 0) next += 8;
  }
  return { at, end: next };
}

/** A plain outline without the program that fits it to a screen's dots: programs need tables that are left out. */
export function withoutProgram(outline: Uint8Array): Uint8Array {
  if (outline.length === 0) return outline;
  const view = viewOf(outline);
  const lengthAt = 10 + 2 * view.getInt16(0);
  const program = view.getUint16(lengthAt);
  if (program === 0) return outline;
  const cut = new Uint8Array(outline.length - program);
  cut.set(outline.subarray(0, lengthAt));
  cut.set(outline.subarray(lengthAt + 2 + program), lengthAt + 2);
  return cut;
}
