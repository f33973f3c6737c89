import { type Block, whenLine } from '../blocks';
import { carriedFile } from '../carried';
import type { ExportRequest } from '../request';
import { foldRepeats } from '../visible-text';
import { bubble, room, type Style, styles } from './page-look';
import { type SmallPicture, smallPicture } from './picture';
import type { Brush } from './strips';
import type { CanvasTypesetter, Line } from './typesetter';

type Message = Extract<Block, { is: 'message' }>;

/** A row of a bubble: how wide and high it is, and how it is drawn into `inner` pixels from `left` on. */
export type Row = {
  readonly width: number;
  readonly height: number;
  readonly draw: (brush: Brush, left: number, top: number, inner: number) => void;
  readonly gone?: () => void;
};

/** Texts longer than this are set as pictures are filled, in a bubble of full width. */
const longText = 3000;
const pictureGap = 6;

type Part = { readonly text: string; readonly style: Style } | { readonly picture: SmallPicture };

/** What a message says from top to bottom, its pictures opened. */
async function partsOf({ message, told }: Message, request: ExportRequest): Promise<readonly Part[]> {
  const { words } = request;
  const parts: Part[] = told.labels.map((text) => ({ text, style: styles.note }));
  if (told.text !== '') parts.push({ text: foldRepeats(told.text), style: message.direction === 'system' ? styles.system : styles.words });
  for (const [index, { label, address, sha256 }] of told.attachments.entries()) {
    const picture = await smallPicture(await carriedFile(request, message.attachments[index]));
    if (picture) parts.push({ picture });
    parts.push({ text: address === null ? label : `${label}: ${address}`, style: styles.note });
    if (sha256 !== null) parts.push({ text: `SHA-256 ${sha256}`, style: styles.hash });
  }
  parts.push(...told.orders.map((order) => ({ text: words.order(order), style: styles.note })));
  for (const { label, text } of told.earlier)
    parts.push({ text: label, style: styles.note }, { text: foldRepeats(text), style: styles.earlier });
  return parts.length > 0 ? parts : [{ text: words.noText, style: styles.note }];
}

export function textRow(typesetter: CanvasTypesetter, line: Line): Row {
  return {
    width: line.width,
    height: line.style.leading,
    draw: (brush, left, top, inner) => typesetter.draw(brush, line, { left, top, room: inner }),
  };
}

function pictureRow({ image, width, height }: SmallPicture): Row {
  return {
    width,
    height: height + 2 * pictureGap,
    draw: (brush, left, top) => brush.drawImage(image, left, top + pictureGap, width, height),
    gone: () => {
      image.width = 0;
    },
  };
}

function* rowsOf(parts: readonly Part[], typesetter: CanvasTypesetter, width: number): Generator<Row> {
  for (const part of parts) {
    if ('picture' in part) yield pictureRow(part.picture);
    else for (const line of typesetter.lines(part.text, part.style, width)) yield textRow(typesetter, line);
  }
}

/** The rows of a message's bubble, all at once or one at a time, and how wide the widest is. */
export async function messageRows(
  block: Message,
  request: ExportRequest,
  typesetter: CanvasTypesetter,
): Promise<{ readonly rows: Iterable<Row>; readonly width: number }> {
  const width = (block.message.direction === 'system' ? room : bubble.widest) - 2 * bubble.padX;
  const parts = await partsOf(block, request);
  const rows = rowsOf(parts, typesetter, width);
  if (parts.some((part) => 'text' in part && part.text.length > longText)) return { rows, width };
  const all = [...rows];
  return { rows: all, width: Math.ceil(Math.max(...all.map((row) => row.width))) };
}

/** Who and when, above the bubble. */
export const metaLine = ({ number, told }: Message): string =>
  [String(number), told.sender, whenLine(told)].filter((part) => part !== '').join(' · ');
