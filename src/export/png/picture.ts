import { isDrawn } from '../../domain/file-type';
import { fitted, pictureSize } from '../picture-size';
import type { KeptFile } from '../request';
import { pictureBox, scale } from './page-look';

/** A picture of the chat at the size at which it is drawn, in CSS pixels. */
export type SmallPicture = { readonly image: OffscreenCanvas; readonly width: number; readonly height: number };

/** Opens a picture and makes it small at once, so that only the small one stays in memory. Null for what is none, or broken. */
export async function smallPicture(file: KeptFile | null): Promise<SmallPicture | null> {
  if (!file || !isDrawn(file.type)) return null;
  // The first bytes of AVIF do not tell its size in a way that is read here.
  if (file.type !== 'image/avif' && pictureSize(file) === null) return null;
  const bitmap = await createImageBitmap(new Blob([file.data], { type: file.type })).catch(() => null);
  if (!bitmap) return null;
  const { width, height } = fitted(bitmap, pictureBox);
  const image = new OffscreenCanvas(width * scale, height * scale);
  const brush = image.getContext('2d');
  if (brush) brush.imageSmoothingQuality = 'high';
  brush?.drawImage(bitmap, 0, 0, image.width, image.height);
  bitmap.close();
  return { image, width, height };
}
