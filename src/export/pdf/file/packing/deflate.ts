/** All that comes out of a stream; read piece by piece, which is quicker than by way of a response where there are thousands of small ones. */
async function gathered(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for (let reader = stream.getReader(), read = await reader.read(); !read.done; read = await reader.read()) pieces.push(read.value);
  const [only] = pieces;
  if (only && pieces.length === 1) return only;
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

/** A stream before it is packed: bytes, or a text each unit of which is one. */
export type Unpacked = Uint8Array<ArrayBuffer> | string;

function bytesOf(data: Unpacked): Uint8Array<ArrayBuffer> {
  if (typeof data !== 'string') return data;
  const bytes = new Uint8Array(data.length);
  for (let at = 0; at < data.length; at += 1) bytes[at] = data.charCodeAt(at);
  return bytes;
}

/** The bytes in zlib's form, which PDF calls `FlateDecode`; the browser's own packer is several times quicker than one in JavaScript. */
export async function deflated(data: Unpacked): Promise<Uint8Array<ArrayBuffer>> {
  const packer = new CompressionStream('deflate');
  const input = packer.writable.getWriter();
  const [packed] = await Promise.all([gathered(packer.readable), input.write(bytesOf(data)), input.close()]);
  return packed;
}

/** A text as the bytes of a stream: packed, and how many bytes of UTF-8 it was. */
export type PackedText = { readonly packed: Uint8Array<ArrayBuffer>; readonly size: number };

/** Packs a text that comes piece by piece. No piece ends within a surrogate pair. */
export type TextPacker = { add(text: string): Promise<void>; finish(): Promise<PackedText> };

/** Packs where it is called. */
export function textPacker(): TextPacker {
  const { readable, writable } = new CompressionStream('deflate');
  const input = writable.getWriter();
  const all = gathered(readable);
  const encoder = new TextEncoder();
  let size = 0;
  return {
    async add(text) {
      const bytes = encoder.encode(text);
      size += bytes.length;
      await input.write(bytes);
    },
    async finish() {
      await input.close();
      return { packed: await all, size };
    },
  };
}
