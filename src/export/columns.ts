import type { ExportRequest } from './request';
import type { Cell, ToldRow } from './told-row';
import type { Words } from './words';

/** The names of all columns, in the order of a table that has all; the words for headings have the same names but for a few. */
export const columnNames = [
  'number',
  'row',
  'time',
  'sender',
  'side',
  'kind',
  'text',
  'state',
  'earlier',
  'attachments',
  'orders',
  'zonedTime',
  'rawTime',
  'timeNote',
  'console',
  'account',
  'contact',
  'contactId',
  'hashes',
  'addresses',
  'firstSeen',
  'lastSeen',
  'conversation',
  'record',
] as const;
export type ColumnName = (typeof columnNames)[number];

/** Every table has these: without them a gap would look like a message, or stand for nothing. */
export const fixedColumns: readonly ColumnName[] = ['row', 'text'];

/** A column of a table for people: its heading, its content, and its width in characters where a sheet has one. */
export type Column = {
  readonly name: ColumnName;
  readonly heading: string;
  readonly width: number;
  readonly cell: (row: ToldRow) => Cell;
};

/**
 * The columns of CSV and XLSX, headed in the export's language: those that were chosen, in that order, or all. Names that are no column's are
 * passed over. Only a sheet has the time as a date, since only its cells know dates.
 */
export function columnsFor({ words, columns: chosen }: Pick<ExportRequest, 'words' | 'columns'>, hasDates: boolean): readonly Column[] {
  const all = everyColumn(words, hasDates);
  if (chosen === undefined) return all;
  const missing = fixedColumns.filter((name) => !chosen.includes(name));
  return [...new Set([...missing, ...chosen])].flatMap((name) => all.find((column) => column.name === name) ?? []);
}

function everyColumn(words: Words, hasDates: boolean): readonly Column[] {
  const column = (name: ColumnName, heading: string, width: number, cell: Column['cell']): Column => ({ name, heading, width, cell });
  const rows = { message: words.message, gap: words.gap, about: words.about };
  return [
    column('number', words.number, 7, ({ number }) => number),
    column('row', words.row, 9, ({ row }) => rows[row]),
    ...(hasDates ? [column('time', words.time, 19, ({ wallTime }) => wallTime)] : []),
    column('sender', words.sender, 18, ({ sender }) => sender),
    column('side', words.side, 11, ({ side }) => side),
    column('kind', words.kind, 12, ({ kind }) => kind),
    column('text', words.text, 60, (row) => row.text),
    column('state', words.state, 24, ({ state }) => state),
    column('earlier', words.earlierWords, 30, ({ earlier }) => earlier),
    column('attachments', words.attachments, 24, ({ attachments }) => attachments),
    column('orders', words.orders, 20, ({ orders }) => orders),
    column('zonedTime', words.zonedTime, 26, ({ zonedTime }) => zonedTime),
    column('rawTime', words.rawTime, 18, ({ rawTime }) => rawTime),
    column('timeNote', words.timeNote, 18, ({ timeNote }) => timeNote),
    column('console', words.console, 14, (row) => row.console),
    column('account', words.account, 18, ({ account }) => account),
    column('contact', words.otherSide, 18, ({ contact }) => contact),
    column('contactId', words.contactId, 14, ({ contactId }) => contactId),
    column('hashes', words.hashes, 24, ({ hashes }) => hashes),
    column('addresses', words.addresses, 24, ({ addresses }) => addresses),
    column('firstSeen', words.firstSight, 26, ({ firstSeen }) => firstSeen),
    column('lastSeen', words.lastSight, 26, ({ lastSeen }) => lastSeen),
    column('conversation', words.conversation, 24, ({ conversation }) => conversation),
    column('record', words.record, 20, ({ record }) => record),
  ];
}
