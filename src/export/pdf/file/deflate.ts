/** All that comes out of a stream. */
async function gathered(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The bytes in zlib's form, which PDF calls `FlateDecode`; the browser's own packer is several times quicker than one in JavaScript. */
export async function deflated(data: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const packer = new CompressionStream('deflate');
  const input = packer.writable.getWriter();
  const [packed] = await Promise.all([gathered(packer.readable), input.write(data), input.close()]);
  return packed;
}

/** The same of a file, which is read piece by piece. */
export async function deflatedFile(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return gathered(file.stream().pipeThrough(new CompressionStream('deflate')));
}
