import { utf8, utf8Length, writeUtf8 } from './bytes';
import { hmacUnder, sha256Into } from './sha256';

/** What a cell says: one or more texts, null for «not told». */
export type Parts = readonly (string | null)[];

/** One thing that a leaf commits to, under its own salt, or a group of them; the label says what it is. */
export type Cell = { readonly label: string; readonly parts: Parts } | { readonly label: string; readonly of: readonly Cell[] };

/** A cell with what it takes to check it; of a hidden one only the commitment is known. */
export type OpenCell =
  | { readonly label: string; readonly salt: Uint8Array; readonly parts: Parts }
  | { readonly label: string; readonly salt: Uint8Array; readonly of: readonly OpenCell[] }
  | { readonly label: string; readonly hidden: Uint8Array };

/** What a leaf is about: the first byte after the prefix of RFC 9162. */
const kindBytes = { message: 1, deletion: 2, exhibit: 3 } as const;
export type LeafKind = keyof typeof kindBytes;

/** How long the secret of a leaf and a salt are, in bytes. */
export const secretLength = 16;
const hashLength = 32;

/** Gives each cell its salt. Whoever is told one salt learns nothing of another. */
export function salted(cells: readonly Cell[], secret: Uint8Array): readonly OpenCell[] {
  const salts = saltsFor(count(cells), secret).slice(0, count(cells) * secretLength);
  let next = 0;
  const open = (cell: Cell): OpenCell => {
    const own = { label: cell.label, salt: salts.subarray(next, next + secretLength) };
    next += secretLength;
    return 'parts' in cell ? { ...own, parts: cell.parts } : { ...own, of: cell.of.map(open) };
  };
  return cells.map(open);
}

/** The hash under which a leaf stands in the log: SHA-256(00, kind, commitments). */
export const leafHash = (kind: LeafKind, cells: readonly OpenCell[]): Uint8Array<ArrayBuffer> => hashOfLeaf(kind, cells, null);

/** The same of a leaf that is being sealed, without laying its cells open first. */
export function sealedHash(kind: LeafKind, cells: readonly Cell[], secret: Uint8Array): Uint8Array<ArrayBuffer> {
  return hashOfLeaf(kind, cells, { salts: saltsFor(count(cells), secret), next: 0 });
}

/** SHA-256(02, salt, label, 00, value), where the value of a group is the commitments in it, one after the other. */
export function commitment(cell: OpenCell): Uint8Array<ArrayBuffer> {
  writeCommitment(cell, 0, null);
  return stack.slice(0, hashLength);
}

/** Salts that are not yet laid out in the cells, one after the other, and where the next one begins. */
type Salts = { readonly salts: Uint8Array; next: number };

// A leaf has dozens of cells, a log a million leaves: they are hashed in memory that is used again and again.
const commitmentPrefix = 0x02;
let room = new Uint8Array(4096);
let stack = new Uint8Array(8192);
let saltRoom = new Uint8Array(4096);
const counter = new Uint8Array(4);
const labels = new Map<string, Uint8Array>();

function hashOfLeaf(kind: LeafKind, cells: readonly (Cell | OpenCell)[], salts: Salts | null): Uint8Array<ArrayBuffer> {
  // The preimage is put together at the bottom of the stack, right where the commitments come to lie.
  writeAll(cells, 2, salts);
  stack[0] = 0;
  stack[1] = kindBytes[kind];
  const hash = new Uint8Array(hashLength);
  sha256Into(stack, 2 + cells.length * hashLength, hash, 0);
  return hash;
}

/** Writes commitments to the stack, one after the other. */
function writeAll(cells: readonly (Cell | OpenCell)[], start: number, salts: Salts | null): void {
  for (let index = 0; index < cells.length; index += 1) {
    const cell = cells[index];
    if (cell) writeCommitment(cell, start + index * hashLength, salts);
  }
}

/** Writes one commitment to the stack at `at`; what is above that is used for working out a group's. */
function writeCommitment(cell: Cell | OpenCell, at: number, salts: Salts | null): void {
  stack = grown(stack, at + hashLength);
  if ('hidden' in cell) return stack.set(cell.hidden, at);
  const saltAt = salts?.next ?? 0;
  if (salts) salts.next += secretLength;
  const inside = 'of' in cell ? cell.of : [];
  writeAll(inside, at, salts);
  const label = labelBytes(cell.label);
  const valueAt = 1 + secretLength + label.length;
  const length = valueAt + ('parts' in cell ? partsLength(cell.parts) : inside.length * hashLength);
  room = grown(room, length);
  room[0] = commitmentPrefix;
  const own = 'salt' in cell ? cell.salt : (salts?.salts ?? saltRoom);
  for (let index = 0; index < secretLength; index += 1) room[1 + index] = own[saltAt + index] ?? 0;
  room.set(label, 1 + secretLength);
  if ('parts' in cell) writeParts(cell.parts, valueAt);
  else room.set(stack.subarray(at, at + inside.length * hashLength), valueAt);
  sha256Into(room, length, stack, at);
}

/** The label and the zero behind it. There are a handful of labels, besides those that a forged file may make up. */
function labelBytes(label: string): Uint8Array {
  const known = labels.get(label);
  if (known) return known;
  const bytes = utf8(`${label}\0`);
  if (labels.size < 100) labels.set(label, bytes);
  return bytes;
}

function partsLength(parts: Parts): number {
  let length = 0;
  for (const part of parts) length += part === null ? 1 : 5 + utf8Length(part);
  return length;
}

/** Each part is 00 for null, or 01, its length in bytes as four bytes, and its UTF-8. */
function writeParts(parts: Parts, start: number): void {
  let at = start;
  for (const part of parts) {
    room[at] = part === null ? 0 : 1;
    const end = part === null ? at + 1 : writeUtf8(part, room, at + 5);
    if (part !== null) writeNumber(end - at - 5, room, at + 1);
    at = end;
  }
}

function writeNumber(number: number, into: Uint8Array, at: number): void {
  into[at] = number >>> 24;
  into[at + 1] = number >>> 16;
  into[at + 2] = number >>> 8;
  into[at + 3] = number;
}

/**
 * The cells are counted as they are read, a group before what is in it: the n-th, from 0, has as its salt half n mod 2 of
 * HMAC-SHA256(secret, n div 2 as four bytes).
 */
function saltsFor(cells: number, secret: Uint8Array): Uint8Array<ArrayBuffer> {
  const hmac = hmacUnder(secret);
  const pairs = Math.ceil(cells / 2);
  saltRoom = grown(saltRoom, pairs * hashLength);
  for (let pair = 0; pair < pairs; pair += 1) {
    writeNumber(pair, counter, 0);
    hmac(counter, saltRoom, pair * hashLength);
  }
  return saltRoom;
}

function count(cells: readonly Cell[]): number {
  let all = cells.length;
  for (const cell of cells) if ('of' in cell) all += count(cell.of);
  return all;
}

/** The room, or a larger one with the same in it. */
function grown(bytes: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
  if (bytes.length >= length) return bytes;
  const larger = new Uint8Array(length * 2);
  larger.set(bytes);
  return larger;
}
