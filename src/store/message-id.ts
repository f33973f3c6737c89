/** In the order of their codes, by which keys are sorted. */
const digits = '-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz';
const [prefixLength, timeLength, chanceLength] = [3, 5, 8];

const chance = (length: number): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => digits.charAt(byte & 63)).join('');

/** Minutes since 1970 as digits; the first and last that they can write for times beyond. */
function minuteDigits(at: number): string {
  let left = Math.min(Math.max(0, Math.floor(at / 60_000)), 64 ** timeLength - 1);
  let written = '';
  while (written.length < timeLength) {
    written = digits.charAt(left & 63) + written;
    left = Math.floor(left / 64);
  }
  return written;
}

/**
 * A name for a new message: 16 characters, of which 11 are left to chance, unique among all archives that may ever be merged. It begins as the name of another
 * message of its conversation does, `like`, and goes on with the minute of `at` (epoch ms), so that messages which are read together lie together
 * on the disk: a screen of them comes from a few places of a large archive instead of from sixty. It tells nothing that its message does not.
 */
export function newMessageId(like: string | null, at: number): string {
  return (like?.slice(0, prefixLength) ?? chance(prefixLength)) + minuteDigits(at) + chance(chanceLength);
}
