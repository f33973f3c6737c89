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

/** The bytes in zlib's form, which PDF calls `FlateDecode`; the browser's own packer is several times quicker than one in JavaScript. */
export async function deflated(data: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const packer = new CompressionStream('deflate');
  const input = packer.writable.getWriter();
  const [packed] = await Promise.all([gathered(packer.readable), input.write(data), input.close()]);
  return packed;
}

/** Packs what comes piece by piece. `finish` answers all of it. */
export function streamPacker(): { add(data: Uint8Array<ArrayBuffer>): Promise<void>; finish(): Promise<Uint8Array<ArrayBuffer>> } {
  const { readable, writable } = new CompressionStream('deflate');
  const input = writable.getWriter();
  const all = gathered(readable);
  return {
    add: (data) => input.write(data),
    finish: async () => {
      await input.close();
      return all;
    },
  };
}
