import { linesOf, showTricky, storable } from '../visible-text';
import type { ExportFormat } from '../export-file';
import { readChatLab, readJsonl, readParquet, readTxt } from './read-data';
import { readEml, readMbox, readRsmf } from './read-mails';
import { readPdf, settledForPdf } from './read-pdf-tree';
import { readDocx, readHtml, readMarkdown } from './read-documents';
import { readCsv, readXlsx } from './read-tables';

/** What a format's own reader finds in a file: the text of each message in order, where it can be told apart, and all that can be read. */
export type ReadBack = { readonly texts: readonly string[]; readonly everything: string };

type Format = {
  readonly read: (file: Blob) => Promise<ReadBack>;
  /** How the format gives a text back: formats for machines as it was, formats for eyes with acting characters shown. */
  readonly given: (text: string) => string;
};

/** For eyes: every line end is one, acting characters are told. */
const seen = (text: string): string =>
  linesOf(text)
    .map((line) => showTricky(line))
    .join('\n');

/** The formats of the matrix that need no browser. */
export const formats = {
  pdf: { read: readPdf, given: (text) => settledForPdf(seen(text)) },
  eml: { read: readEml, given: (text) => text },
  txt: { read: readTxt, given: seen },
  jsonl: { read: readJsonl, given: (text) => text },
  csv: { read: readCsv, given: storable },
  xlsx: { read: readXlsx, given: storable },
  markdown: { read: readMarkdown, given: seen },
  mbox: { read: readMbox, given: seen },
  rsmf: { read: readRsmf, given: storable },
  chatlab: { read: readChatLab, given: storable },
  parquet: { read: readParquet, given: storable },
  docx: { read: readDocx, given: seen },
  html: { read: readHtml, given: seen },
} as const satisfies Record<Exclude<ExportFormat, 'png'>, Format>;
