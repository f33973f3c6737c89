import { jsPDF } from 'jspdf';
import { shown, title } from './chats';
import { base64Of, stretches, wholeFaces } from './faces';

const [left, widest, size, leading, bottom] = [78, 330, 10, 15, 780];

/** Words and single Han characters, each with its face: what a line is filled with. */
function pieces(text: string): { readonly face: string; readonly text: string }[] {
  return stretches(text).flatMap(({ face, text: stretch }) =>
    (stretch.match(face === 'sc' || face === 'tc' ? /./gu : /\S+\s*|\s+/gu) ?? []).map((piece) => ({ face, text: piece })),
  );
}

/** The same chat by jsPDF as its documentation has it: every face added whole, one call for each stretch of a line. */
export async function plainJsPdf(count: number): Promise<Blob> {
  const document = new jsPDF({ unit: 'pt', format: 'a4', compress: true });
  for (const [name, url] of Object.entries(wholeFaces)) {
    document.addFileToVFS(`${name}.ttf`, await base64Of(url));
    document.addFont(`${name}.ttf`, name, 'normal');
  }
  document.setFont('sans').setFontSize(17).text(title, 48, 70);
  let y = 110;
  for (const { number, isOurs, who, when, text } of shown(count)) {
    const lines: { face: string; text: string; x: number }[][] = [[]];
    let x = 0;
    document.setFontSize(size);
    for (const piece of pieces(text)) {
      const width = document.setFont(piece.face).getTextWidth(piece.text);
      if (x + width > widest) {
        lines.push([]);
        x = 0;
      }
      lines.at(-1)?.push({ ...piece, x });
      x += width;
    }
    const width = lines.length > 1 ? widest : x;
    const height = lines.length * leading + 10;
    if (y + 11 + height > bottom) {
      document.addPage();
      y = 60;
    }
    const start = isOurs ? 547 - width - 20 : left;
    document.setFont('sans').setFontSize(7.5).text(String(number), 60, y, { align: 'right' });
    document.text(`${who}  ${when}`, start, y);
    document.setFillColor(isOurs ? '#e1edfb' : '#f2f3f5').roundedRect(start, y + 3, width + 20, height, 7, 7, 'F');
    document.setFontSize(size);
    for (const [row, line] of lines.entries())
      for (const piece of line) document.setFont(piece.face).text(piece.text, start + 10 + piece.x, y + 17 + row * leading);
    y += height + 20;
  }
  const pages = document.getNumberOfPages();
  document.setFont('sans').setFontSize(7.5);
  for (let page = 1; page <= pages; page += 1) document.setPage(page).text(`page ${page} of ${pages}`, 48, 815);
  return document.output('blob');
}
