/** Where an object stands: at a byte of the file, or as one of those packed in another object. */
export type Place = { readonly at: number } | { readonly container: number; readonly index: number };

/** Bytes of the three columns of the table of objects. */
export const xrefWidths = [1, 4, 2] as const;
const columns = 7;

/** Writes an object's row into the table, from the byte `at` on. */
function writeRow(rows: DataView, at: number, place: Place | undefined, isFirst: boolean): void {
  const isPacked = place !== undefined && 'container' in place;
  rows.setUint8(at, place === undefined ? 0 : isPacked ? 2 : 1);
  rows.setUint32(at + 1, place === undefined ? 0 : isPacked ? place.container : place.at);
  rows.setUint16(at + 5, isFirst ? 0xffff : isPacked ? place.index : 0);
}

/** The table of objects, each row told by how it differs from the one above (PNG's `Up`), which packs to next to nothing. */
export function xrefRows(places: readonly (Place | undefined)[]): Uint8Array<ArrayBuffer> {
  const plain = new Uint8Array((places.length + 1) * columns);
  const view = new DataView(plain.buffer);
  // The first row stands for a table above that is all zeros.
  for (let row = 0; row < places.length; row += 1) writeRow(view, (row + 1) * columns, places[row], row === 0);
  const rows = new Uint8Array(places.length * (columns + 1));
  const up = 2;
  let [from, to] = [columns, 0];
  for (let row = 0; row < places.length; row += 1) {
    rows[to++] = up;
    for (let column = 0; column < columns; column += 1, from += 1) rows[to++] = (plain[from] ?? 0) - (plain[from - columns] ?? 0);
  }
  return rows;
}
