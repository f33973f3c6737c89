import type { ExportFormat } from '../export-file';

/** What formats are held to, as the table in `docs/formats.md` heads it. */
export const aspects = {
  texts: 'every text back, once',
  order: 'in order',
  sides: 'sides, kinds, orders',
  times: 'times as known, zone',
  versions: 'edits, recalls',
  gaps: 'gaps in their place',
  inside: 'files inside',
  beside: 'files beside',
  redaction: 'nothing hidden left',
  watermark: 'watermark',
  columns: 'chosen columns',
  language: 'three languages',
  badInput: 'bad input',
  long: 'a million characters',
  progress: 'progress',
  cancel: 'cancel',
  memory: 'bounded memory',
  same: 'same bytes again',
} as const;
export type Aspect = keyof typeof aspects;

/** The table's columns, in order. */
export const columns = {
  pdf: 'PDF',
  docx: 'DOCX',
  html: 'HTML',
  png: 'PNG',
  txt: 'TXT',
  markdown: 'MD',
  csv: 'CSV',
  xlsx: 'XLSX',
  jsonl: 'JSONL',
  eml: 'EML',
  mbox: 'MBOX',
  rsmf: 'RSMF',
  chatlab: 'ChatLab',
  parquet: 'Parquet',
} as const satisfies Record<ExportFormat, string>;

/** Why a format is not held to an aspect; the notes under the table, in order. */
const notes = {
  record:
    'JSON Lines are the records: versions, sides and files are their fields and gaps are lines of their own; they have no words, no marks, and times as they were seen',
  carries: 'carries no files; their names and hashes are told',
  table: 'no table to choose columns of',
  parquet: 'the columns are a schema that programs rely on',
  bench: 'held by a bench: `npm run bench -- export`',
  whole: 'made in memory, of the PDF and the records',
  pictures: 'a long message goes on over many pictures, with all its words; tried with 27,000 characters',
  canvas: 'kept as drawn pictures until it ends: what it holds grows with its height',
} as const;
export type Note = keyof typeof notes;
export const noteTexts: readonly (readonly [Note, string])[] = Object.entries(notes) as [Note, string][];

const every = Object.keys(columns) as readonly ExportFormat[];
const telling = every.filter((format) => format !== 'jsonl');
/** Formats whose tests need a browser's canvas have them in `tests/pages`. */
const drawn: readonly ExportFormat[] = ['png'];
const tables: readonly ExportFormat[] = ['csv', 'xlsx'];
const carrying: readonly ExportFormat[] = ['pdf', 'docx', 'html', 'png', 'eml', 'rsmf'];
const without = (formats: readonly ExportFormat[], ...others: readonly ExportFormat[]) =>
  formats.filter((format) => !others.includes(format));

type Held = { readonly formats: readonly ExportFormat[]; readonly not: Partial<Record<ExportFormat, Note>> };

const asRecord = { jsonl: 'record' } as const;
const notAmong = (formats: readonly ExportFormat[], note: Note): Held['not'] =>
  Object.fromEntries(every.filter((format) => !formats.includes(format)).map((format) => [format, note]));

/** Which formats are held to an aspect, and why the others are not. The tests take their formats from here. */
export const matrix: Readonly<Record<Aspect, Held>> = {
  texts: { formats: every, not: {} },
  order: { formats: every, not: {} },
  sides: { formats: telling, not: asRecord },
  times: { formats: telling, not: asRecord },
  versions: { formats: telling, not: asRecord },
  gaps: { formats: telling, not: asRecord },
  inside: { formats: carrying, not: notAmong(carrying, 'carries') },
  beside: { formats: every, not: {} },
  redaction: { formats: every, not: {} },
  watermark: { formats: telling, not: asRecord },
  columns: { formats: tables, not: { ...notAmong(tables, 'table'), parquet: 'parquet' } },
  language: { formats: telling, not: asRecord },
  badInput: { formats: every, not: {} },
  long: { formats: without(every, 'eml', 'png'), not: { eml: 'whole', png: 'pictures' } },
  progress: { formats: every, not: {} },
  cancel: { formats: every, not: {} },
  memory: { formats: without(every, 'pdf', 'eml', 'png'), not: { pdf: 'bench', eml: 'whole', png: 'canvas' } },
  same: { formats: every, not: {} },
};

/** The formats that a test outside of a browser runs for an aspect. */
export const heldTo = (aspect: Aspect): readonly Exclude<ExportFormat, 'png'>[] =>
  matrix[aspect].formats.filter((format): format is Exclude<ExportFormat, 'png'> => !drawn.includes(format));

/** The aspects that tests in a browser hold a picture to. */
export const heldByPictures = (Object.keys(aspects) as readonly Aspect[]).filter((aspect) => matrix[aspect].formats.includes('png'));

const sign = ({ formats, not }: Held, format: ExportFormat): string => {
  if (formats.includes(format)) return '✓';
  const note = not[format];
  return note === undefined ? '?' : String(noteTexts.findIndex(([name]) => name === note) + 1);
};

/** The table as the documentation shows it, and its notes. */
export function matrixTable(): string {
  const rows = Object.entries(aspects).map(([aspect, head]) => [head, ...every.map((format) => sign(matrix[aspect as Aspect], format))]);
  const lines = [['', ...Object.values(columns)], ['---', ...every.map(() => '---')], ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return `${lines.join('\n')}\n\n${noteTexts.map(([, text], index) => `${index + 1}. ${text}`).join('\n')}`;
}
