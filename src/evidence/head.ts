import { bytesOfHex, hexOf, utf8 } from './bytes';

/** What a head says: the state of one archive's log at one moment. */
export type Head = {
  /** The archive's own name, made at random when it was begun. */
  readonly log: string;
  readonly size: number;
  readonly root: Uint8Array;
  /** By this machine's clock, ISO in UTC. */
  readonly time: string;
  /** SHA-256 of the public key (SPKI): the fingerprint that the user is shown. */
  readonly key: Uint8Array;
};

const opening = 'liaocun log head 1';

/** The text of a head, line by line. Its UTF-8 is what is signed and what is time-stamped. */
export function headText({ log, size, root, time, key }: Head): string {
  return `${opening}\nlog ${log}\nsize ${size}\nroot ${hexOf(root)}\ntime ${time}\nkey ${hexOf(key)}\n`;
}

/** The bytes of a head's text. */
export const headBytes = (head: Head): Uint8Array<ArrayBuffer> => utf8(headText(head));

const pattern = new RegExp(
  `^${opening}\nlog ([\\w-]{1,64})\nsize (0|[1-9]\\d{0,14})\nroot ([0-9a-f]{64})\n` +
    `time (\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z)\nkey ([0-9a-f]{64})\n$`,
);

/** The head that a text writes, or null where it is not exactly such a text. */
export function headOfText(text: string): Head | null {
  const [, log, size, root, time, key] = pattern.exec(text) ?? [];
  const [rootBytes, keyBytes] = [bytesOfHex(root ?? ''), bytesOfHex(key ?? '')];
  if (log === undefined || size === undefined || time === undefined || !rootBytes || !keyBytes) return null;
  return { log, size: Number(size), root: rootBytes, time, key: keyBytes };
}

/** A fingerprint for people: the hexadecimal digits in groups of four. */
export const fingerprintText = (key: Uint8Array): string => hexOf(key).replace(/.{4}(?=.)/g, '$& ');
