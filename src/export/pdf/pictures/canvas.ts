import { fitted } from '../../picture-size';
import type { KeptFile } from '../../request';
import type { Dots } from '../fonts/faces';

/** Fonts with emoji in colour, by the systems that have them; any other comes last. */
const emojiFonts = '"Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji", "Twemoji Mozilla", sans-serif';

type Context = OffscreenCanvasRenderingContext2D;

function contextOf(width: number, height: number): Context | null {
  return new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
}

const dotsOf = (context: Context, width: number, height: number): Dots => ({
  width,
  height,
  rgba: context.getImageData(0, 0, width, height).data,
});

/** Where the ink of drawn text lies, so that it fills its square whatever the font's idea of a line is. */
function drawText(context: Context, text: string, side: number): void {
  context.font = `${side * 0.8}px ${emojiFonts}`;
  const { width, actualBoundingBoxAscent: above, actualBoundingBoxDescent: below } = context.measureText(text);
  const scale = Math.min(1, side / Math.max(width, 1), side / Math.max(above + below, 1));
  context.translate(side / 2, side / 2);
  context.scale(scale, scale);
  context.fillStyle = `rgb(${penColour.join()})`;
  context.fillText(text, -width / 2, (above - below) / 2);
}

/** A colour that no emoji has: what is in it was drawn by the pen, from a font without colours, or is the box of a missing glyph. */
const penColour = [255, 0, 255] as const;

const isDrawnByPen = ({ rgba }: Dots): boolean =>
  rgba.some((opacity, at) => at % 4 === 3 && opacity === 255 && penColour.every((value, channel) => rgba[at - 3 + channel] === value));

/** A sequence that the system's font does not join comes out as several emoji beside each other. */
function isOnePiece(context: Context, text: string): boolean {
  context.font = `100px ${emojiFonts}`;
  return context.measureText(text).width < 1.5 * context.measureText('\u{1F600}').width;
}

/** An emoji in the colours of the system's font, on a square of `side` dots; null where the system has none for it. */
export function drawEmoji(text: string, side: number): Dots | null {
  const context = typeof OffscreenCanvas === 'undefined' ? null : contextOf(side, side);
  if (!context || !isOnePiece(context, text)) return null;
  drawText(context, text, side);
  const dots = dotsOf(context, side, side);
  return isDrawnByPen(dots) || dots.rgba.every((value) => value === 0) ? null : dots;
}

/** A picture as the browser shows it, turned as its camera says, at most `most` dots wide and high; null where the browser cannot show it. */
export async function openPicture({ type, data }: KeptFile, most: number): Promise<Dots | null> {
  const bitmap = await createImageBitmap(new Blob([data], { type })).catch(() => null);
  if (!bitmap) return null;
  const { width, height } = fitted(bitmap, { width: most, height: most });
  const context = contextOf(width, height);
  context?.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return context && dotsOf(context, width, height);
}
