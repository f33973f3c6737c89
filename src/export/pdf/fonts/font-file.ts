/** Up to the next full four bytes. */
export const padded = (length: number): number => (length + 3) & ~3;

/** The sum of its big-endian words of four bytes, the last one filled up with zeros. */
function sumOf(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const words = bytes.length & ~3;
  let sum = 0;
  for (let at = 0; at < words; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  for (let at = words; at < bytes.length; at += 1) sum = (sum + ((bytes[at] ?? 0) << (24 - 8 * (at - words)))) >>> 0;
  return sum;
}

/** What a whole font's sum must come to, and where it says what is missing. */
const wholeSum = 0xb1b0afba;
const sumAt = 8;

/** A font's file with these tables; without its sums where nobody looks at them, which leaves out going through all of it twice. */
export function fontFile(tables: Readonly<Record<string, Uint8Array>>, isSummed = true): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(tables);
  const lengths = entries.map(([, { length }]) => padded(length));
  const file = new Uint8Array(12 + 16 * entries.length + lengths.reduce((sum, length) => sum + length, 0));
  const view = new DataView(file.buffer);
  const power = Math.floor(Math.log2(entries.length));
  for (const [index, value] of [entries.length, 16 << power, power, 16 * entries.length - (16 << power)].entries())
    view.setUint16(4 + 2 * index, value);
  view.setUint32(0, 0x10000);
  let at = 12 + 16 * entries.length;
  let head = 0;
  for (const [index, [tag, bytes]] of entries.entries()) {
    const row = 12 + 16 * index;
    for (let letter = 0; letter < 4; letter += 1) view.setUint8(row + letter, tag.charCodeAt(letter));
    for (const [column, value] of [isSummed ? sumOf(bytes) : 0, at, bytes.length].entries()) view.setUint32(row + 4 + 4 * column, value);
    file.set(bytes, at);
    if (tag === 'head') head = at;
    at += lengths[index] ?? 0;
  }
  if (isSummed) view.setUint32(head + sumAt, (wholeSum - sumOf(file)) >>> 0);
  return file;
}
