import type { Ready } from './ready-picture';

/** Dots a PNG may have here: more would not fit a browser's memory twice. */
const mostDots = 60_000_000;
const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** The kinds of dots that a PDF takes as they are, by PNG's number of the kind: how many values a dot has. */
const channelsOf = new Map([
  [0, 1],
  [2, 3],
  [3, 1],
]);

type Chunks = {
  readonly header: DataView;
  readonly palette: Uint8Array | null;
  readonly data: Uint8Array<ArrayBuffer>;
  readonly hasOpacity: boolean;
};

function chunksOf(bytes: Uint8Array): Chunks | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const data: Uint8Array[] = [];
  let header: DataView | null = null;
  let palette: Uint8Array | null = null;
  let hasOpacity = false;
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    // A chunk that reaches behind the end: the file was cut short.
    if (at + 12 + length > bytes.length) return null;
    const kind = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (kind === 'IHDR' && length === 13) header = new DataView(body.buffer, body.byteOffset, 13);
    if (kind === 'PLTE') palette = body;
    if (kind === 'tRNS') hasOpacity = true;
    if (kind === 'IDAT') data.push(body);
    at += 12 + length;
  }
  if (!header || data.length === 0) return null;
  const whole = new Uint8Array(data.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of data) {
    whole.set(part, at);
    at += part.length;
  }
  return { header, palette, data: whole, hasOpacity };
}

/** How many bytes the packed data comes to; null where it is broken. */
async function unpackedLength(data: Uint8Array<ArrayBuffer>): Promise<number | null> {
  try {
    let length = 0;
    const stream = new Blob([data]).stream().pipeThrough(new DecompressionStream('deflate'));
    for (let reader = stream.getReader(), read = await reader.read(); !read.done; read = await reader.read()) length += read.value.length;
    return length;
  } catch {
    return null;
  }
}

function colours(kind: number, palette: Uint8Array | null): string | null {
  if (kind === 0) return '/DeviceGray';
  if (kind === 2) return '/DeviceRGB';
  if (!palette || palette.length === 0 || palette.length % 3 !== 0) return null;
  const hex = Array.from(palette, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `[/Indexed /DeviceRGB ${palette.length / 3 - 1} <${hex}>]`;
}

/** A PNG whose packed dots a PDF can hold as they are; null for one with opacity, in several passes, of more than eight bits, or broken. */
export async function readyPng(bytes: Uint8Array): Promise<Ready | null> {
  if (!signature.every((byte, index) => bytes[index] === byte)) return null;
  const chunks = chunksOf(bytes);
  if (!chunks || chunks.hasOpacity) return null;
  const { header, palette, data } = chunks;
  const [width, height] = [header.getUint32(0), header.getUint32(4)];
  const [bits, kind, passes] = [header.getUint8(8), header.getUint8(9), header.getUint8(12)];
  const channels = channelsOf.get(kind);
  const space = colours(kind, palette);
  if (!channels || space === null || bits > 8 || passes !== 0 || width * height > mostDots || width * height === 0) return null;
  const row = Math.ceil((width * channels * bits) / 8) + 1;
  if ((await unpackedLength(data)) !== row * height) return null;
  const parameters = `/DecodeParms << /Predictor 15 /Colors ${channels} /BitsPerComponent ${bits} /Columns ${width} >>`;
  return { width, height, keys: `/ColorSpace ${space} /BitsPerComponent ${bits} /Filter /FlateDecode ${parameters}`, data };
}
