import type { Attachment } from '../../../domain/message';
import { carriedFile } from '../../carried';
import { fitted } from '../../picture-size';
import type { ExportRequest, KeptFile } from '../../request';
import type { PdfFile } from '../file/pdf-file';
import type { PdfAssets } from '../fonts/faces';
import { readyJpeg } from './jpeg';
import { readyPng } from './png';
import { putDots } from './put-dots';

/** A picture that is in the file, with the size at which it is shown, in points. */
export type PlacedPicture = { readonly object: number; readonly width: number; readonly height: number };

/** The most dots on a side of a picture that had to be drawn anew. */
const mostDots = 1600;
/** The room a picture has on a page, in points; a dot is at most three quarters of one. */
const room = { width: 250, height: 260 } as const;
const pointsPerDot = 0.75;

/** The kept pictures of one document, each in it once. */
export class KeptPictures {
  readonly #file: PdfFile;
  readonly #request: ExportRequest;
  readonly #assets: PdfAssets;
  readonly #known = new Map<string, PlacedPicture | null>();

  constructor(file: PdfFile, request: ExportRequest, assets: PdfAssets) {
    this.#file = file;
    this.#request = request;
    this.#assets = assets;
  }

  /** The picture of an attachment; null where it is none, is not kept, is not wanted in the file, or cannot be shown. */
  async place(attachment: Attachment): Promise<PlacedPicture | null> {
    const { sha256, kind } = attachment;
    if (sha256 === null || (kind !== 'image' && kind !== 'sticker')) return null;
    const known = this.#known.get(sha256);
    if (known !== undefined) return known;
    const kept = await carriedFile(this.#request, attachment);
    const placed = kept?.type.startsWith('image/') ? await this.#put(kept) : null;
    this.#known.set(sha256, placed);
    return placed;
  }

  async #put(kept: KeptFile): Promise<PlacedPicture | null> {
    const ready = kept.type === 'image/jpeg' ? readyJpeg(kept.data) : await readyPng(kept.data);
    if (ready) {
      const { width, height, keys, data } = ready;
      const object = this.#file.putStream(`/Type /XObject /Subtype /Image /Width ${width} /Height ${height} ${keys}`, { packed: data });
      return { object, ...shown(ready) };
    }
    const dots = (await this.#assets.openPicture?.(kept, mostDots)) ?? null;
    return dots && { object: putDots(this.#file, dots), ...shown(dots) };
  }
}

const shown = ({ width, height }: { readonly width: number; readonly height: number }) =>
  fitted({ width: width * pointsPerDot, height: height * pointsPerDot }, room);
