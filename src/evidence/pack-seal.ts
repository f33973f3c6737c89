import { bytesOfHex, hexOf, sameBytes, utf8 } from './bytes';
import { sha256 } from './sha256';
import { checkedSignature, type HeadFault, type SignedHead, signature, type SigningKey, type Subtle } from './signing';

/** What the seal of a pack says: which pack it is, by its last manifest, and out of which log. */
export type PackSeal = {
  readonly log: string;
  /** The size of the log whose head is in the pack. */
  readonly size: number;
  /** SHA-256 of `tagmanifest-sha256.txt`, by which every file of the pack is named with its hash. */
  readonly manifest: Uint8Array;
  /** By this machine's clock, ISO in UTC. */
  readonly time: string;
};

/** A seal as it lies in the pack, `seal.txt` and `seal.sig`; the key is that of the head. */
export type SignedSeal = { readonly text: string; readonly signature: Uint8Array<ArrayBuffer> };

const opening = 'liaocun pack 1';

/** The text of a seal, line by line; its UTF-8 is what is signed. */
export const sealText = ({ log, size, manifest, time }: PackSeal, key: Uint8Array): string =>
  `${opening}\nlog ${log}\nsize ${size}\nmanifest ${hexOf(manifest)}\ntime ${time}\nkey ${hexOf(key)}\n`;

const pattern = new RegExp(
  `^${opening}\nlog ([\\w-]{1,64})\nsize (0|[1-9]\\d{0,14})\nmanifest ([0-9a-f]{64})\n` +
    `time (\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z)\nkey ([0-9a-f]{64})\n$`,
);

/** Signs the list of a pack's files. What is signed has another first line than a head, so neither can pass for the other. */
export async function sealedPack(subtle: Subtle, key: SigningKey, seal: PackSeal): Promise<SignedSeal> {
  const text = sealText(seal, sha256(key.publicKey));
  return { text, signature: await signature(subtle, key, utf8(text)) };
}

/** What can be wrong with a seal, besides what can be wrong with a head's signature. */
export type SealFault = Exclude<HeadFault, 'not-a-head'> | 'not-a-seal' | 'other-log';

/** The seal, if it was signed by the key of this head, else what is wrong. */
export async function checkedSeal(
  subtle: Subtle,
  signed: SignedSeal,
  { algorithm, publicKey, text }: SignedHead,
): Promise<PackSeal | SealFault> {
  const [, log, size, manifest, time, key] = pattern.exec(signed.text) ?? [];
  const hash = bytesOfHex(manifest ?? '');
  if (log === undefined || size === undefined || time === undefined || !hash || hash.length === 0) return 'not-a-seal';
  if (!sameBytes(sha256(publicKey), bytesOfHex(key ?? '') ?? new Uint8Array())) return 'other-key';
  const fault = await checkedSignature(subtle, { algorithm, publicKey, signature: signed.signature }, utf8(signed.text));
  if (fault !== null) return fault;
  return text.split('\n')[1] === `log ${log}` ? { log, size: Number(size), manifest: hash, time } : 'other-log';
}
