import type { Box } from '../redaction/redaction';
import type { KeptFile } from './request';

/** A canvas may not be larger on either side. */
const longestSide = 16_384;

/**
 * The picture drawn anew with black boxes, as PNG and with nothing of its first file: no words about it, no camera, no place. Null for what the browser
 * cannot draw in full.
 */
export async function maskedPicture({ type, data }: KeptFile, boxes: readonly Box[]): Promise<KeptFile | null> {
  if (typeof createImageBitmap === 'undefined' || typeof OffscreenCanvas === 'undefined') return null;
  const bitmap = await createImageBitmap(new Blob([data], { type })).catch(() => null);
  if (!bitmap) return null;
  const { width, height } = bitmap;
  const pen = Math.max(width, height) > longestSide ? null : new OffscreenCanvas(width, height).getContext('2d');
  pen?.drawImage(bitmap, 0, 0);
  bitmap.close();
  if (!pen) return null;
  pen.fillStyle = '#000';
  for (const { left, top, right, bottom } of boxes.map((box) => pixels(box, width, height)))
    pen.fillRect(left, top, right - left, bottom - top);
  const blob = await pen.canvas.convertToBlob({ type: 'image/png' });
  return { type: 'image/png', data: new Uint8Array(await blob.arrayBuffer()) };
}

/** A box covers every pixel that it touches. */
function pixels({ left, top, width, height }: Box, across: number, down: number) {
  return {
    left: Math.floor(left * across),
    top: Math.floor(top * down),
    right: Math.ceil(Math.min(1, left + width) * across),
    bottom: Math.ceil(Math.min(1, top + height) * down),
  };
}
