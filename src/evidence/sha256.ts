const constants = Int32Array.from([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be,
  0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa,
  0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
  0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3,
  0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f,
  0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
]);
const initial = Int32Array.of(0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19);

// One thread hashes one thing at a time, so the working memory is shared.
const schedule = new Int32Array(64);
const state = new Int32Array(8);
const ending = new Uint8Array(128);

/**
 * The SHA-256 of bytes, at once: WebCrypto answers only after a turn of the event loop, in which a database transaction ends, and
 * asking it takes longer than hashing something short.
 */
export function sha256(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const hash = new Uint8Array(32);
  hashFrom(initial, 0, bytes, bytes.length, hash, 0);
  return hash;
}

/** The SHA-256 of bytes that come piece by piece, as a file's do that is never whole in memory. */
export class Sha256 {
  readonly #state = initial.slice();
  readonly #rest = new Uint8Array(64);
  #waiting = 0;
  #done = 0;

  add(bytes: Uint8Array): void {
    let at = Math.min(bytes.length, 64 - this.#waiting);
    this.#rest.set(bytes.subarray(0, at), this.#waiting);
    this.#waiting += at;
    if (this.#waiting < 64) return;
    state.set(this.#state);
    compress(this.#rest, 0);
    this.#done += 64;
    for (; at + 64 <= bytes.length; at += 64, this.#done += 64) compress(bytes, at);
    this.#state.set(state);
    this.#rest.set(bytes.subarray(at));
    this.#waiting = bytes.length - at;
  }

  /** The hash of all that was added. */
  hash(): Uint8Array<ArrayBuffer> {
    const hash = new Uint8Array(32);
    hashFrom(this.#state, this.#done, this.#rest, this.#waiting, hash, 0);
    return hash;
  }
}

/** The same of the first `length` bytes only, written to `into` from `at` on; the two may be the same memory. */
export function sha256Into(bytes: Uint8Array, length: number, into: Uint8Array, at: number): void {
  hashFrom(initial, 0, bytes, length, into, at);
}

/** HMAC-SHA256 (RFC 2104) under a key of at most 64 bytes, which is prepared once for many messages. Writes to `into` from `at` on. */
export function hmacUnder(key: Uint8Array): (message: Uint8Array, into: Uint8Array, at: number) => void {
  const inner = afterBlock(padded(key, 0x36));
  const outer = afterBlock(padded(key, 0x5c));
  return (message, into, at) => {
    hashFrom(inner, 64, message, message.length, innerHash, 0);
    hashFrom(outer, 64, innerHash, 32, into, at);
  };
}

const innerHash = new Uint8Array(32);
const padding = new Uint8Array(64);

function padded(key: Uint8Array, pad: number): Uint8Array {
  for (let index = 0; index < 64; index += 1) padding[index] = byteAt(key, index) ^ pad;
  return padding;
}

function afterBlock(block: Uint8Array): Int32Array {
  state.set(initial);
  compress(block, 0);
  return state.slice();
}

/** Hashes on from the state that `done` bytes, whole blocks, have led to. */
function hashFrom(start: Int32Array, done: number, bytes: Uint8Array, length: number, into: Uint8Array, at: number): void {
  state.set(start);
  const whole = length - (length % 64);
  for (let offset = 0; offset < whole; offset += 64) compress(bytes, offset);
  const left = length - whole;
  const end = left < 56 ? 64 : 128;
  ending.fill(0, left, end);
  for (let index = 0; index < left; index += 1) ending[index] = byteAt(bytes, whole + index);
  ending[left] = 0x80;
  const bits = (done + length) * 8;
  writeWord(ending, end - 8, Math.floor(bits / 0x100000000));
  writeWord(ending, end - 4, bits | 0);
  for (let offset = 0; offset < end; offset += 64) compress(ending, offset);
  for (let word = 0; word < 8; word += 1) writeWord(into, at + word * 4, wordAt(state, word));
}

function writeWord(bytes: Uint8Array, at: number, word: number): void {
  bytes[at] = word >>> 24;
  bytes[at + 1] = word >>> 16;
  bytes[at + 2] = word >>> 8;
  bytes[at + 3] = word;
}

/** What is read below lies within its array; the compiler cannot see that, and an engine drops the check. */
const wordAt = (words: Int32Array, index: number): number => words[index] ?? 0;
const byteAt = (bytes: Uint8Array, index: number): number => bytes[index] ?? 0;

function fillSchedule(bytes: Uint8Array, offset: number): void {
  for (let index = 0; index < 16; index += 1) {
    const at = offset + index * 4;
    schedule[index] = (byteAt(bytes, at) << 24) | (byteAt(bytes, at + 1) << 16) | (byteAt(bytes, at + 2) << 8) | byteAt(bytes, at + 3);
  }
  for (let index = 16; index < 64; index += 1) {
    const x = wordAt(schedule, index - 15);
    const y = wordAt(schedule, index - 2);
    const fromX = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const fromY = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    schedule[index] = wordAt(schedule, index - 16) + fromX + wordAt(schedule, index - 7) + fromY;
  }
}

/** FIPS 180-4, section 6.2.2. */
function compress(bytes: Uint8Array, offset: number): void {
  fillSchedule(bytes, offset);
  let a = wordAt(state, 0);
  let b = wordAt(state, 1);
  let c = wordAt(state, 2);
  let d = wordAt(state, 3);
  let e = wordAt(state, 4);
  let f = wordAt(state, 5);
  let g = wordAt(state, 6);
  let h = wordAt(state, 7);
  for (let index = 0; index < 64; index += 1) {
    const fromE = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const one = (h + fromE + ((e & f) ^ (~e & g)) + wordAt(constants, index) + wordAt(schedule, index)) | 0;
    const fromA = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const two = (fromA + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  state[0] = wordAt(state, 0) + a;
  state[1] = wordAt(state, 1) + b;
  state[2] = wordAt(state, 2) + c;
  state[3] = wordAt(state, 3) + d;
  state[4] = wordAt(state, 4) + e;
  state[5] = wordAt(state, 5) + f;
  state[6] = wordAt(state, 6) + g;
  state[7] = wordAt(state, 7) + h;
}
