import * as v from 'valibot';
import { bytesOfHex, hexOf } from './bytes';
import { commitment, type LeafKind, type OpenCell, secretLength } from './cells';

/** A leaf laid open: its number in the log and its cells, each with its salt or, where it is hidden, with its commitment. */
export type Opening = { readonly leaf: number; readonly is: LeafKind; readonly cells: readonly OpenCell[] };

/**
 * The opening without what the paths name: `peer.name`, `text`, `text/3` (its fourth piece), `attachments/0`, `attachments/0/file.name`,
 * `orders/1`. A hidden cell keeps its commitment only, its salt goes with its words, so nothing can be tried out against it.
 */
export function redacted(opening: Opening, paths: ReadonlySet<string>): Opening {
  return { ...opening, cells: opening.cells.map((cell) => without(cell, cell.label, paths)) };
}

function without(cell: OpenCell, path: string, paths: ReadonlySet<string>): OpenCell {
  if ('hidden' in cell) return cell;
  if (paths.has(path)) return { label: cell.label, hidden: commitment(cell) };
  if (!('of' in cell)) return cell;
  const inside = cell.of.map((one, index) => without(one, `${path}/${isNamed(one.label) ? one.label : index}`, paths));
  return { ...cell, of: inside };
}

/** The cells of a file are called by their names, pieces, files and orders by their place. */
const isNamed = (label: string): boolean => label.startsWith('file.');

/** How many cells of an opening are hidden, by the label of the outermost one. */
export function hiddenIn({ cells }: Opening): ReadonlyMap<string, number> {
  const counts = cells.map(({ label }, index) => [label, hiddenCells(cells[index])] as const);
  return new Map(counts.filter(([, count]) => count > 0));
}

const hiddenCells = (cell: OpenCell | undefined): number =>
  !cell ? 0 : 'hidden' in cell ? 1 : 'of' in cell ? cell.of.reduce((sum, one) => sum + hiddenCells(one), 0) : 0;

const hex = (bytes: number) =>
  v.pipe(
    v.string(),
    v.length(bytes * 2),
    v.transform((text) => bytesOfHex(text)),
    v.instance(Uint8Array, 'lower-case hexadecimal digits'),
  );
const label = v.pipe(v.string(), v.regex(/^[a-zA-Z.]{1,40}$/));
const hiddenCell = v.strictObject({ label, hidden: hex(32) });
const plainCell = v.strictObject({ label, salt: hex(secretLength), parts: v.array(v.nullable(v.string())) });
const innerCell = v.union([plainCell, hiddenCell]);
const groupOf = <Schema extends v.GenericSchema>(one: Schema) => v.strictObject({ label, salt: hex(secretLength), of: v.array(one) });
const middleCell = v.union([plainCell, hiddenCell, groupOf(innerCell)]);
const outerCell = v.union([plainCell, hiddenCell, groupOf(middleCell)]);
const openingSchema = v.strictObject({
  leaf: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  is: v.picklist(['message', 'deletion', 'exhibit']),
  cells: v.pipe(v.array(outerCell), v.maxLength(100)),
});

/** The opening that one line of `leaves.jsonl` writes. Throws, with the place, what is none or has not the cells that its kind has. */
export function readOpening(line: unknown): Opening {
  const opening = v.parse(openingSchema, line);
  const fault = shapeFault(opening);
  if (fault !== null) throw new Error(fault);
  return opening;
}

/** An opening as the value that a line of `leaves.jsonl` writes in JSON. */
export function writtenOpening({ leaf, is, cells }: Opening) {
  return { leaf, is, cells: cells.map(writtenCell) };
}

type WrittenCell = { label: string; hidden?: string; salt?: string; parts?: readonly (string | null)[]; of?: readonly WrittenCell[] };

function writtenCell(cell: OpenCell): WrittenCell {
  if ('hidden' in cell) return { label: cell.label, hidden: hexOf(cell.hidden) };
  const own = { label: cell.label, salt: hexOf(cell.salt) };
  return 'parts' in cell ? { ...own, parts: cell.parts } : { ...own, of: cell.of.map(writtenCell) };
}

const messageLabels = 'id console account peer.id peer.name conversation platformId kind sender time version seen text attachments orders';
const labelsOf: Readonly<Record<LeafKind, readonly string[]>> = {
  message: messageLabels.split(' '),
  deletion: ['deletion', 'leaves'],
  exhibit: ['id', 'whose', 'shown', 'part', 'words', 'picture'],
};
const fileLabels = ['file.kind', 'file.name', 'file.url', 'file.bytes'];
/** What a group has in it. */
const groups: Readonly<Record<string, string>> = { text: 'piece', attachments: 'attachment', orders: 'order' };

/**
 * What is wrong with the order of an opening's cells, or null. The label of a hidden cell is in no hash that can be checked, so each cell is
 * held to the label of its place.
 */
function shapeFault({ is, cells }: Opening): string | null {
  const labels = labelsOf[is];
  const isOrdered = cells.length === labels.length && cells.every((cell, index) => cell.label === labels[index]);
  return isOrdered ? (cells.map(groupFault).find((fault) => fault !== null) ?? null) : 'the cells are not those of its kind';
}

function groupFault(cell: OpenCell): string | null {
  if ('hidden' in cell) return null;
  const member = groups[cell.label];
  if ('parts' in cell) return member === undefined ? null : `${cell.label} is a group`;
  const expected = cell.label === 'attachment' ? fileLabels : cell.of.map(() => member);
  const fits = cell.of.length === expected.length && cell.of.every((one, index) => one.label === expected[index]);
  if (!fits) return `${cell.label} has other cells in it than it should`;
  if (cell.label === 'attachment') return cell.of.some((one) => 'of' in one) ? 'a group in a file' : null;
  const deeper = cell.label === 'attachments' ? cell.of.map((one) => ('parts' in one ? 'a file is a group' : groupFault(one))) : [];
  if (cell.label !== 'attachments' && cell.of.some((one) => 'of' in one)) return `a group in ${cell.label}`;
  return deeper.find((fault) => fault !== null) ?? null;
}
