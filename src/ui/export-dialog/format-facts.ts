import { type AttachmentPlace, type ExportFormat, rareFormats, usualFormats } from '../export-port';

/** What the dialog can make: a file of a format, or an evidence pack. */
export type Made = ExportFormat | 'pack';

/** All of it, in the order of the dialog. */
export const allMade = [...usualFormats, 'pack', ...rareFormats] as const satisfies readonly Made[];

/** What each format is for, in one line. */
export const purposes = {
  pdf: 'forPdf',
  docx: 'forDocx',
  html: 'forHtml',
  png: 'forPng',
  xlsx: 'forXlsx',
  eml: 'forEml',
  txt: 'forTxt',
  jsonl: 'forJsonl',
  csv: 'forCsv',
  markdown: 'forMarkdown',
  mbox: 'forMbox',
  rsmf: 'forRsmf',
  chatlab: 'forChatlab',
  parquet: 'forParquet',
  pack: 'forPack',
} as const satisfies Record<Made, string>;

/** Formats that hold pictures or files of any kind, and do so unless they are told not to; a mail holds them when it is told to. */
const holding: readonly Made[] = ['pdf', 'docx', 'html', 'png', 'rsmf'];

/** Where a format can have attachments, what it does by itself first. Beside a locked file they would lie in the open. */
export function placesFor(format: Made, isLocked: boolean): readonly [AttachmentPlace, ...AttachmentPlace[]] {
  if (format === 'pack') return ['in'];
  if (isLocked) return ['in', 'none'];
  if (holding.includes(format)) return ['in', 'beside', 'none'];
  return format === 'eml' ? ['none', 'in', 'beside'] : ['none', 'beside'];
}

/** JSON Lines are the records as they are: without language, zone, or marks. */
export const isWritten = (format: Made): boolean => format !== 'jsonl';

export const hasColumns = (format: Made): boolean => format === 'csv' || format === 'xlsx';

/** Formats that can ask for a passphrase. */
export const canLock = (format: Made): boolean => format === 'pdf';

export const isMade = (name: string): name is Made => allMade.some((one) => one === name);
