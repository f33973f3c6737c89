import { joined } from './bytes';
import { sha256 } from './sha256';

/** What was asked of a time-stamping authority, to be kept until it has answered. */
export type StampRequest = {
  readonly nonce: Uint8Array;
  /** The authority's rules that the user wants, an OID, or null for those it uses by itself. */
  readonly policy: string | null;
  /** The body of the request, `application/timestamp-query`; the answer is `application/timestamp-reply`. */
  readonly body: Uint8Array<ArrayBuffer>;
};

/**
 * Asks for a stamp on data, as RFC 3161 writes it; only the data's SHA-256 is in it. `nonce` is eight random bytes, by which the answer is told from an
 * earlier one. Throws for a policy that is no OID.
 */
export function stampRequest(data: Uint8Array, nonce: Uint8Array, policy: string | null = null): StampRequest {
  const imprint = der(0x30, [der(0x30, [der(0x06, [sha256Oid]), der(0x05, [])]), der(0x04, [sha256(data)])]);
  const wanted = policy === null ? [] : [der(0x06, [oidBytes(policy)])];
  const asked = [der(0x02, [Uint8Array.of(1)]), imprint, ...wanted, der(0x02, [positive(nonce)]), der(0x01, [Uint8Array.of(0xff)])];
  return { nonce: positive(nonce), policy, body: der(0x30, asked) };
}

const sha256Oid = Uint8Array.of(0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01);

function der(tag: number, inside: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const length = inside.reduce((sum, part) => sum + part.length, 0);
  const head = length < 0x80 ? [tag, length] : length < 0x100 ? [tag, 0x81, length] : [tag, 0x82, length >> 8, length & 0xff];
  return joined([Uint8Array.from(head), ...inside]);
}

/** The bytes as DER writes a number that is not negative: no zero before it, but one where the first bit is set. */
export function positive(bytes: Uint8Array): Uint8Array {
  const start = bytes.findIndex((byte) => byte !== 0);
  const digits = start < 0 ? Uint8Array.of(0) : bytes.subarray(start);
  return (digits[0] ?? 0) < 0x80 ? digits : joined([Uint8Array.of(0), digits]);
}

/** Whether a text is an OID as the settings ask for it. */
export const isOid = (text: string): boolean => /^(?:[01]\.(?:\d|[1-3]\d)|2\.\d{1,9})(?:\.(?:0|[1-9]\d{0,14})){1,20}$/.test(text);

function oidBytes(oid: string): Uint8Array {
  if (!isOid(oid)) throw new RangeError('no OID');
  const [first = 0, second = 0, ...rest] = oid.split('.').map(Number);
  return joined([first * 40 + second, ...rest].map(base128));
}

function base128(number: number): Uint8Array {
  const digits = [number % 128];
  for (let rest = Math.floor(number / 128); rest > 0; rest = Math.floor(rest / 128)) digits.unshift(0x80 | (rest % 128));
  return Uint8Array.from(digits);
}
