import type { Direction } from '../../domain/message';
import type { Told } from '../told';
import { foldRepeats } from '../visible-text';
import type { Words } from '../words';
import { faceLanguages } from './fonts/face-names';
import type { Line } from './lines';
import { mainFace } from './main-face';
import { bubble, contentLeft, contentWidth, fills, page, type TextKind, textKinds } from './page-style';
import type { PlacedPicture } from './pictures/kept-pictures';
import type { Sheet } from './sheet';
import type { Element } from './structure';

/** A message as the page shows it. */
export type Block = {
  readonly number: number;
  readonly direction: Direction;
  readonly sender: string;
  readonly when: string;
  /** What it says, from top to bottom. */
  readonly parts: readonly Part[];
};

/** A paragraph of a message, or a picture with the words that stand for it. */
type Part =
  | { readonly text: string; readonly kind: TextKind; readonly isChat?: boolean }
  | { readonly picture: PlacedPicture; readonly alt: string };

/** One line, or a picture, of the element that a part became. */
type Row = { readonly element: Element; readonly height: number; readonly width: number } & (
  | { readonly line: Line; readonly kind: TextKind }
  | { readonly picture: PlacedPicture }
);

/** Texts longer than this are laid out line by line as pages are filled, in a bubble of full width. */
const longText = 3000;
/** A block no higher than this is not torn apart by the end of a page. */
const keptTogether = 160;
/** Room below a picture. */
const pictureGap = 4;

/** The address, where it is told, and the hash of an attachment that is kept. */
function attachmentParts({ label, address, sha256 }: Told['attachments'][number], picture: PlacedPicture | null): readonly Part[] {
  return [
    ...(picture ? [{ picture, alt: label }] : []),
    { text: label, kind: textKinds.note },
    ...(address === null ? [] : [{ text: address, kind: textKinds.address }]),
    ...(sha256 === null ? [] : [{ text: `SHA-256 ${sha256}`, kind: textKinds.address }]),
  ];
}

/** What a message says with the kind of text each part is set in; the pictures are its attachments', in their order. */
function partsOf(direction: Direction, told: Told, pictures: readonly (PlacedPicture | null)[], words: Words): readonly Part[] {
  const { text, labels, attachments, orders, earlier } = told;
  const isBare = text === '' && attachments.length === 0 && orders.length === 0 && labels.length === 0;
  const body = direction === 'system' ? textKinds.system : textKinds.body;
  return [
    ...labels.map((label) => ({ text: label, kind: textKinds.note })),
    ...(text === '' ? [] : [{ text: foldRepeats(text), kind: body, isChat: true }]),
    ...(isBare ? [{ text: words.noText, kind: textKinds.note }] : []),
    ...attachments.flatMap((attachment, index) => attachmentParts(attachment, pictures[index] ?? null)),
    ...orders.map((order) => ({ text: words.order(order), kind: textKinds.note })),
    ...earlier.flatMap((version) => [
      { text: version.label, kind: textKinds.note },
      { text: foldRepeats(version.text), kind: textKinds.earlier, isChat: true },
    ]),
  ];
}

const whenOf = ({ time, shownAs, firstSeen }: Told): string => [time.full, shownAs, firstSeen].filter((part) => part !== null).join(' · ');

/** What the page shows of a message. */
export function blockOf(
  number: number,
  direction: Direction,
  told: Told,
  pictures: readonly (PlacedPicture | null)[],
  words: Words,
): Block {
  return { number, direction, sender: told.sender, when: whenOf(told), parts: partsOf(direction, told, pictures, words) };
}

/** Every text of the block, so that its faces can be opened before it is set. */
export function textsOf({ sender, when, parts }: Block): readonly string[] {
  return [sender, when, ...parts.map((part) => ('text' in part ? part.text : part.alt))];
}

/** Gives each part its element; the language of the chat's own words is told where the face of their script shows it. */
function elementsOf(sheet: Sheet, message: Element, parts: readonly Part[]): readonly Element[] {
  return parts.map((part) => {
    if ('picture' in part) return sheet.structure.open('Figure', message, { alt: part.alt });
    const face = part.isChat ? mainFace(sheet.typesetter, part.text) : null;
    const language = face ? faceLanguages[face] : undefined;
    return sheet.structure.open('P', message, language === undefined ? {} : { language });
  });
}

function* rowsOf(sheet: Sheet, parts: readonly Part[], elements: readonly Element[], width: number): Generator<Row> {
  for (const [index, part] of parts.entries()) {
    const element = elements[index];
    if (!element) continue;
    if ('picture' in part) yield { element, picture: part.picture, height: part.picture.height + pictureGap, width: part.picture.width };
    else
      for (const line of sheet.lines(part.text, part.kind, width))
        yield { element, line, kind: part.kind, height: part.kind.leading, width: line.width };
  }
}

const heightOf = (rows: readonly Row[]): number => rows.reduce((sum, { height }) => sum + height, 0);

type Said = { readonly line: Line; readonly kind: TextKind };

/** Who and when: on one line where both fit, else one below the other; on the message's own side. */
function metaLines(sheet: Sheet, block: Block): readonly (readonly Said[])[] {
  const styled = (text: string, kind: TextKind): Said[] => [...sheet.lines(text, kind, contentWidth)].map((line) => ({ line, kind }));
  const [who, when] = [styled(block.sender, textKinds.sender), styled(block.when, textKinds.meta)];
  const width = [...who, ...when].reduce((sum, { line }) => sum + line.width, metaSpace);
  return who.length === 1 && when.length === 1 && width <= contentWidth ? [[...who, ...when]] : [...who, ...when].map((line) => [line]);
}

const metaSpace = 7;

function sideLeft(direction: Direction, width: number): number {
  if (direction === 'in') return contentLeft;
  return direction === 'out' ? contentLeft + contentWidth - width : contentLeft + (contentWidth - width) / 2;
}

/** The message's number in the margin, and beside it who and when, as one paragraph. */
function drawMeta(sheet: Sheet, element: Element, { number, direction }: Block, rows: readonly (readonly Said[])[]): void {
  const [line] = sheet.lines(String(number), textKinds.number, contentLeft - page.left);
  if (line) sheet.drawLine(element, line, contentLeft - 10 - line.width, sheet.y, textKinds.number);
  for (const row of rows) {
    const width = row.reduce((sum, said) => sum + said.line.width, (row.length - 1) * metaSpace);
    let left = sideLeft(direction, width);
    for (const said of row) {
      sheet.drawLine(element, said.line, left, sheet.y, said.kind);
      left += said.line.width + metaSpace;
    }
    sheet.y += textKinds.meta.leading;
  }
}

/** Takes rows from `source` until `room` is full, one at least. */
function takeFitting(source: Iterator<Row>, first: Row, room: number): { taken: Row[]; next: Row | null } {
  const taken = [first];
  let height = first.height;
  for (;;) {
    const { value, done } = source.next();
    if (done) return { taken, next: null };
    height += value.height;
    if (height > room) return { taken, next: value };
    taken.push(value);
  }
}

function drawRow(sheet: Sheet, row: Row, left: number, top: number): void {
  if ('picture' in row) {
    const { object, width, height } = row.picture;
    sheet.drawPicture(row.element, object, { left, top: top + pictureGap / 2, width, height });
  } else sheet.drawLine(row.element, row.line, left, top, row.kind);
}

/** One page's part of a bubble. Only the true beginning and end have round corners. */
function drawPiece(sheet: Sheet, rows: readonly Row[], width: number, direction: Direction, ends: { first: boolean; last: boolean }): void {
  const isSystem = direction === 'system';
  const outer = width + 2 * bubble.padX;
  const left = sideLeft(direction, outer);
  const height = heightOf(rows) + (isSystem ? 0 : bubble.padTop + bubble.padBottom);
  const radius = { top: ends.first ? bubble.radius : 0, bottom: ends.last ? bubble.radius : 0 };
  if (!isSystem) sheet.fillBox({ left, top: sheet.y, width: outer, height }, fills[direction], radius);
  let top = sheet.y + (isSystem ? 0 : bubble.padTop);
  for (const row of rows) {
    const indent = 'line' in row && row.line.isRightToLeft ? width - row.width : 0;
    drawRow(sheet, row, isSystem ? sideLeft(direction, row.width) : left + bubble.padX + indent, top);
    top += row.height;
  }
  sheet.y += height;
}

function drawBubble(sheet: Sheet, rows: Iterable<Row>, width: number, direction: Direction): void {
  const source = rows[Symbol.iterator]();
  const start = source.next();
  let next = start.done ? null : start.value;
  for (let first = true; next !== null; first = false) {
    sheet.ensure(next.height + bubble.padTop + bubble.padBottom);
    const fitting = takeFitting(source, next, sheet.room - bubble.padTop - bubble.padBottom);
    drawPiece(sheet, fitting.taken, width, direction, { first, last: fitting.next === null });
    if (fitting.next !== null) sheet.newPage();
    next = fitting.next;
  }
}

/** Draws one message: its number in the margin, who and when, and its words in a bubble on the side they came from. */
export function drawMessage(sheet: Sheet, parent: Element, block: Block): void {
  const { structure } = sheet;
  const message = structure.open('Art', parent);
  const { parts } = block;
  const room = (block.direction === 'system' ? contentWidth : bubble.widest) - 2 * bubble.padX;
  const isLong = parts.some((part) => 'text' in part && part.text.length > longText);
  const meta = metaLines(sheet, block);
  const head = structure.open('P', message);
  const elements = elementsOf(sheet, message, parts);
  const rows = isLong ? null : [...rowsOf(sheet, parts, elements, room)];
  const height = meta.length * textKinds.meta.leading + (rows ? heightOf(rows) + bubble.padTop + bubble.padBottom : keptTogether);
  const [first] = rows ?? [];
  sheet.ensure(Math.max(Math.min(height, keptTogether), meta.length * textKinds.meta.leading + (first?.height ?? 0) + 2 * bubble.padTop));
  drawMeta(sheet, head, block, meta);
  sheet.y += block.direction === 'system' ? 0 : 2;
  const width = rows ? Math.max(0, ...rows.map((row) => row.width)) : room;
  drawBubble(sheet, rows ?? rowsOf(sheet, parts, elements, room), width, block.direction);
  for (const element of [head, ...elements, message]) structure.close(element);
  sheet.y += 9;
}
