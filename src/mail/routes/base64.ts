/** Base64 of bytes, in one line. */
export function base64Of(bytes: Uint8Array): string {
  const parts: string[] = [];
  // Each part but the last is a multiple of three bytes long, so their codes join without padding between.
  for (let from = 0; from < bytes.length; from += 8190) parts.push(btoa(String.fromCharCode(...bytes.subarray(from, from + 8190))));
  return parts.join('');
}

/** The bytes that base64 stands for, in either alphabet, with or without padding. Throws where it is none. */
export function bytesOfBase64(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return bytesOfLatin(plain);
}

/** Base64 in the alphabet of addresses, without padding. */
export function base64UrlOf(bytes: Uint8Array): string {
  return base64Of(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** The bytes of a text whose characters are one byte each. */
export function bytesOfLatin(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}
