type Bytes = Uint8Array<ArrayBuffer>;

/** Sixteen zeros. */
export const noVector = new Uint8Array(16);

export async function aesKey(key: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', key, 'AES-CBC', false, ['encrypt']);
}

/**
 * Whole blocks under AES-CBC without padding. WebCrypto always pads, and what fills its blocks gets one block more; it comes last, so that nothing
 * before depends on it, and is left out.
 */
export async function blocksSealed(key: Bytes, vector: Bytes, blocks: Bytes): Promise<Bytes> {
  const sealed = await crypto.subtle.encrypt({ name: 'AES-CBC', iv: vector }, await aesKey(key), blocks);
  return new Uint8Array(sealed, 0, blocks.length);
}

export function joined(...parts: readonly Bytes[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
