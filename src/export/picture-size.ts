/** Width and height in pixels. */
export type PictureSize = { readonly width: number; readonly height: number };

/** More than this is no picture of a chat, and costs more memory than a browser has. */
const longestSide = 30_000;

type Reader = (view: DataView) => PictureSize | null;

const png: Reader = (view) => ({ width: view.getUint32(16), height: view.getUint32(20) });
const gif: Reader = (view) => ({ width: view.getUint16(6, true), height: view.getUint16(8, true) });
const bmp: Reader = (view) => ({ width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) });

/** The segments of a JPEG one after the other, up to the one that begins a frame. */
const jpeg: Reader = (view) => {
  for (let at = 2; at + 9 < view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return null;
};

const threeBytes = (view: DataView, at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);

/** WebP in its three forms: lossy, lossless, extended. */
const webp: Reader = (view) => {
  const form = String.fromCharCode(...[12, 13, 14, 15].map((at) => view.getUint8(at)));
  if (form === 'VP8X') return { width: threeBytes(view, 24) + 1, height: threeBytes(view, 27) + 1 };
  if (form === 'VP8 ') return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (form !== 'VP8L') return null;
  const bits = view.getUint32(21, true);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
};

const readers: Readonly<Record<string, Reader>> = {
  'image/png': png,
  'image/jpeg': jpeg,
  'image/gif': gif,
  'image/bmp': bmp,
  'image/webp': webp,
};

/** How large a picture is, by what its first bytes say; null for one that is cut short, makes no sense, or is of a type that is not read here. */
export function pictureSize({ type, data }: { readonly type: string; readonly data: Uint8Array }): PictureSize | null {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  try {
    const size = readers[type]?.(view) ?? null;
    const isReal = size !== null && [size.width, size.height].every((side) => side > 0 && side <= longestSide);
    return isReal ? size : null;
  } catch {
    // Reading behind the end: the file is cut short.
    return null;
  }
}

/** The size at which a picture has room in a box, never larger than it is. */
export function fitted({ width, height }: PictureSize, box: PictureSize): PictureSize {
  const scale = Math.min(1, box.width / width, box.height / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
