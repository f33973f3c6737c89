/** Bytes as lower-case hexadecimal digits. */
export function hexOf(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}

/** The bytes that hexadecimal digits write; null where they do not. */
export function bytesOfHex(text: string): Uint8Array<ArrayBuffer> | null {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text)) return null;
  return Uint8Array.from({ length: text.length / 2 }, (_, index) => Number.parseInt(text.slice(index * 2, index * 2 + 2), 16));
}

/** How many bytes `utf8` makes of a text. */
export function utf8Length(text: string): number {
  let length = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit >= 0x80) length += unit < 0x800 ? 1 : isPairAt(text, index) ? 1 : 2;
    if (isPairAt(text, index)) {
      length += 1;
      index += 1;
    }
  }
  return length;
}

/**
 * Writes a text as UTF-8 and says where it ends. Half a surrogate pair standing alone is written as the three bytes of its number (Python calls
 * this `surrogatepass`), so that two texts that differ never have the same bytes; TextEncoder would write U+FFFD for each.
 */
export function writeUtf8(text: string, into: Uint8Array, start: number): number {
  let at = start;
  for (let index = 0; index < text.length; index += 1) {
    const isPair = isPairAt(text, index);
    const point = isPair ? (text.codePointAt(index) ?? 0) : text.charCodeAt(index);
    if (isPair) index += 1;
    if (point < 0x80) into[at++] = point;
    else {
      const more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
      into[at++] = (0xff << (7 - more)) | (point >> (6 * more));
      for (let left = more - 1; left >= 0; left -= 1) into[at++] = 0x80 | ((point >> (6 * left)) & 0x3f);
    }
  }
  return at;
}

/** A text as the bytes that `writeUtf8` writes. */
export function utf8(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(utf8Length(text));
  writeUtf8(text, bytes, 0);
  return bytes;
}

const isPairAt = (text: string, index: number): boolean =>
  (text.charCodeAt(index) & 0xfc00) === 0xd800 && (text.charCodeAt(index + 1) & 0xfc00) === 0xdc00;

/** Whether two runs of bytes are the same. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

/** Runs of bytes, one after the other. */
export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
