import type { KeptFile } from './request';

/** No picture is made larger than this on either side. */
const longestSide = 4096;

/** The picture as the browser draws it, as PNG; null for what it cannot draw, and where there is no browser. */
export async function asPng({ type, data }: KeptFile): Promise<KeptFile | null> {
  if (typeof createImageBitmap === 'undefined' || typeof OffscreenCanvas === 'undefined') return null;
  const bitmap = await createImageBitmap(new Blob([data], { type })).catch(() => null);
  if (!bitmap) return null;
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height));
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(bitmap.width * scale)), Math.max(1, Math.round(bitmap.height * scale)));
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return { type: 'image/png', data: new Uint8Array(await blob.arrayBuffer()) };
}
