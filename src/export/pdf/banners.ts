import type { Line } from './lines';
import { contentLeft, contentWidth, fills, fullWidth, page, type TextKind, textKinds } from './page-style';
import type { Sheet } from './sheet';

function drawCentred(sheet: Sheet, lines: Iterable<Line>, kind: TextKind): void {
  for (const line of lines) {
    sheet.drawLine(line, contentLeft + (contentWidth - line.width) / 2, sheet.y, kind);
    sheet.y += kind.leading;
  }
}

/** A day's heading between two rules. It never stands alone at the foot of a page. */
export function drawDay(sheet: Sheet, heading: string): void {
  const kind = textKinds.day;
  sheet.ensure(90);
  sheet.y += 8;
  const [line] = sheet.lines(heading, kind, contentWidth);
  if (!line) return;
  const side = (contentWidth - line.width) / 2 - 12;
  const middle = sheet.y + kind.leading / 2;
  for (const left of [contentLeft, contentLeft + contentWidth - side])
    sheet.fillBox({ left, top: middle, width: side, height: 0.6 }, fills.rule);
  drawCentred(sheet, [line], kind);
  sheet.y += 6;
}

/** The banner of a gap, over the whole width of the messages. */
export function drawGap(sheet: Sheet, words: string): void {
  const kind = textKinds.warning;
  const lines = [...sheet.lines(words, kind, contentWidth - 28)];
  const height = lines.length * kind.leading + 10;
  sheet.ensure(height + 12);
  sheet.y += 5;
  sheet.fillBox({ left: contentLeft, top: sheet.y, width: contentWidth, height }, fills.gap);
  sheet.fillBox({ left: contentLeft, top: sheet.y, width: 3, height }, fills.gapEdge);
  sheet.y += 5;
  drawCentred(sheet, lines, kind);
  sheet.y += 12;
}

/** The heading of one of several conversations, with what there is to say of it. */
export function drawSection(sheet: Sheet, title: string, facts: readonly string[]): void {
  sheet.ensure(150);
  sheet.y += 12;
  for (const [text, kind] of [[title, textKinds.section] as const, ...facts.map((fact) => [fact, textKinds.fact] as const)])
    for (const line of sheet.lines(text, kind, fullWidth)) {
      sheet.drawLine(line, page.left, sheet.y, kind);
      sheet.y += kind.leading;
    }
  sheet.fillBox({ left: page.left, top: sheet.y + 2, width: fullWidth, height: 0.6 }, fills.rule);
  sheet.y += 8;
}

/** `title … page x of y` at the foot of every page. */
export function drawFooters(sheet: Sheet, title: string, pageWords: (page: string, of: string) => string): void {
  const kind = textKinds.footer;
  const top = page.height - page.bottom + 22;
  for (let number = 1; number <= sheet.pages; number += 1) {
    sheet.turnTo(number);
    sheet.fillBox({ left: page.left, top: top - 6, width: fullWidth, height: 0.5 }, fills.rule);
    const [left] = sheet.lines(title, kind, fullWidth - 130);
    const [right] = sheet.lines(pageWords(String(number), String(sheet.pages)), kind, 130);
    if (left) sheet.drawLine(left, page.left, top, kind);
    if (right) sheet.drawLine(right, page.left + fullWidth - right.width, top, kind);
  }
}
