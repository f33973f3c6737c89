import { columnsFor } from './columns';
import { Pieces } from './pieces';
import type { ExportRequest } from './request';
import { tellerFor } from './told';
import { type Cell, RowTeller, type ToldRow } from './told-row';
import { storable } from './visible-text';
import type { Writer } from './writer';

/**
 * What a spreadsheet takes for a formula, though the cell is quoted: a sign at the beginning, also in full width and behind blanks, and blanks
 * that it drops. Apostrophes before count too, so that taking one off every such cell gives all texts back.
 */
const formula = /^[\s']*[=+\-@＝＋－＠]|^'*[\t\r\n]/u;

const field = (cell: Cell): string => {
  if (cell === null || typeof cell === 'object') return '';
  if (typeof cell === 'number') return String(cell);
  const text = storable(cell);
  return text === '' ? '' : `"${(formula.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
};

const line = (cells: readonly Cell[]): string => `${cells.map(field).join(',')}\r\n`;

/**
 * Comma-separated values (RFC 4180), UTF-8 with the byte order mark by which Excel knows it: a heading, one row per message and gap, and at the
 * end what is to be said of the whole. Text that a spreadsheet would run as a formula has an apostrophe before it.
 */
export function csvWriter(request: ExportRequest): Writer {
  const columns = columnsFor(request, false);
  const rows = new RowTeller(request, tellerFor(request));
  const pieces = new Pieces();
  const hasLabels = columns.some(({ name }) => name === 'kind');
  const write = (row: ToldRow): void => pieces.add(line(columns.map(({ cell }) => cell(row))));
  return {
    begin: () => pieces.add(`\uFEFF${line(columns.map(({ heading }) => heading))}`),
    each: (entry) => write(rows.row(entry)),
    end(tally) {
      for (const row of rows.about(tally)) write(hasLabels ? row : { ...row, text: `${row.kind}: ${row.text}` });
      return pieces.file('text/csv;charset=utf-8');
    },
  };
}
