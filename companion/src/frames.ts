import { endianness } from 'node:os';

/** Longer ones come from nobody who cuts messages as we do. */
const longestFrame = 4 * 1024 * 1024;
const littleEndian = endianness() === 'LE';

/** A value as native messaging wants it: the length in the machine's own order, then JSON in UTF-8. */
export function frameOf(value: unknown): Buffer {
  const body = Buffer.from(JSON.stringify(value), 'utf8');
  const head = Buffer.alloc(4);
  if (littleEndian) head.writeUInt32LE(body.length);
  else head.writeUInt32BE(body.length);
  return Buffer.concat([head, body]);
}

/** Thrown where bytes come that are no frames; nothing after them can be read. */
export class BrokenFrames extends Error {
  override readonly name = 'BrokenFrames';
}

/** Reads frames out of bytes as they come: give it each chunk, it answers with the values that are whole. */
export function frameReader(): (chunk: Buffer) => readonly unknown[] {
  let chunks: Buffer[] = [];
  let held = 0;
  let wanted = 4;
  return (chunk) => {
    chunks.push(chunk);
    held += chunk.length;
    const values: unknown[] = [];
    // Joined only when a whole frame is there, so that a long one costs its length and not its square.
    while (held >= wanted) {
      const bytes = Buffer.concat(chunks);
      const length = littleEndian ? bytes.readUInt32LE() : bytes.readUInt32BE();
      if (length === 0 || length > longestFrame) throw new BrokenFrames(`a frame of ${length} bytes`);
      wanted = 4 + length;
      chunks = [bytes];
      if (held < wanted) break;
      values.push(parsed(bytes.subarray(4, wanted)));
      chunks = [bytes.subarray(wanted)];
      held -= wanted;
      wanted = 4;
    }
    return values;
  };
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new BrokenFrames('not JSON');
  }
}
