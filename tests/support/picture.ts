import { crc32, deflateSync } from 'node:zlib';

/** A PNG of one colour, `side` by `side` pixels, and as many bytes longer as told. */
export function picture(side: number, colour: readonly [number, number, number], longer = 0): Buffer {
  const row = Buffer.from([0, ...Array.from({ length: side }, () => colour).flat()]);
  const size = Buffer.alloc(8);
  size.writeUInt32BE(side, 0);
  size.writeUInt32BE(side, 4);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', Buffer.concat([size, Buffer.from([8, 2, 0, 0, 0])])),
    ...(longer > 0 ? [chunk('tEXt', Buffer.alloc(longer, 'a'))] : []),
    chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: side }, () => row)))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
