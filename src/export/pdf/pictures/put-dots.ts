import type { PdfFile } from '../file/pdf-file';
import type { Dots } from '../fonts/faces';

const imageKeys = ({ width, height }: Pick<Dots, 'width' | 'height'>, space: string): string =>
  `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /${space} /BitsPerComponent 8`;

function split({ width, height, rgba }: Dots): { rgb: Uint8Array<ArrayBuffer>; opacity: Uint8Array<ArrayBuffer>; isOpaque: boolean } {
  const count = width * height;
  const [rgb, opacity] = [new Uint8Array(3 * count), new Uint8Array(count)];
  let isOpaque = true;
  for (let dot = 0; dot < count; dot += 1) {
    rgb[3 * dot] = rgba[4 * dot] ?? 0;
    rgb[3 * dot + 1] = rgba[4 * dot + 1] ?? 0;
    rgb[3 * dot + 2] = rgba[4 * dot + 2] ?? 0;
    opacity[dot] = rgba[4 * dot + 3] ?? 0;
    isOpaque &&= opacity[dot] === 255;
  }
  return { rgb, opacity, isOpaque };
}

/** Writes a picture given by its dots and answers its object. */
export function putDots(file: PdfFile, dots: Dots): number {
  const { rgb, opacity, isOpaque } = split(dots);
  const mask = isOpaque ? '' : ` /SMask ${file.putStream(imageKeys(dots, 'DeviceGray'), { raw: opacity })} 0 R`;
  return file.putStream(`${imageKeys(dots, 'DeviceRGB')}${mask}`, { raw: rgb });
}
