import * as v from 'valibot';
import { bytesOfHex, hexOf } from './bytes';
import { type Opening, readOpening, writtenOpening } from './opening';
import { algorithms, type SignedHead } from './signing';

/** A leaf laid open, with the proof that it stands in the log of the pack's head. */
export type ProvenLeaf = { readonly opening: Opening; readonly proof: readonly Uint8Array[] };

/** The line of `leaves.jsonl` for a leaf, without its end. */
export const writtenLeaf = ({ opening, proof }: ProvenLeaf): string =>
  JSON.stringify({ ...writtenOpening(opening), proof: proof.map(hexOf) });

const hex = v.pipe(
  v.string(),
  v.transform((text) => bytesOfHex(text)),
  v.instance(Uint8Array, 'lower-case hexadecimal digits'),
);
const hash = v.pipe(
  hex,
  v.check((bytes) => bytes.length === 32, 'a hash'),
);
const lineSchema = v.looseObject({ proof: v.pipe(v.array(hash), v.maxLength(64)) });

/** The leaf that a line writes, or null for another line. */
export function readProvenLeaf(line: string): ProvenLeaf | null {
  try {
    const { proof, ...rest } = v.parse(lineSchema, JSON.parse(line));
    return { opening: readOpening(rest), proof };
  } catch {
    return null;
  }
}

const headSchema = v.strictObject({ text: v.string(), algorithm: v.picklist(algorithms), publicKey: hex, signature: hex });

/** A signed head as `head.json` writes it. */
export const writtenHead = ({ text, algorithm, publicKey, signature }: SignedHead): string =>
  `${JSON.stringify({ text, algorithm, publicKey: hexOf(publicKey), signature: hexOf(signature) }, null, 2)}\n`;

/** The signed head that `head.json` writes, or null for another file. */
export function readHead(json: string): SignedHead | null {
  try {
    return v.parse(headSchema, JSON.parse(json));
  } catch {
    return null;
  }
}
