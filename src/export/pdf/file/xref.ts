/** Where an object stands: at a byte of the file, or as one of those packed in another object. */
export type Place = { readonly at: number } | { readonly container: number; readonly index: number };

/** Bytes of the three columns of the table of objects. */
export const xrefWidths = [1, 4, 2] as const;
const columns = 7;

function rowOf(place: Place | undefined): readonly [number, number, number] {
  if (place === undefined) return [0, 0, 0];
  return 'at' in place ? [1, place.at, 0] : [2, place.container, place.index];
}

/** The table of objects, each row told by how it differs from the one above (PNG's `Up`), which packs to next to nothing. */
export function xrefRows(places: readonly (Place | undefined)[]): Uint8Array<ArrayBuffer> {
  const plain = new Uint8Array((places.length + 1) * columns);
  const view = new DataView(plain.buffer);
  // The first row stands for a table above that is all zeros.
  for (const [index, place] of places.entries()) {
    const [kind, second, third] = rowOf(place);
    const at = (index + 1) * columns;
    view.setUint8(at, kind);
    view.setUint32(at + 1, second);
    view.setUint16(at + 5, index === 0 ? 0xffff : third);
  }
  const rows = new Uint8Array(places.length * (columns + 1));
  const up = 2;
  for (let row = 0; row < places.length; row += 1) {
    rows[row * (columns + 1)] = up;
    for (let column = 0; column < columns; column += 1) {
      const at = (row + 1) * columns + column;
      rows[row * (columns + 1) + 1 + column] = (plain[at] ?? 0) - (plain[at - columns] ?? 0);
    }
  }
  return rows;
}
