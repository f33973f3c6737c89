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
  const text = (name: ColumnName, heading: string, width: number, cell: Column['cell']): Column => ({ name, heading, width, cell });
  const rows = { message: words.message, gap: words.gap, about: words.about };
  return [
    text('number', words.number, 7, ({ number }) => number),
    text('row', words.row, 9, ({ row }) => rows[row]),
    ...(hasDates ? [text('time', words.time, 19, ({ wallTime }) => wallTime)] : []),
    text('sender', words.sender, 18, ({ sender }) => sender),
    text('side', words.side, 11, ({ side }) => side),
    text('kind', words.kind, 12, ({ kind }) => kind),
    text('text', words.text, 60, (row) => row.text),
    text('state', words.state, 24, ({ state }) => state),
    text('earlier', words.earlierWords, 30, ({ earlier }) => earlier),
    text('attachments', words.attachments, 24, ({ attachments }) => attachments),
    text('orders', words.orders, 20, ({ orders }) => orders),
    text('zonedTime', words.zonedTime, 26, ({ zonedTime }) => zonedTime),
    text('rawTime', words.rawTime, 18, ({ rawTime }) => rawTime),
    text('timeNote', words.timeNote, 18, ({ timeNote }) => timeNote),
    text('console', words.console, 14, (row) => row.console),
    text('account', words.account, 18, ({ account }) => account),
    text('contact', words.otherSide, 18, ({ contact }) => contact),
    text('contactId', words.contactId, 14, ({ contactId }) => contactId),
    text('hashes', words.hashes, 24, ({ hashes }) => hashes),
    text('addresses', words.addresses, 24, ({ addresses }) => addresses),
    text('firstSeen', words.firstSight, 26, ({ firstSeen }) => firstSeen),
    text('lastSeen', words.lastSight, 26, ({ lastSeen }) => lastSeen),
    text('conversation', words.conversation, 24, ({ conversation }) => conversation),
    text('record', words.record, 20, ({ record }) => record),
  ];
}
