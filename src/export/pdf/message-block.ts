import type { Direction } from '../../domain/message';
import type { Told } from '../told';
import { foldRepeats } from '../visible-text';
import type { Words } from '../words';
import type { Line } from './lines';
import { bubble, contentLeft, contentWidth, fills, page, type TextKind, textKinds } from './page-style';
import type { Sheet } from './sheet';

/** A message as the page shows it. */
export type Block = { readonly number: number; readonly direction: Direction; readonly told: Told };

type StyledLine = { readonly line: Line; readonly kind: TextKind };
type Part = { readonly text: string; readonly kind: TextKind };

/** Texts longer than this are laid out line by line as pages are filled, in a bubble of full width. */
const longText = 3000;
/** A block no higher than this is not torn apart by the end of a page. */
const keptTogether = 160;

/** What a message says, top to bottom, with the kind of text each part is set in. */
function partsOf({ direction, told }: Block, words: Words): readonly Part[] {
  const { text, labels, attachments, orders, earlier } = told;
  const isBare = text === '' && attachments.length === 0 && orders.length === 0 && labels.length === 0;
  const body = direction === 'system' ? textKinds.system : textKinds.body;
  return [
    ...labels.map((label) => ({ text: label, kind: textKinds.note })),
    ...(text === '' ? [] : [{ text: foldRepeats(text), kind: body }]),
    ...(isBare ? [{ text: words.noText, kind: textKinds.note }] : []),
    ...attachments.flatMap(({ label, address }) => [
      { text: label, kind: textKinds.note },
      ...(address === null ? [] : [{ text: address, kind: textKinds.address }]),
    ]),
    ...orders.map((order) => ({ text: words.order(order), kind: textKinds.note })),
    ...earlier.flatMap((version) => [
      { text: version.label, kind: textKinds.note },
      { text: foldRepeats(version.text), kind: textKinds.earlier },
    ]),
  ];
}

const whenOf = ({ time, firstSeen }: Told): string => (firstSeen === null ? time.full : `${time.full} · ${firstSeen}`);

/** Every text of the block, so that its faces can be opened before it is set. */
export function textsOf(block: Block, words: Words): readonly string[] {
  return [block.told.sender, whenOf(block.told), ...partsOf(block, words).map(({ text }) => text)];
}

function* styledLines(sheet: Sheet, parts: readonly Part[], width: number): Generator<StyledLine> {
  for (const { text, kind } of parts) for (const line of sheet.lines(text, kind, width)) yield { line, kind };
}

const heightOf = (lines: readonly StyledLine[]): number => lines.reduce((sum, { kind }) => sum + kind.leading, 0);

function drawNumber(sheet: Sheet, number: number, top: number): void {
  const kind = textKinds.number;
  const [line] = sheet.lines(String(number), kind, contentLeft - page.left);
  if (line) sheet.drawLine(line, contentLeft - 10 - line.width, top, kind);
}

/** Who and when: on one line where both fit, else one below the other; on the message's own side. */
function metaLines(sheet: Sheet, { told }: Block): readonly (readonly StyledLine[])[] {
  const styled = (text: string, kind: TextKind): StyledLine[] => [...sheet.lines(text, kind, contentWidth)].map((line) => ({ line, kind }));
  const [who, when] = [styled(told.sender, textKinds.sender), styled(whenOf(told), textKinds.meta)];
  const width = [...who, ...when].reduce((sum, { line }) => sum + line.width, metaSpace);
  return who.length === 1 && when.length === 1 && width <= contentWidth ? [[...who, ...when]] : [...who, ...when].map((line) => [line]);
}

const metaSpace = 7;

function sideLeft(direction: Direction, width: number): number {
  if (direction === 'in') return contentLeft;
  return direction === 'out' ? contentLeft + contentWidth - width : contentLeft + (contentWidth - width) / 2;
}

function drawMeta(sheet: Sheet, rows: readonly (readonly StyledLine[])[], direction: Direction): void {
  for (const row of rows) {
    const width = row.reduce((sum, { line }) => sum + line.width, (row.length - 1) * metaSpace);
    let left = sideLeft(direction, width);
    for (const { line, kind } of row) {
      sheet.drawLine(line, left, sheet.y, kind);
      left += line.width + metaSpace;
    }
    sheet.y += textKinds.meta.leading;
  }
}

/** Takes lines from `source` until `room` is full, one at least. */
function takeFitting(source: Iterator<StyledLine>, first: StyledLine, room: number): { taken: StyledLine[]; next: StyledLine | null } {
  const taken = [first];
  let height = first.kind.leading;
  for (;;) {
    const { value, done } = source.next();
    if (done) return { taken, next: null };
    height += value.kind.leading;
    if (height > room) return { taken, next: value };
    taken.push(value);
  }
}

/** One page's part of a bubble. Only the true beginning and end have round corners. */
function drawPiece(
  sheet: Sheet,
  lines: readonly StyledLine[],
  width: number,
  direction: Direction,
  ends: { first: boolean; last: boolean },
): void {
  const isSystem = direction === 'system';
  const outer = width + 2 * bubble.padX;
  const left = sideLeft(direction, outer);
  const height = heightOf(lines) + (isSystem ? 0 : bubble.padTop + bubble.padBottom);
  const radius = { top: ends.first ? bubble.radius : 0, bottom: ends.last ? bubble.radius : 0 };
  if (!isSystem) sheet.fillBox({ left, top: sheet.y, width: outer, height }, fills[direction], radius);
  let top = sheet.y + (isSystem ? 0 : bubble.padTop);
  for (const { line, kind } of lines) {
    sheet.drawLine(line, isSystem ? sideLeft(direction, line.width) : left + bubble.padX, top, kind);
    top += kind.leading;
  }
  sheet.y += height;
}

function drawBubble(sheet: Sheet, lines: Iterable<StyledLine>, width: number, direction: Direction): void {
  const source = lines[Symbol.iterator]();
  const start = source.next();
  let next = start.done ? null : start.value;
  for (let first = true; next !== null; first = false) {
    const fitting = takeFitting(source, next, sheet.room - bubble.padTop - bubble.padBottom);
    drawPiece(sheet, fitting.taken, width, direction, { first, last: fitting.next === null });
    if (fitting.next !== null) sheet.newPage();
    next = fitting.next;
  }
}

/** Draws one message: its number in the margin, who and when, and its words in a bubble on the side they came from. */
export function drawMessage(sheet: Sheet, block: Block, words: Words): void {
  const parts = partsOf(block, words);
  const room = (block.direction === 'system' ? contentWidth : bubble.widest) - 2 * bubble.padX;
  const isLong = parts.some(({ text }) => text.length > longText);
  const lines = isLong ? null : [...styledLines(sheet, parts, room)];
  const meta = metaLines(sheet, block);
  const height = meta.length * textKinds.meta.leading + (lines ? heightOf(lines) + bubble.padTop + bubble.padBottom : keptTogether);
  sheet.ensure(Math.min(height, keptTogether));
  drawNumber(sheet, block.number, sheet.y);
  drawMeta(sheet, meta, block.direction);
  sheet.y += block.direction === 'system' ? 0 : 2;
  const width = lines ? Math.max(0, ...lines.map(({ line }) => line.width)) : room;
  drawBubble(sheet, lines ?? styledLines(sheet, parts, room), width, block.direction);
  sheet.y += 9;
}
