import { blocksSealed, joined } from './cipher';

type Bytes = Uint8Array<ArrayBuffer>;

const hashes = ['SHA-256', 'SHA-384', 'SHA-512'] as const;
const leastRounds = 64;

/** Repeats the bytes sixty-four times. */
function manyTimes(bytes: Bytes): Bytes {
  const all = new Uint8Array(bytes.length * 64);
  for (let at = 0; at < all.length; at += bytes.length) all.set(bytes, at);
  return all;
}

/**
 * What a passphrase is compared by and what keys are sealed under, 32 bytes: ISO 32000-2, algorithm 2.B. Some seventy rounds of AES over SHA, so that guessing
 * costs more than one hash. `user` is the user's entry of 48 bytes where this is for the owner's, else empty.
 */
export async function slowHash(passphrase: Bytes, salt: Bytes, user: Bytes): Promise<Bytes> {
  let key = new Uint8Array(await crypto.subtle.digest('SHA-256', joined(passphrase, salt, user)));
  for (let round = 0, last = 0; round < leastRounds || last > round - 32; round += 1) {
    const sealed = await blocksSealed(key.slice(0, 16), key.slice(16, 32), manyTimes(joined(passphrase, key, user)));
    // The first sixteen bytes as one number, modulo three; 256 leaves one, so that each byte counts alike.
    const choice = sealed.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3;
    key = new Uint8Array(await crypto.subtle.digest(hashes[choice] ?? 'SHA-256', sealed));
    last = sealed.at(-1) ?? 0;
  }
  return key.slice(0, 32);
}
