import { piecesIn } from '../evidence/pieces';
import type { OpenCell } from '../evidence/cells';
import type { MessageRecord } from '../domain/message';
import { cellOf, partsOf } from '../evidence/shown';
import type { Plan, Redactor } from './plan';
import { hidesKey } from './record';

/**
 * The paths that `redacted` has to hide in a leaf of a message, so that it tells no more than `redactedRecord` of the message's record does. `cells` are
 * those of the leaf, laid open: a leaf may know other names than the record, of a time when they were others.
 */
export function hiddenPaths(cells: readonly OpenCell[], record: MessageRecord, redactor: Redactor): ReadonlySet<string> {
  const plan = redactor.planOf(record);
  const own = (label: string): string | null => partsOf(cells, label)?.[0] ?? null;
  const [, , raw] = partsOf(cells, 'time') ?? [];
  const fields: readonly (readonly [string, boolean])[] = [
    ['account', redactor.hidesAccount || plan.field(own('account')) !== null],
    ['peer.id', redactor.hidesPeer || plan.field(own('peer.id')) !== null],
    ['peer.name', redactor.hidesPeer || plan.field(own('peer.name')) !== null],
    ['conversation', hidesKey({ conversation: own('conversation') ?? '' }, redactor, plan)],
    ['platformId', plan.field(own('platformId')) !== null],
    ['sender', plan.sender(own('sender')) !== null],
    ['time', plan.field(raw ?? null) !== null],
  ];
  return new Set([
    ...fields.filter(([, isHidden]) => isHidden).map(([path]) => path),
    ...textPaths(cells, plan),
    ...inside(cells, 'orders').flatMap((cell, index) => (plan.field(partOf(cell)) === null ? [] : [`orders/${index}`])),
    ...inside(cells, 'attachments').flatMap((cell, index) => filePaths(cell, plan).map((name) => `attachments/${index}/${name}`)),
  ]);
}

function textPaths(cells: readonly OpenCell[], plan: Plan): readonly string[] {
  const text = inside(cells, 'text')
    .map((cell) => partOf(cell) ?? '')
    .join('');
  return [...piecesIn(text, plan.found(text))].map((piece) => `text/${piece}`);
}

function filePaths(cell: OpenCell, plan: Plan): readonly string[] {
  const of = 'of' in cell ? cell.of : [];
  const [name, url, hash] = ['file.name', 'file.url', 'file.bytes'].map((label) => partsOf(of, label)?.[0] ?? null);
  const hidden: readonly (readonly [string, boolean])[] = [
    ['file.name', plan.fileName(name ?? null) !== null],
    ['file.url', plan.link(url ?? null, hash ?? null) !== null],
    ['file.bytes', plan.bytes(hash ?? null) !== null],
  ];
  return hidden.filter(([, isHidden]) => isHidden).map(([label]) => label);
}

const partOf = (cell: OpenCell): string | null => ('parts' in cell ? (cell.parts[0] ?? null) : null);

function inside(cells: readonly OpenCell[], label: string): readonly OpenCell[] {
  const cell = cellOf(cells, label);
  return cell && 'of' in cell ? cell.of : [];
}
