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

const setBit = (signature: Uint8Array, bit: number): void => {
  signature[bit >> 3] = (signature[bit >> 3] ?? 0) | (1 << (bit & 7));
};

/** Sets the bit of every run in the text. */
function setRuns(signature: Uint8Array, text: string): void {
  let [last, pairBefore] = [0, 0];
  let [digits, number] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const both = pair(last, code);
    if (at > 0) setBit(signature, both >>> shift);
    if (at > 1) setBit(signature, triple(pairBefore, code) >>> shift);
    if (isDigit(code)) {
      number = (number * 10 + code - 48) % 100_000;
      digits++;
      if (digits >= 5) setBit(signature, pair(number, 0xd1917) >>> shift);
    } else digits = number = 0;
    last = code;
    pairBefore = both;
  }
}

function nameBit(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return Math.imul(hash ^ (hash >>> 15), 0x9e3779b1) >>> shift;
}

/** The signature of a block's text and its conversations. */
export function signatureOf(text: string, conversations: readonly string[]): Uint8Array {
  const signature = new Uint8Array(signatureBytes);
  setRuns(signature, text);
  for (const conversation of conversations) setBit(signature, nameBit(conversation));
  return signature;
}

/** The bits that a block with this text in it must have, each once. */
export function bitsOfText(text: string): readonly number[] {
  const bits: number[] = [];
  signatureOf(text, []).forEach((byte, place) => {
    for (let bit = 0; byte >> bit > 0; bit++) if (((byte >> bit) & 1) === 1) bits.push(place * 8 + bit);
  });
  return bits;
}

/** The bit that a block with messages of this conversation must have. */
export const bitOfConversation = nameBit;

/** Whether the signature at `from` in a page of them has all of these bits. */
export function holdsBits(page: Uint8Array, from: number, bits: readonly number[]): boolean {
  return bits.every((bit) => ((page[from + (bit >> 3)] ?? 0) & (1 << (bit & 7))) !== 0);
}
