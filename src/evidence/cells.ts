import { joined, utf8Length, writeUtf8 } from './bytes';
import { hmacUnder, sha256, sha256Start } from './sha256';

/** What a cell says: one or more texts, null for «not told». */
export type Parts = readonly (string | null)[];

/** One thing that a leaf commits to, under its own salt, or a group of them; the label says what it is. */
export type Cell = { readonly label: string; readonly parts: Parts } | { readonly label: string; readonly of: readonly Cell[] };

/** A cell with what it takes to check it; of a hidden one only the commitment is known. */
export type OpenCell =
  | { readonly label: string; readonly salt: Uint8Array; readonly parts: Parts }
  | { readonly label: string; readonly salt: Uint8Array; readonly of: readonly OpenCell[] }
  | { readonly label: string; readonly hidden: Uint8Array };

/** How long the secret of a leaf and a salt are, in bytes. */
export const secretLength = 16;

/**
 * Gives each cell its salt. The cells are counted as they are read, a group before what is in it: the n-th, from 0, has half n mod 2 of
 * HMAC-SHA256(secret, n div 2 as four bytes). Whoever is told one salt learns nothing of another.
 */
export function salted(cells: readonly Cell[], secret: Uint8Array): readonly OpenCell[] {
  const salt = saltsFrom(secret);
  const open = (cell: Cell): OpenCell => {
    const own = { label: cell.label, salt: salt() };
    return 'parts' in cell ? { ...own, parts: cell.parts } : { ...own, of: cell.of.map(open) };
  };
  return cells.map(open);
}

function saltsFrom(secret: Uint8Array): () => Uint8Array {
  const hmac = hmacUnder(secret);
  const counter = new Uint8Array(4);
  let count = 0;
  let pair = new Uint8Array(32);
  return () => {
    const isSecond = count % 2 === 1;
    if (!isSecond) {
      new DataView(counter.buffer).setUint32(0, count / 2);
      pair = hmac(counter);
    }
    count += 1;
    return pair.subarray(isSecond ? secretLength : 0, isSecond ? 2 * secretLength : secretLength);
  };
}

const commitmentPrefix = 0x02;
let room = new Uint8Array(4096);

/** SHA-256(02, salt, label, 00, value), where the value of a group is the commitments in it, one after the other. */
export function commitment(cell: OpenCell): Uint8Array {
  if ('hidden' in cell) return cell.hidden;
  // Those of a group come first, for they are made in the same room.
  const inside = 'of' in cell ? joined(cell.of.map(commitment)) : null;
  const labelAt = 1 + cell.salt.length;
  const valueAt = labelAt + cell.label.length + 1;
  const length = valueAt + (inside ? inside.length : 'parts' in cell ? partsLength(cell.parts) : 0);
  if (room.length < length) room = new Uint8Array(length * 2);
  room[0] = commitmentPrefix;
  room.set(cell.salt, 1);
  room[writeUtf8(cell.label, room, labelAt)] = 0;
  if (inside) room.set(inside, valueAt);
  else if ('parts' in cell) writeParts(cell.parts, room, valueAt);
  return sha256Start(room, length);
}

const partsLength = (parts: Parts): number => parts.reduce((sum, part) => sum + (part === null ? 1 : 5 + utf8Length(part)), 0);

/** Each part is 00 for null, or 01, its length in bytes as four bytes, and its UTF-8. */
function writeParts(parts: Parts, into: Uint8Array, start: number): void {
  let at = start;
  for (const part of parts) {
    into[at] = part === null ? 0 : 1;
    const end = part === null ? at + 1 : writeUtf8(part, into, at + 5);
    if (part !== null) new DataView(into.buffer).setUint32(at + 1, end - at - 5);
    at = end;
  }
}

/** What a leaf is about: the first byte after the prefix of RFC 9162. */
const kindBytes = { message: 1, deletion: 2 } as const;
export type LeafKind = keyof typeof kindBytes;

/** SHA-256(00, kind, commitments): the hash under which a leaf stands in the log. */
export function leafHash(kind: LeafKind, cells: readonly OpenCell[]): Uint8Array<ArrayBuffer> {
  return sha256(joined([Uint8Array.of(0, kindBytes[kind]), ...cells.map(commitment)]));
}
