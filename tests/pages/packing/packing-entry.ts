import { deflated, textPacker } from '../../../src/export/pdf/file/packing/deflate';
import { Packer } from '../../../src/export/pdf/file/packing/packer';

/** Which of the streams, and of the texts, came out otherwise than they are packed here. */
export type PackedAtOnce = (streams: number) => Promise<readonly string[]>;

const same = (one: Uint8Array, other: Uint8Array): boolean => one.length === other.length && one.every((byte, at) => byte === other[at]);

const packedAtOnce: PackedAtOnce = async (streams) => {
  const packer = new Packer();
  const faults: string[] = [];
  const made: { readonly bytes: Uint8Array<ArrayBuffer>; readonly packed: Promise<Uint8Array> }[] = [];
  for (let number = 0; number < streams; number += 1) {
    const bytes = new TextEncoder().encode(`page ${number} `.repeat(2000));
    made.push({ bytes, packed: packer.deflated(bytes) });
    // As when pages are set meanwhile: the worker's word that it is there must be heard.
    if (number % 50 === 0) await deflated(bytes);
  }
  packer.flush();
  for (const { bytes, packed } of made) if (!same(await packed, await deflated(bytes))) faults.push(`a stream of ${bytes.length} bytes`);
  const [text, here] = [packer.textPacker(), textPacker()];
  for (let number = 0; number < 20; number += 1) for (const one of [text, here]) await one.add(`第 ${number} 行\n`.repeat(1000));
  const [whole, wanted] = [await text.finish(), await here.finish()];
  if (whole.size !== wanted.size || !same(whole.packed, wanted.packed)) faults.push('text');
  return faults;
};

Object.assign(globalThis, { packedAtOnce });
