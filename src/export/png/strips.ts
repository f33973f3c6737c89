import { colours, page, scale } from './page-look';

export type Brush = OffscreenCanvasRenderingContext2D;

/** A strip of the picture, as wide as the page: how high it is in whole CSS pixels, and how it is drawn with its top at `top`. */
export type Strip = { readonly height: number; readonly draw: (brush: Brush, top: number) => void; readonly gone?: () => void };

/**
 * The most pixels of one picture, down and in all. Browsers make canvases of twice that and more (Chromium 65,535 and 268 million, Firefox 32,767 and
 * 472 million), but phones and chat programs refuse to show them.
 */
export const canvasLimits = { side: 16_384, area: 2 ** 25 } as const;
export type CanvasLimits = { readonly side: number; readonly area: number };

export type PictureSheets = {
  readonly limits: CanvasLimits;
  /** Drawn at the head of every picture but the first. */
  readonly head: () => Strip;
  /** Drawn over every picture once it is whole: `height` in CSS pixels. */
  readonly over: (brush: Brush, height: number) => void;
};

/** Strips one below the other, on as many pictures as they need; each is drawn and packed as soon as it is full. */
export class Strips {
  readonly #sheets: PictureSheets;
  readonly #made: Blob[] = [];
  #strips: Strip[] = [];
  #height: number = page.top;

  constructor(sheets: PictureSheets) {
    this.#sheets = sheets;
  }

  /** The most height of a picture, in CSS pixels. */
  get #most(): number {
    const { side, area } = this.#sheets.limits;
    return Math.floor(Math.min(side, area / (page.width * scale)) / scale);
  }

  /** Adds a strip to the picture, or to the next one where it has no room; `keep` is how much more is to stand with it. */
  async add(strip: Strip, keep = 0): Promise<void> {
    const needed = this.#height + strip.height + keep + page.bottom;
    if (this.#strips.length > 0 && needed > this.#most) {
      await this.#finish();
      this.#put(this.#sheets.head());
    }
    this.#put(strip);
  }

  /** Puts strips above all others, if all is still on one picture and has room with them there; answers whether it has. */
  putBefore(strips: readonly Strip[]): boolean {
    const height = this.#height + strips.reduce((sum, strip) => sum + strip.height, 0);
    if (this.#made.length > 0 || height + page.bottom > this.#most) return false;
    this.#strips = [...strips, ...this.#strips];
    this.#height = height;
    return true;
  }

  /** All pictures, in their order. */
  async end(): Promise<readonly Blob[]> {
    if (this.#strips.length > 0) await this.#finish();
    return this.#made;
  }

  #put(strip: Strip): void {
    this.#strips.push(strip);
    this.#height += strip.height;
  }

  async #finish(): Promise<void> {
    const height = this.#height + page.bottom;
    const canvas = new OffscreenCanvas(page.width * scale, height * scale);
    const brush = canvas.getContext('2d', { alpha: false });
    if (!brush) throw new Error('the browser makes no canvas');
    brush.scale(scale, scale);
    brush.fillStyle = colours.paper;
    brush.fillRect(0, 0, page.width, height);
    brush.textBaseline = 'alphabetic';
    let top: number = page.top;
    for (const strip of this.#strips) {
      strip.draw(brush, top);
      strip.gone?.();
      top += strip.height;
    }
    this.#sheets.over(brush, height);
    this.#strips = [];
    this.#height = page.top;
    this.#made.push(await canvas.convertToBlob({ type: 'image/png' }));
    // Frees the canvas's memory before the next one is made.
    canvas.width = 0;
  }
}
