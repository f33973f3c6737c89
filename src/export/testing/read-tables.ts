import { parse } from 'csv-parse/sync';
import readSheets from 'read-excel-file/node';
import { checkOffice } from './read-documents';
import type { ReadBack } from './read-back';

/** Takes off the apostrophe that keeps a text from being a formula. */
const unescaped = (cell: string): string => cell.replace(/^'(?=[\s']*[=+\-@＝＋－＠]|'*[\t\r\n])/u, '');

type Table = readonly (readonly string[])[];

function byHeading(table: Table, heading: string, row: readonly string[]): string {
  return row[table[0]?.indexOf(heading) ?? -1] ?? '';
}

/** English headings; the texts of rows that are messages, those that go on below put together. */
function textsOf(table: Table): readonly string[] {
  const texts: string[] = [];
  for (const row of table.slice(1)) {
    const [is, text] = [byHeading(table, 'Row', row), byHeading(table, 'Text', row)];
    if (is === 'Message') texts.push(text);
    if (is === 'Continued') texts.push((texts.pop() ?? '') + text);
  }
  return texts;
}

/** A CSV file as rows of cells; throws where RFC 4180 is broken. */
export async function csvRows(file: Blob): Promise<Table> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const rows: string[][] = parse(Buffer.from(bytes), { bom: true, record_delimiter: '\r\n', relax_column_count: false });
  return rows.map((row) => row.map(unescaped));
}

export async function readCsv(file: Blob): Promise<ReadBack> {
  const table = await csvRows(file);
  return { texts: textsOf(table), everything: table.map((row) => row.join(' ')).join('\n') };
}

const shown = (cell: unknown): string => {
  if (cell instanceof Date) return new Date(Math.round(cell.getTime() / 1000) * 1000).toISOString().replace('T', ' ').slice(0, 19);
  return typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '';
};

/** The sheets of a workbook by their names, every cell as text. */
export async function xlsxSheets(file: Blob): Promise<ReadonlyMap<string, Table>> {
  const sheets = await readSheets(Buffer.from(await file.arrayBuffer()), { trim: false });
  return new Map(sheets.map(({ sheet, data }) => [sheet, data.map((row) => row.map(shown))]));
}

export async function readXlsx(file: Blob): Promise<ReadBack> {
  checkOffice(new Uint8Array(await file.arrayBuffer()));
  const sheets = [...(await xlsxSheets(file)).values()];
  return {
    texts: sheets.slice(0, -1).flatMap(textsOf),
    everything: sheets.map((rows) => rows.map((row) => row.join(' ')).join('\n')).join('\n'),
  };
}
