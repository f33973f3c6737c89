import { type AttachmentPlace, type ExportFormat, rareFormats, usualFormats } from '../export-port';

/** The formats in the order of the dialog. */
export const formats = [...usualFormats, ...rareFormats] as const satisfies readonly ExportFormat[];

/** What each format is for, in one line. */
export const purposes = {
  pdf: 'forPdf',
  docx: 'forDocx',
  html: 'forHtml',
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
} as const satisfies Record<ExportFormat, string>;

/** Formats that hold pictures or files of any kind, and do so unless they are told not to; a mail holds them when it is told to. */
const holding: readonly ExportFormat[] = ['pdf', 'docx', 'html', 'rsmf'];

/** Where a format can have attachments, what it does by itself first. */
export function placesFor(format: ExportFormat): readonly [AttachmentPlace, ...AttachmentPlace[]] {
  if (holding.includes(format)) return ['in', 'beside', 'none'];
  return format === 'eml' ? ['none', 'in', 'beside'] : ['none', 'beside'];
}

/** JSON Lines are the records as they are: without language, zone, or marks. */
export const isWritten = (format: ExportFormat): boolean => format !== 'jsonl';

export const hasColumns = (format: ExportFormat): boolean => format === 'csv' || format === 'xlsx';

export const isFormat = (name: string): name is ExportFormat => formats.some((format) => format === name);
