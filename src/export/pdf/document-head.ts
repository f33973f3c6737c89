import type { ExportRequest, Tally } from '../request';
import type { Moment } from '../time-text';
import { type Fact, headFacts, partyFacts } from '../told';
import { oneLine } from '../visible-text';
import type { Line } from './lines';
import { fills, fullWidth, page, type TextKind, textKinds } from './page-style';
import { baselineDrop, type Sheet } from './sheet';
import type { Element, Role } from './structure';

const panelPad = 10;
const panelGap = 12;
const labelWidth = 92;
const valueLeft = page.left + labelWidth;
const valueWidth = fullWidth - labelWidth;

type Stack = { readonly lines: Iterable<Line>; readonly left: number; readonly top: number; readonly kind: TextKind };

/** Draws lines one below another, as a new element, and answers the height they took. */
function stack(sheet: Sheet, parent: Element, role: Role, { lines, left, top, kind }: Stack): number {
  const element = sheet.structure.open(role, parent);
  let height = 0;
  for (const line of lines) {
    sheet.drawLine(element, line, left, top + height, kind);
    height += kind.leading;
  }
  sheet.structure.close(element);
  return height;
}

/** The two sides in panels of equal height, the other side on the left as in the chat. */
function drawParties(sheet: Sheet, facts: readonly [Fact, Fact]): void {
  const list = sheet.structure.open('L', sheet.structure.document);
  const width = (fullWidth - panelGap) / 2;
  const inner = width - 2 * panelPad;
  const names = facts.map(({ value }) => [...sheet.lines(value, textKinds.party, inner)]);
  const height = textKinds.label.leading + Math.max(...names.map(({ length }) => length)) * textKinds.party.leading + 2 * panelPad - 3;
  for (const [index, { label }] of facts.entries()) {
    const left = page.left + index * (width + panelGap);
    sheet.fillBox({ left, top: sheet.y, width, height }, index === 0 ? fills.in : fills.out, { top: 5, bottom: 5 });
    const item = sheet.structure.open('LI', list);
    const [lines, kind] = [sheet.lines(label, textKinds.label, inner), textKinds.label];
    const top = sheet.y + panelPad - 2;
    stack(sheet, item, 'Lbl', { lines, left: left + panelPad, top, kind });
    stack(sheet, item, 'LBody', { lines: names[index] ?? [], left: left + panelPad, top: top + kind.leading, kind: textKinds.party });
    sheet.structure.close(item);
  }
  sheet.structure.close(list);
  sheet.y += height + 12;
}

/** Labels on the left, values beside them on the same baseline. */
function drawFacts(sheet: Sheet, list: Element, facts: readonly Fact[]): void {
  const [small, large] = [textKinds.label, textKinds.fact];
  const drop = baselineDrop(large) - baselineDrop(small);
  for (const { label, value } of facts) {
    const item = sheet.structure.open('LI', list);
    const labelLines = sheet.lines(label, small, labelWidth - 8);
    const labelHeight = stack(sheet, item, 'Lbl', { lines: labelLines, left: page.left, top: sheet.y + drop, kind: small });
    const valueLines = sheet.lines(value, large, valueWidth);
    const valueHeight = stack(sheet, item, 'LBody', { lines: valueLines, left: valueLeft, top: sheet.y, kind: large });
    sheet.structure.close(item);
    sheet.y += Math.max(labelHeight, valueHeight, large.leading);
  }
  sheet.structure.close(list);
}

function drawRule(sheet: Sheet): void {
  sheet.fillBox({ left: page.left, top: sheet.y, width: fullWidth, height: 0.6 }, fills.rule);
}

/** Room that the head needs: it is drawn last, when the counts are known, into space kept free for it. */
export type ReservedHead = { readonly draw: (tally: Tally) => Promise<void> };

/** The widest values that counts and range can come to, so that the head takes the same lines whatever they turn out to be. */
const widest: Tally = { messages: 999_999_999, gaps: 999_999, first: 0, last: 0 };

function heightOf(sheet: Sheet, facts: readonly Fact[]): number {
  return facts.reduce((sum, { value }) => sum + [...sheet.lines(value, textKinds.fact, valueWidth)].length * textKinds.fact.leading, 0);
}

async function prepareFacts(sheet: Sheet, facts: readonly Fact[]): Promise<void> {
  for (const { label, value } of facts) {
    await sheet.typesetter.prepare(label);
    await sheet.typesetter.prepare(value);
  }
}

/** Draws title and parties at the top of the first page and keeps room for the facts below them, to be drawn when the entries are counted. */
export async function beginHead(sheet: Sheet, request: ExportRequest, momentOf: (at: number) => Moment): Promise<ReservedHead> {
  const parties = request.conversations.length === 1 ? partyFacts(request.conversations[0], request.words) : null;
  const expected = headFacts(request, widest, momentOf);
  const title = oneLine(request.title);
  await sheet.typesetter.prepare(title);
  await prepareFacts(sheet, [...expected, ...(parties ?? [])]);
  const { structure } = sheet;
  const lines = sheet.lines(title, textKinds.title, fullWidth);
  sheet.y += stack(sheet, structure.document, 'H1', { lines, left: page.left, top: sheet.y, kind: textKinds.title }) + 6;
  drawRule(sheet);
  sheet.y += 12;
  if (parties) drawParties(sheet, parties);
  const list = structure.open('L', structure.document);
  const fillIn = sheet.reserve(heightOf(sheet, expected));
  sheet.y += 8;
  drawRule(sheet);
  sheet.y += 10;
  return {
    draw: async (tally) => {
      const facts = headFacts(request, tally, momentOf);
      await prepareFacts(sheet, facts);
      fillIn(() => drawFacts(sheet, list, facts));
    },
  };
}
