/**
 * Which runs of characters a block may hold, as a set of bits: every two and every three neighbouring characters, every five neighbouring
 * digits (two or three digits stand everywhere), and the names of its conversations, each as one bit by its hash. A bit that is not set
 * proves that the block need not be read; one that is set proves nothing.
 */
export const signatureBytes = 1 << 14;

const shift = 32 - 17;

const pair = (a: number, b: number): number => Math.imul(Math.imul(a, 0x9e3779b1) ^ b, 0x85ebca6b);
/** Of a pair's hash and what follows. */
const triple = (pairBefore: number, next: number): number => Math.imul(pairBefore ^ next, 0xc2b2ae35);

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** One list for all texts: that of a block takes 2 MB, and a new one each time would have to be made empty and be collected. */
let list = new Uint32Array(0);

/** The bit of every run in the text; of a run that comes again, again. Good until the next call. */
function bitsIn(text: string): Uint32Array {
  if (list.length < 3 * text.length) list = new Uint32Array(3 * text.length);
  const bits = list;
  let count = 0;
  let [last, pairBefore] = [0, 0];
  let [digits, number] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const both = pair(last, code);
    if (at > 0) bits[count++] = both >>> shift;
    if (at > 1) bits[count++] = triple(pairBefore, code) >>> shift;
    if (isDigit(code)) {
      number = (number * 10 + code - 48) % 100_000;
      digits++;
      if (digits >= 5) bits[count++] = pair(number, 0xd1917) >>> shift;
    } else digits = number = 0;
    last = code;
    pairBefore = both;
  }
  return bits.subarray(0, count);
}

function nameBit(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return Math.imul(hash ^ (hash >>> 15), 0x9e3779b1) >>> shift;
}

function setBits(signature: Uint8Array, bits: Uint32Array): void {
  for (let at = 0; at < bits.length; at++) {
    const bit = bits[at] ?? 0;
    signature[bit >> 3] = (signature[bit >> 3] ?? 0) | (1 << (bit & 7));
  }
}

/** The signature of a block's text and its conversations. */
export function signatureOf(text: string, conversations: readonly string[]): Uint8Array {
  const signature = new Uint8Array(signatureBytes);
  setBits(signature, bitsIn(text));
  setBits(signature, Uint32Array.from(conversations, nameBit));
  return signature;
}

/** The bits that a block with this text in it must have. */
export function bitsOfText(text: string): readonly number[] {
  return Array.from(bitsIn(text));
}

/** The bit that a block with messages of this conversation must have. */
export const bitOfConversation = nameBit;

/** Whether the signature at `from` in a page of them has all of these bits. */
export function holdsBits(page: Uint8Array, from: number, bits: readonly number[]): boolean {
  return bits.every((bit) => ((page[from + (bit >> 3)] ?? 0) & (1 << (bit & 7))) !== 0);
}
