import { joined, sameBytes } from './bytes';
import { type Head, headBytes, headOfText } from './head';
import { sha256 } from './sha256';

/** Ed25519, or ECDSA over P-256 with SHA-256 where the browser has no Ed25519. */
export const algorithms = ['Ed25519', 'ECDSA-P256'] as const;
export type Algorithm = (typeof algorithms)[number];

/** This installation's key. The private half cannot be taken out of the browser; the pair may lie in IndexedDB as it is. */
export type SigningKey = { readonly algorithm: Algorithm; readonly pair: CryptoKeyPair; readonly publicKey: Uint8Array<ArrayBuffer> };

/** A head and its signature, in the form that openssl takes: 64 bytes of Ed25519, or DER of ECDSA. */
export type SignedHead = {
  readonly text: string;
  readonly algorithm: Algorithm;
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array;
  readonly signature: Uint8Array;
};

/** WebCrypto's `subtle`, which browsers, workers and Node have alike. */
export type Subtle = SubtleCrypto;

const curve = { name: 'ECDSA', namedCurve: 'P-256' };
const keyAlgorithm = (algorithm: Algorithm) => (algorithm === 'Ed25519' ? { name: 'Ed25519' } : curve);
const signAlgorithm = (algorithm: Algorithm) => (algorithm === 'Ed25519' ? { name: 'Ed25519' } : { name: 'ECDSA', hash: 'SHA-256' });

/** Makes the key of an installation, the first kind that the browser can make. */
export async function newSigningKey(subtle: Subtle, wanted: readonly Algorithm[] = algorithms): Promise<SigningKey> {
  const [algorithm, ...others] = wanted;
  if (!algorithm) throw new Error('no kind of key is left to try');
  try {
    const pair = pairOf(await subtle.generateKey(keyAlgorithm(algorithm), false, ['sign', 'verify']));
    return { algorithm, pair, publicKey: new Uint8Array(await subtle.exportKey('spki', pair.publicKey)) };
  } catch (error) {
    if (others.length === 0) throw error;
    return newSigningKey(subtle, others);
  }
}

function pairOf(made: CryptoKeyPair | CryptoKey): CryptoKeyPair {
  if ('privateKey' in made) return made;
  throw new Error('the browser made one key where it should make two');
}

/** Signs the state of a log, under the key's own fingerprint. */
export async function signedHead(subtle: Subtle, key: SigningKey, state: Omit<Head, 'key'>): Promise<SignedHead> {
  const bytes = headBytes({ ...state, key: sha256(key.publicKey) });
  const text = new TextDecoder().decode(bytes);
  return { text, algorithm: key.algorithm, publicKey: key.publicKey, signature: await signature(subtle, key, bytes) };
}

/** A signature in the form that openssl takes. */
export async function signature(subtle: Subtle, key: SigningKey, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const raw = new Uint8Array(await subtle.sign(signAlgorithm(key.algorithm), key.pair.privateKey, bytes));
  return key.algorithm === 'Ed25519' ? raw : derSignature(raw);
}

/** What can be wrong with a signed head. */
export type HeadFault = 'not-a-head' | 'other-key' | 'bad-signature' | 'cannot-check';

/** The head, if the signature under it holds, else what is wrong. `cannot-check`: this browser does not know the kind of key. */
export async function checkedHead(subtle: Subtle, signed: SignedHead): Promise<Head | HeadFault> {
  const head = headOfText(signed.text);
  if (!head) return 'not-a-head';
  if (!sameBytes(sha256(signed.publicKey), head.key)) return 'other-key';
  return (await checkedSignature(subtle, signed, headBytes(head))) ?? head;
}

/** What is wrong with a signature over these bytes, or null. */
export async function checkedSignature(
  subtle: Subtle,
  signed: Omit<SignedHead, 'text'>,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<'bad-signature' | 'cannot-check' | null> {
  const key = await importedKey(subtle, signed);
  if (typeof key === 'string') return key;
  const raw = signed.algorithm === 'Ed25519' ? signed.signature.slice() : rawSignature(signed.signature);
  const holds = raw !== null && (await subtle.verify(signAlgorithm(signed.algorithm), key, raw, bytes));
  return holds ? null : 'bad-signature';
}

async function importedKey(
  subtle: Subtle,
  { algorithm, publicKey }: Omit<SignedHead, 'text'>,
): Promise<CryptoKey | 'bad-signature' | 'cannot-check'> {
  try {
    return await subtle.importKey('spki', publicKey.slice(), keyAlgorithm(algorithm), true, ['verify']);
  } catch (error) {
    return error instanceof Error && error.name === 'NotSupportedError' ? 'cannot-check' : 'bad-signature';
  }
}

/** WebCrypto writes the two numbers of an ECDSA signature side by side, 32 bytes each; all others write them as DER. */
function derSignature(raw: Uint8Array): Uint8Array<ArrayBuffer> {
  const numbers = joined([derNumber(raw.subarray(0, 32)), derNumber(raw.subarray(32))]);
  return joined([Uint8Array.of(0x30, numbers.length), numbers]);
}

function derNumber(bytes: Uint8Array): Uint8Array {
  const start = bytes.findIndex((byte) => byte !== 0);
  const digits = start < 0 ? Uint8Array.of(0) : bytes.subarray(start);
  const sign = (digits[0] ?? 0) >= 0x80 ? Uint8Array.of(0) : new Uint8Array();
  return joined([Uint8Array.of(2, sign.length + digits.length), sign, digits]);
}

/** The two numbers of a DER signature, or null for what is none, or is written otherwise than DER writes it. */
function rawSignature(der: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const first = 4 + (der[3] ?? 0);
  const raw = new Uint8Array(64);
  for (const [number, end] of [
    [der.subarray(4, first), 32],
    [der.subarray(first + 2), 64],
  ] as const) {
    const digits = number[0] === 0 ? number.subarray(1) : number;
    if (digits.length > 32) return null;
    raw.set(digits, end - digits.length);
  }
  return sameBytes(derSignature(raw), der) ? raw : null;
}
