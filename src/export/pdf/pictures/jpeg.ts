import type { Ready } from './ready-picture';

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The marks of frames that every reader of PDF knows: baseline, extended and progressive. */
const frames = [0xc0, 0xc1, 0xc2];
const otherFrames = [0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf];

/** How a camera was held, 1 for upright, by the Exif block of a JPEG. */
function turnOf(block: Uint8Array): number {
  if (String.fromCharCode(...block.subarray(0, 4)) !== 'Exif') return 1;
  const view = viewOf(block.subarray(6));
  const isLittle = view.getUint16(0) === 0x4949;
  const first = view.getUint32(4, isLittle);
  for (let index = 0; index < view.getUint16(first, isLittle); index += 1) {
    const at = first + 2 + 12 * index;
    if (view.getUint16(at, isLittle) === 0x112) return view.getUint16(at + 8, isLittle);
  }
  return 1;
}

function frameOf(bytes: Uint8Array): { readonly width: number; readonly height: number; readonly channels: number } | null {
  const view = viewOf(bytes);
  if (view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; at + 4 < bytes.length;) {
    const mark = view.getUint8(at + 1);
    const length = view.getUint16(at + 2);
    if (view.getUint8(at) !== 0xff || otherFrames.includes(mark) || mark === 0xda) return null;
    if (mark === 0xe1 && turnOf(bytes.subarray(at + 4, at + 2 + length)) !== 1) return null;
    if (frames.includes(mark) && view.getUint8(at + 4) === 8)
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5), channels: view.getUint8(at + 9) };
    at += 2 + length;
  }
  return null;
}

/** True where the picture's data is ended: some bytes of a camera's may come behind. */
const isEnded = (bytes: Uint8Array): boolean => {
  for (let at = bytes.length - 2; at >= Math.max(0, bytes.length - 4096); at -= 1)
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return true;
  return false;
};

/** A JPEG that a PDF can hold as it is; null for one that is turned, printed in four colours, cut short or broken. */
export function readyJpeg(bytes: Uint8Array<ArrayBuffer>): Ready | null {
  try {
    const frame = frameOf(bytes);
    if (!frame || !isEnded(bytes) || frame.width * frame.height === 0) return null;
    const space = new Map([
      [1, 'DeviceGray'],
      [3, 'DeviceRGB'],
    ]).get(frame.channels);
    if (!space) return null;
    return { ...frame, keys: `/ColorSpace /${space} /BitsPerComponent 8 /Filter /DCTDecode`, data: bytes };
  } catch {
    // Reading behind the end: the file is cut short.
    return null;
  }
}
