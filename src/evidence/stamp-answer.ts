import { sameBytes } from './bytes';
import { positive } from './stamp-request';
import { sha256 } from './sha256';

/** What an authority's answer says at first sight. `time`: by the authority's clock, epoch ms. */
export type Glance = { readonly is: 'granted'; readonly time: number | null } | { readonly is: 'refused' | 'unreadable' | 'other' };

const tags = { sequence: 0x30, integer: 0x02, octets: 0x04, time: 0x18 } as const;
/** RFC 3161, 2.4.2: granted, and granted with changes. */
const granted = new Set([0, 1]);

/**
 * Looks whether an answer is a stamp for this data and this request at all, before it is stored. It takes no library, so that a background can do it that
 * has to stay small; whether the signature and the certificates hold is told by `checkedStamp`, and nothing else is ever believed.
 */
export function glanceAt(answer: Uint8Array, data: Uint8Array, nonce: Uint8Array): Glance {
  const status = statusOf(answer);
  if (status === null) return { is: 'unreadable' };
  if (!granted.has(status)) return { is: 'refused' };
  const hash = sha256(data);
  const at = indexOf(answer, Uint8Array.of(tags.octets, hash.length, ...hash), 0);
  const number = positive(nonce);
  if (at < 0 || indexOf(answer, Uint8Array.of(tags.integer, number.length, ...number), at) < 0) return { is: 'other' };
  return { is: 'granted', time: timeBehind(answer, at + 2 + hash.length) };
}

type Element = { readonly tag: number; readonly start: number; readonly end: number };

/** The element of DER at a place, with where its content lies; null for none. */
function elementAt(bytes: Uint8Array, at: number): Element | null {
  const [tag, first] = [bytes[at], bytes[at + 1]];
  if (tag === undefined || first === undefined) return null;
  const more = first < 0x80 ? 0 : first & 0x7f;
  if (more > 3) return null;
  let length = more === 0 ? first : 0;
  for (let index = 0; index < more; index += 1) length = length * 256 + (bytes[at + 2 + index] ?? 0);
  const start = at + 2 + more;
  return start + length <= bytes.length ? { tag, start, end: start + length } : null;
}

function statusOf(answer: Uint8Array): number | null {
  const whole = elementAt(answer, 0);
  const info = whole?.tag === tags.sequence && whole.end === answer.length ? elementAt(answer, whole.start) : null;
  const status = info?.tag === tags.sequence ? elementAt(answer, info.start) : null;
  return status?.tag === tags.integer && status.end - status.start === 1 ? (answer[status.start] ?? null) : null;
}

/** Behind the hash stand the stamp's number and its time. */
function timeBehind(answer: Uint8Array, at: number): number | null {
  const serial = elementAt(answer, at);
  const time = serial?.tag === tags.integer ? elementAt(answer, serial.end) : null;
  if (time?.tag !== tags.time) return null;
  const text = String.fromCharCode(...answer.subarray(time.start, time.end));
  const read = Date.parse(text.replace(/^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})/, '$1-$2-$3T$4:$5:$6'));
  return Number.isNaN(read) ? null : read;
}

function indexOf(bytes: Uint8Array, wanted: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(wanted[0] ?? 0, from); at >= 0; at = bytes.indexOf(wanted[0] ?? 0, at + 1))
    if (sameBytes(bytes.subarray(at, at + wanted.length), wanted)) return at;
  return -1;
}
