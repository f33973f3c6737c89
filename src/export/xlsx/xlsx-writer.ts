import { type Column, columnsFor } from '../columns';
import { appProperties, contentTypes, coreProperties, relationsXml, rootRelations } from '../office-package';
import type { ExportEntry, ExportRequest, Tally } from '../request';
import { tellerFor } from '../told';
import { type Cell, RowTeller, type ToldRow } from '../told-row';
import { markupText } from '../xml';
import { watermarkText } from '../watermark';
import type { Writer } from '../writer';
import { ZipFile } from '../zip-file';
import { cellParts, declaration, rowXml, sheetHead, sheetTail, stylesXml } from './sheet-xml';

const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The most rows of a sheet, its heading counted. */
const rowLimit = 1_048_576;

/**
 * The cells as as many rows as the longest text needs: a text that has no room in its cell goes on in the row below, which repeats the message's
 * number and says `continued` where the first says what it is.
 */
function inRows(cells: readonly Cell[], columns: readonly Column[], continued: string): readonly (readonly Cell[])[] {
  const parts = cells.map((cell) => (typeof cell === 'string' ? cellParts(cell) : [cell]));
  const rows = Math.max(1, ...parts.map(({ length }) => length));
  return Array.from({ length: rows }, (_, row) =>
    parts.map((part, column) => {
      const name = columns[column]?.name;
      if (row > 0 && name === 'number') return cells[column] ?? null;
      return row > 0 && name === 'row' ? continued : (part[row] ?? null);
    }),
  );
}

class XlsxWriter implements Writer {
  readonly #request: ExportRequest;
  readonly #zip = new ZipFile();
  readonly #rows: RowTeller;
  readonly #rowLimit: number;
  readonly #columns: readonly Column[];
  readonly #mark: string | null;
  #sheets = 0;
  #written = 0;

  constructor(request: ExportRequest, limit: number) {
    this.#request = request;
    this.#rowLimit = limit;
    this.#mark = watermarkText(request);
    this.#rows = new RowTeller(request, tellerFor(request));
    this.#columns = columnsFor(request, true);
  }

  begin(): void {
    this.#zip.put('_rels/.rels', rootRelations('xl/workbook.xml'));
    this.#zip.put('xl/styles.xml', stylesXml);
    this.#openSheet();
  }

  each(entry: ExportEntry): void {
    this.#write(this.#rows.row(entry));
  }

  end(tally: Tally): Blob {
    this.#closeSheet(this.#columns.length);
    this.#writeAbout(tally);
    const sheets = Array.from({ length: this.#sheets }, (_, index) => `sheet${index + 1}.xml`);
    this.#zip.put('xl/workbook.xml', this.#workbook());
    this.#zip.put(
      'xl/_rels/workbook.xml.rels',
      relationsXml([
        ...sheets.map((name, index) => [`rId${index + 1}`, 'worksheet', `worksheets/${name}`] as const),
        ['rIdStyles', 'styles', 'styles.xml'],
      ]),
    );
    this.#zip.put('docProps/core.xml', coreProperties(this.#request));
    this.#zip.put('docProps/app.xml', appProperties);
    this.#zip.put(
      '[Content_Types].xml',
      contentTypes([
        ['xl/workbook.xml', 'spreadsheetml.sheet.main+xml'],
        ['xl/styles.xml', 'spreadsheetml.styles+xml'],
        ...sheets.map((name) => [`xl/worksheets/${name}`, 'spreadsheetml.worksheet+xml'] as const),
      ]),
    );
    return this.#zip.end(mediaType);
  }

  #openSheet(): void {
    this.#sheets += 1;
    this.#zip.open(`xl/worksheets/sheet${this.#sheets}.xml`);
    this.#zip.add(sheetHead(this.#columns.map(({ width }) => width)));
    this.#written = 1;
    const headings = this.#columns.map(({ heading }) => heading);
    this.#zip.add(rowXml(1, headings, true));
  }

  #closeSheet(columns: number): void {
    this.#zip.add(sheetTail(columns, this.#written, this.#mark));
  }

  #write(row: ToldRow): void {
    const cells = this.#columns.map(({ cell }) => cell(row));
    for (const part of inRows(cells, this.#columns, this.#request.words.continued)) {
      if (this.#written === this.#rowLimit) {
        this.#closeSheet(this.#columns.length);
        this.#openSheet();
      }
      this.#written += 1;
      this.#zip.add(rowXml(this.#written, part));
    }
  }

  #writeAbout(tally: Tally): void {
    const { words } = this.#request;
    this.#sheets += 1;
    this.#zip.open(`xl/worksheets/sheet${this.#sheets}.xml`);
    this.#zip.add(sheetHead([24, 90, 30]));
    this.#zip.add(rowXml(1, [words.about, words.text, words.conversation], true));
    this.#written = 1;
    for (const { kind, text, conversation } of this.#rows.about(tally)) {
      for (const part of cellParts(text)) {
        this.#written += 1;
        this.#zip.add(rowXml(this.#written, [kind, part, conversation]));
      }
    }
    this.#closeSheet(3);
  }

  /** Names of sheets are words of ours: at most 31 characters, none of those that sheets refuse. */
  #workbook(): string {
    const { words } = this.#request;
    const names = Array.from({ length: this.#sheets }, (_, index) => {
      if (index === this.#sheets - 1) return words.about;
      return index === 0 ? words.sheet : `${words.sheet} ${index + 1}`;
    });
    const sheets = names.map((name, index) => `<sheet name="${markupText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`);
    return `${declaration}<workbook xmlns="${spreadsheet}" xmlns:r="${relationships}"><sheets>${sheets.join('')}</sheets></workbook>`;
  }
}

/**
 * A workbook: one row per message and gap, times as dates in the export's zone, text as text; on its last sheet what is to be said of the whole.
 * Where the rows of a sheet do not suffice there are further sheets.
 */
export function xlsxWriter(request: ExportRequest, limit = rowLimit): Writer {
  return new XlsxWriter(request, limit);
}
