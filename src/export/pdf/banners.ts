import type { Line } from './lines';
import { contentLeft, contentWidth, fills, fullWidth, page, type TextKind, textKinds } from './page-style';
import type { Sheet } from './sheet';
import type { Element, Role } from './structure';

function drawCentred(sheet: Sheet, element: Element, lines: Iterable<Line>, kind: TextKind): void {
  for (const line of lines) {
    sheet.drawLine(element, line, contentLeft + (contentWidth - line.width) / 2, sheet.y, kind);
    sheet.y += kind.leading;
  }
}

/** A day's heading between two rules. It never stands alone at the foot of a page. */
export function drawDay(sheet: Sheet, parent: Element, heading: string, role: Role): void {
  const kind = textKinds.day;
  sheet.y += 8;
  const [line] = sheet.lines(heading, kind, contentWidth);
  if (!line) return;
  const side = (contentWidth - line.width) / 2 - 12;
  const middle = sheet.y + kind.leading / 2;
  for (const left of [contentLeft, contentLeft + contentWidth - side])
    sheet.fillBox({ left, top: middle, width: side, height: 0.6 }, fills.rule);
  const element = sheet.structure.open(role, parent);
  drawCentred(sheet, element, [line], kind);
  sheet.structure.close(element);
  sheet.y += 6;
}

/** The banner of a gap, over the whole width of the messages. */
export function drawGap(sheet: Sheet, parent: Element, words: string): void {
  const kind = textKinds.warning;
  const lines = [...sheet.lines(words, kind, contentWidth - 28)];
  const height = lines.length * kind.leading + 10;
  sheet.ensure(height + 12);
  sheet.y += 5;
  sheet.fillBox({ left: contentLeft, top: sheet.y, width: contentWidth, height }, fills.gap);
  sheet.fillBox({ left: contentLeft, top: sheet.y, width: 3, height }, fills.gapEdge);
  sheet.y += 5;
  const element = sheet.structure.open('P', parent);
  drawCentred(sheet, element, lines, kind);
  sheet.structure.close(element);
  sheet.y += 12;
}

/** The heading of one of several conversations, with what there is to say of it. */
export function drawSection(sheet: Sheet, parent: Element, title: string, facts: readonly string[]): void {
  sheet.y += 12;
  const parts = [[title, textKinds.section, 'H2'] as const, ...facts.map((fact) => [fact, textKinds.fact, 'P'] as const)];
  for (const [text, kind, role] of parts) {
    const element = sheet.structure.open(role, parent);
    for (const line of sheet.lines(text, kind, fullWidth)) {
      sheet.drawLine(element, line, page.left, sheet.y, kind);
      sheet.y += kind.leading;
    }
    sheet.structure.close(element);
  }
  sheet.fillBox({ left: page.left, top: sheet.y + 2, width: fullWidth, height: 0.6 }, fills.rule);
  sheet.y += 8;
}
