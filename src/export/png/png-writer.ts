import { type Block, BlockTeller } from '../blocks';
import { jsonlWriter } from '../jsonl-writer';
import type { ExportEntry, ExportRequest, Tally } from '../request';
import type { Fact } from '../told';
import { oneLine } from '../visible-text';
import { watermarkText } from '../watermark';
import type { Writer } from '../writer';
import { ZipFile } from '../zip-file';
import { messageRows, metaLine, type Row, textRow } from './message-rows';
import { bubble, colours, page, room, type Style, styles } from './page-look';
import { type Brush, type CanvasLimits, canvasLimits, type Strip, Strips } from './strips';
import { drawTiles } from './tiles';
import { CanvasTypesetter } from './typesetter';

type Direction = 'in' | 'out' | 'system';
type Side = 'start' | 'middle' | 'end';
const sides = { in: 'start', system: 'middle', out: 'end' } as const satisfies Record<Direction, Side>;

const leftOf = (side: Side, width: number): number => {
  if (side === 'start') return page.side;
  return side === 'end' ? page.width - page.side - width : page.side + (room - width) / 2;
};

const blank = (height: number): Strip => ({ height, draw: () => {} });

async function hashOf(records: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await records.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

class PngWriter implements Writer {
  readonly #request: ExportRequest;
  readonly #teller: BlockTeller;
  readonly #typesetter: CanvasTypesetter;
  readonly #records: Writer;
  readonly #body: Strips;
  readonly #limits: CanvasLimits;

  constructor(request: ExportRequest, limits: CanvasLimits) {
    this.#request = request;
    this.#limits = limits;
    this.#teller = new BlockTeller(request);
    this.#typesetter = new CanvasTypesetter(request.language);
    this.#records = jsonlWriter({});
    this.#body = this.#newStrips();
  }

  begin(): void {
    // The head tells the counts, so it is drawn last.
  }

  async each(entry: ExportEntry): Promise<void> {
    await this.#records.each(entry);
    for (const block of this.#teller.blocks(entry)) await this.#block(block);
  }

  async end(tally: Tally): Promise<Blob> {
    const hash = await hashOf(await this.#records.end(tally));
    await this.#all(this.#centred(this.#request.words.recordsHash(String(tally.messages), hash), styles.hash, 16));
    const head = [...this.#head(this.#teller.facts(tally))];
    const cover = this.#newStrips();
    if (!this.#body.putBefore(head)) await this.#all(head, cover);
    const pictures = [...(await cover.end()), ...(await this.#body.end())];
    const [only, ...others] = pictures;
    if (only && others.length === 0) return only;
    const zip = new ZipFile();
    for (const [index, picture] of pictures.entries()) await zip.putFile(`${String(index + 1).padStart(4, '0')}.png`, picture, true);
    return zip.end('application/zip');
  }

  #newStrips(): Strips {
    const { title, words, language } = this.#request;
    const mark = watermarkText(this.#request);
    const [line] = this.#typesetter.lines(`${words.continued} · ${oneLine(title)}`, styles.meta, room);
    return new Strips({
      limits: this.#limits,
      head: () => ({ height: 28, draw: (brush, top) => line && this.#typesetter.draw(brush, line, { left: page.side, top, room }) }),
      over: (brush, height) => mark !== null && drawTiles(brush, mark, height, language),
    });
  }

  async #all(strips: Iterable<Strip>, to = this.#body): Promise<void> {
    for (const strip of strips) await to.add(strip);
  }

  async #block(block: Block): Promise<void> {
    if (block.is === 'section')
      return this.#all([blank(16), ...this.#lines(block.name, styles.section), ...this.#facts(block.facts), blank(8)]);
    if (block.is === 'day') return this.#all(this.#centred(block.heading, styles.day, 14));
    return block.is === 'gap' ? this.#gap(block.text) : this.#message(block);
  }

  *#head(facts: readonly Fact[]): Generator<Strip> {
    yield* this.#lines(oneLine(this.#request.title), styles.title);
    yield blank(8);
    yield* this.#facts(facts);
    yield { height: 24, draw: (brush, top) => fill(brush, colours.line, page.side, top + 12, room, 1) };
  }

  *#facts(facts: readonly Fact[]): Generator<Strip> {
    for (const { label, value } of facts) yield* this.#lines(`${label}: ${value}`, styles.fact);
  }

  *#lines(text: string, style: Style): Generator<Strip> {
    for (const line of this.#typesetter.lines(text, style, room)) yield this.#placed(textRow(this.#typesetter, line), page.side, room);
  }

  *#centred(text: string, style: Style, around: number): Generator<Strip> {
    yield blank(around);
    for (const line of this.#typesetter.lines(text, style, room)) {
      const row = textRow(this.#typesetter, line);
      yield this.#placed(row, leftOf('middle', row.width), row.width);
    }
    yield blank(around);
  }

  async #gap(text: string): Promise<void> {
    const rows = [...this.#typesetter.lines(text, styles.gap, room - 2 * bubble.padX)].map((line) => textRow(this.#typesetter, line));
    await this.#all([blank(10)]);
    await this.#boxed(rows, room, 'middle', colours.gap);
  }

  async #message(block: Extract<Block, { is: 'message' }>): Promise<void> {
    const { direction } = block.message;
    const { rows, width } = await messageRows(block, this.#request, this.#typesetter);
    for (const line of this.#typesetter.lines(metaLine(block), styles.meta, room)) {
      const row = textRow(this.#typesetter, line);
      // Who and when do not stand alone at the end of a picture.
      await this.#body.add(this.#placed(row, leftOf(sides[direction], row.width), row.width), 40);
    }
    await this.#boxed(rows, width + 2 * bubble.padX, sides[direction], direction === 'system' ? null : colours[direction]);
  }

  /** Rows in a box of one colour, round at its own beginning and end; where a picture ends within it, it goes on in the next. */
  async #boxed(rows: Iterable<Row>, width: number, side: Side, colour: string | null): Promise<void> {
    const left = leftOf(side, width);
    const inner = width - 2 * bubble.padX;
    const source = rows[Symbol.iterator]();
    let isFirst = true;
    for (let step = source.next(); !step.done;) {
      const row = step.value;
      step = source.next();
      const ends = { top: isFirst ? bubble.radius : 0, bottom: step.done ? bubble.radius : 0 };
      const above = isFirst ? bubble.padY : 0;
      const height = above + row.height + (step.done ? bubble.padY : 0);
      await this.#body.add({
        height,
        draw: (brush, top) => {
          if (colour !== null) roundedBox(brush, colour, { left, top, width, height }, ends);
          const at = side === 'middle' ? left + bubble.padX + (inner - row.width) / 2 : left + bubble.padX;
          row.draw(brush, at, top + above, side === 'middle' ? row.width : inner);
        },
        ...(row.gone ? { gone: row.gone } : {}),
      });
      isFirst = false;
    }
    await this.#body.add(blank(bubble.after));
  }

  #placed(row: Row, left: number, inner: number): Strip {
    return { height: row.height, draw: (brush, top) => row.draw(brush, left, top, inner) };
  }
}

function fill(brush: Brush, colour: string, left: number, top: number, width: number, height: number): void {
  brush.fillStyle = colour;
  brush.fillRect(left, top, width, height);
}

type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

function roundedBox(
  brush: Brush,
  colour: string,
  { left, top, width, height }: Box,
  ends: { readonly top: number; readonly bottom: number },
): void {
  brush.fillStyle = colour;
  brush.beginPath();
  brush.roundRect(left, top, width, height, [ends.top, ends.top, ends.bottom, ends.bottom]);
  brush.fill();
}

/**
 * The chat as one long picture, for chat programs and posts: days, bubbles on their sides with their pictures, gaps, recalls, and last the hash of the
 * records that it shows. Where a picture would be longer than is shown everywhere it goes on in another; several come as a zip. Made with the
 * browser's own canvas and fonts, in a page or in a worker.
 */
export function pngWriter(request: ExportRequest, limits: CanvasLimits = canvasLimits): Writer {
  return new PngWriter(request, limits);
}
