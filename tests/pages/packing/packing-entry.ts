import { breathe } from '../../../src/export/breathe';
import { PdfFile } from '../../../src/export/pdf/file/pdf-file';
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
    made.push({ bytes, packed: packer.deflated(bytes.slice()) });
    // As when pages are set meanwhile: the worker's word that it is there must be heard.
    if (number % 50 === 0) await breathe();
  }
  packer.flush();
  for (const { bytes, packed } of made) if (!same(await packed, await deflated(bytes))) faults.push(`a stream of ${bytes.length} bytes`);
  const [text, here] = [packer.textPacker(), textPacker()];
  for (let number = 0; number < 20; number += 1) for (const one of [text, here]) await one.add(`第 ${number} 行\n`.repeat(1000));
  const [whole, wanted] = [await text.finish(), await here.finish()];
  if (whole.size !== wanted.size || !same(whole.packed, wanted.packed)) faults.push('text');
  return faults;
};

/** Writes a file of pages, then of pictures, which are packed elsewhere, while a worker helps; answers how many bytes it has. */
export type AmongPictures = (pages: number, pictures: number) => Promise<number>;

const amongPictures: AmongPictures = async (pages, pictures) => {
  await packedAtOnce(600);
  const file = new PdfFile();
  const put = async (length: number): Promise<void> => {
    file.putStream('', { raw: new Uint8Array(length) });
    if (file.hasWaiting) await file.settle();
  };
  for (let number = 0; number < pages; number += 1) await put(20_000);
  for (let number = 0; number < pictures; number += 1) await put(100_000);
  return (await file.finish(file.put('<<>>'), file.put('<<>>'), '')).size;
};

Object.assign(globalThis, { packedAtOnce, amongPictures });
