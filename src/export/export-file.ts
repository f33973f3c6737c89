import { type Digest, digestWriter } from './digest';
import { emlFile, type MailAttachment } from './eml';
import { exportFileName } from './file-name';
import { jsonlWriter } from './jsonl-writer';
import { mailtoAddress } from './mailto';
import { type PassingFile, passingFiles } from './passing-files';
import type { PdfAssets } from './pdf/fonts/faces';
import type { ExportRequest, Tally } from './request';
import { txtWriter } from './txt-writer';
import { type ExportOptions, feed, type Writer } from './writer';

/** The files a chat can leave as. */
export type ExportFormat =
  | 'pdf'
  | 'eml'
  | 'jsonl'
  | 'txt'
  | 'csv'
  | 'xlsx'
  | 'docx'
  | 'markdown'
  | 'html'
  | 'png'
  | 'mbox'
  | 'rsmf'
  | 'chatlab'
  | 'parquet';

/** What files of a format end in, where that is not its name. */
const extensions: Partial<Record<ExportFormat, string>> = { markdown: 'md', chatlab: 'chatlab.jsonl' };

/** Formats that know one conversation or one day come as a zip with one file for each. */
function extensionOf(format: ExportFormat, { type }: Blob): string {
  return type === 'application/zip' ? `${format}.zip` : (extensions[format] ?? format);
}

/** A finished file. */
export type ExportedFile = { readonly fileName: string; readonly blob: Blob; readonly tally: Tally };

/** jsPDF and the shaper come into a page with the first PDF it makes. */
async function loadPdfWriter(request: ExportRequest, assets: PdfAssets): Promise<Writer> {
  const { pdfWriter } = await import('./pdf-writer');
  return pdfWriter(request, assets);
}

/** How many entries the body of a mail shows. */
const shownInMail = 20;

async function exportMail(request: ExportRequest, assets: PdfAssets, options: ExportOptions): Promise<ExportedFile> {
  const [pdf, jsonl, digest] = [await loadPdfWriter(request, assets), jsonlWriter(request, false), digestWriter(request, shownInMail)];
  const passing = passingFiles(request);
  const tally = await feed(request, [pdf, jsonl, digest, passing], options);
  const blob = await emlFile(request, await digest.end(tally), [
    { name: exportFileName(request, tally, 'pdf'), type: 'application/pdf', file: await pdf.end(tally) },
    { name: exportFileName(request, tally, 'jsonl'), type: 'application/jsonl', file: await jsonl.end(tally) },
    ...(request.attachments === 'in' ? await sentAlong(await passing.end(tally)) : []),
  ]);
  return besideOthers({ fileName: exportFileName(request, tally, 'eml'), blob, tally }, request, passing, options);
}

async function sentAlong(files: AsyncIterable<PassingFile>): Promise<readonly MailAttachment[]> {
  const sent: MailAttachment[] = [];
  for await (const { name, type, data } of files) sent.push({ name, type, file: new Blob([data]) });
  return sent;
}

/** The file itself, or in a zip with the attachments beside it where the request wants them there and there are any. */
async function besideOthers(
  made: ExportedFile,
  request: ExportRequest,
  passing: ReturnType<typeof passingFiles>,
  { signal }: ExportOptions,
): Promise<ExportedFile> {
  if (request.attachments !== 'beside') return made;
  const { zipBeside } = await import('./beside');
  const { fileName, blob, tally } = made;
  const zip = await zipBeside(fileName, blob, await passing.end(tally), signal);
  return zip ? { fileName: exportFileName(request, tally, 'zip'), blob: zip, tally } : made;
}

type Maker = (request: ExportRequest, assets: PdfAssets) => Writer | Promise<Writer>;

/** Each writer comes into a page with the first file it makes there. */
const writers: Readonly<Record<Exclude<ExportFormat, 'eml'>, Maker>> = {
  pdf: loadPdfWriter,
  jsonl: (request) => jsonlWriter(request),
  txt: txtWriter,
  csv: async (request) => (await import('./csv-writer')).csvWriter(request),
  docx: async (request) => (await import('./docx/docx-writer')).docxWriter(request),
  html: async (request) => (await import('./html/html-writer')).htmlWriter(request),
  png: async (request) => (await import('./png/png-writer')).pngWriter(request),
  mbox: async (request) => (await import('./mbox-writer')).mboxWriter(request),
  rsmf: async (request) => (await import('./rsmf/rsmf-writer')).rsmfWriter(request),
  chatlab: async (request) => (await import('./chatlab-writer')).chatLabWriter(request),
  parquet: async (request) => (await import('./parquet-writer')).parquetWriter(request),
  markdown: async (request) => (await import('./markdown-writer')).markdownWriter(request),
  xlsx: async (request) => (await import('./xlsx/xlsx-writer')).xlsxWriter(request),
};

/** Makes one file of the request. Rejects with the signal's reason when it aborts, and with what reading the entries threw. */
export async function exportFile(
  format: ExportFormat,
  request: ExportRequest,
  assets: PdfAssets,
  options: ExportOptions = {},
): Promise<ExportedFile> {
  if (format === 'eml') return exportMail(request, assets, options);
  const writer = await writers[format](request, assets);
  const passing = passingFiles(request);
  const tally = await feed(request, [writer, passing], options);
  const blob = await writer.end(tally);
  options.signal?.throwIfAborted();
  return besideOthers({ fileName: exportFileName(request, tally, extensionOf(format, blob)), blob, tally }, request, passing, options);
}

/** The `mailto:` address that opens a draft with the chat's summary in the user's own mail program. */
export async function composeMail(request: ExportRequest, options: ExportOptions = {}): Promise<string> {
  const digest = digestWriter(request, shownInMail);
  const tally = await feed(request, [digest], options);
  const made: Digest = await digest.end(tally);
  return mailtoAddress(request, made);
}
