import type { Cell } from '../told-row';
import { storable } from '../visible-text';
import { markupText } from '../xml';

/** The most a cell holds, in UTF-16 units. */
export const cellLimit = 32_767;

/** Numbers of the styles in `stylesXml`. */
const styles = { heading: 1, second: 2, minute: 3, day: 4, text: 5 } as const;

const dayMs = 86_400_000;
/** Days from the day that sheets count from to 1970-01-01. */
const epochDays = 25_569;

/** `A`, `B`, … `Z`, `AA`: how a sheet calls its columns. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

/** `_x0041_` in a cell means the letter A: where a text has such words of its own, their first sign is written that way itself. */
const inCell = (text: string): string => markupText(text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_'));

function cellXml(cell: Cell, name: string, style: number): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') return `<c r="${name}"><v>${cell}</v></c>`;
  if (typeof cell === 'string') return `<c r="${name}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${inCell(cell)}</t></is></c>`;
  // Sheets count days; ten digits behind the point are finer than a tenth of a millisecond.
  return `<c r="${name}" s="${styles[cell.precision]}"><v>${Number((cell.at / dayMs + epochDays).toFixed(10))}</v></c>`;
}

/** A row; every text is text, whatever it begins with. `number` counts from 1. */
export function rowXml(number: number, cells: readonly Cell[], isHeading = false): string {
  const style = isHeading ? styles.heading : styles.text;
  return `<row r="${number}">${cells.map((cell, index) => cellXml(cell, `${columnName(index)}${number}`, style)).join('')}</row>`;
}

/** The text as it is stored, cut into parts that fit into cells, never within a character. */
export function cellParts(text: string): readonly string[] {
  const whole = storable(text);
  const parts: string[] = [];
  for (let from = 0; from < whole.length;) {
    const cut = Math.min(from + cellLimit, whole.length);
    const to = cut < whole.length && /[\uD800-\uDBFF]/.test(whole.charAt(cut - 1)) ? cut - 1 : cut;
    parts.push(whole.slice(from, to));
    from = to;
  }
  return parts;
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** So many characters across are still read where a printed page is to show all columns. */
const widestPage = 220;

/** What comes before the rows: the heading stays in sight, columns have their widths. */
export function sheetHead(widths: readonly number[]): string {
  const columns = widths.map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`).join('');
  const isNarrow = widths.reduce((sum, width) => sum + width, 0) <= widestPage;
  return [
    `${declaration}<worksheet xmlns="${main}">${isNarrow ? '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' : ''}<sheetViews><sheetView workbookViewId="0">`,
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>',
    `<sheetFormatPr defaultRowHeight="15"/><cols>${columns}</cols><sheetData>`,
  ].join('');
}

/** A printed page's header holds so many UTF-16 units, its codes counted. */
const headerLimit = 255;

/** A line for the middle of a page's header; `&` begins a code there, and a digit behind the code for the middle would be a size. */
function headerLine(line: string): string {
  const codes = Array.from(storable(line), (character) => (character === '&' ? '&&' : character));
  let kept = '';
  for (const code of codes) if (kept.length + code.length <= headerLimit - 3) kept += code;
  return `&C ${kept}`;
}

/** A4 across; `fitToHeight` of nought takes as many pages as there are rows for. */
const landscape = '<pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/>';

/** What comes behind the rows: a filter over all of them, and on each printed page for whom the copy is, where that is told. */
export function sheetTail(columns: number, rows: number, mark: string | null): string {
  const line = mark === null ? '' : markupText(headerLine(mark));
  const pages = mark === null ? '' : `<headerFooter><oddHeader>${line}</oddHeader><oddFooter>${line}</oddFooter></headerFooter>`;
  return `</sheetData><autoFilter ref="A1:${columnName(columns - 1)}${rows}"/>${landscape}${pages}</worksheet>`;
}

const top = '<alignment vertical="top"/>';

/** Dates are shown the same in every country; text cells are marked as text, so that they stay it when they are edited. */
export const stylesXml = `${declaration}<styleSheet xmlns="${main}">
<numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/>\
<numFmt numFmtId="166" formatCode="yyyy\\-mm\\-dd"/></numFmts>
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>\
<fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF5"/></patternFill></fill></fills>
<borders count="1"><border/></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">${top}</xf>
<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>
<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">${top}</xf>
<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">${top}</xf>
<xf numFmtId="166" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">${top}</xf>
<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
