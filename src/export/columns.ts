import type { Cell, ToldRow } from './told-row';
import type { Words } from './words';

/** A column of a table for people: its heading, its content, and its width in characters where a sheet has one. */
export type Column = { readonly heading: string; readonly width: number; readonly cell: (row: ToldRow) => Cell };

/** The columns of CSV and XLSX, headed in the export's language. Only a sheet has the time as a date, since only its cells know dates. */
export function columnsFor(words: Words, hasDates: boolean): readonly Column[] {
  const text = (heading: string, width: number, cell: Column['cell']): Column => ({ heading, width, cell });
  const rows = { message: words.message, gap: words.gap, about: words.about };
  return [
    text(words.number, 7, ({ number }) => number),
    text(words.row, 9, ({ row }) => rows[row]),
    ...(hasDates ? [text(words.time, 19, ({ wallTime }) => wallTime)] : []),
    text(words.sender, 18, ({ sender }) => sender),
    text(words.side, 11, ({ side }) => side),
    text(words.kind, 12, ({ kind }) => kind),
    text(words.text, 60, (row) => row.text),
    text(words.state, 24, ({ state }) => state),
    text(words.earlierWords, 30, ({ earlier }) => earlier),
    text(words.attachments, 24, ({ attachments }) => attachments),
    text(words.orders, 20, ({ orders }) => orders),
    text(words.zonedTime, 26, ({ zonedTime }) => zonedTime),
    text(words.rawTime, 18, ({ rawTime }) => rawTime),
    text(words.timeNote, 18, ({ timeNote }) => timeNote),
    text(words.console, 14, (row) => row.console),
    text(words.account, 18, ({ account }) => account),
    text(words.otherSide, 18, ({ contact }) => contact),
    text(words.contactId, 14, ({ contactId }) => contactId),
    text(words.hashes, 24, ({ hashes }) => hashes),
    text(words.addresses, 24, ({ addresses }) => addresses),
    text(words.firstSight, 26, ({ firstSeen }) => firstSeen),
    text(words.lastSight, 26, ({ lastSeen }) => lastSeen),
    text(words.conversation, 24, ({ conversation }) => conversation),
    text(words.record, 20, ({ record }) => record),
  ];
}
