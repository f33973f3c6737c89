import * as v from 'valibot';
import { type MessageRecord, messageRecordSchema } from '../domain/message';
import { bytesOfHex, hexOf, utf8 } from './bytes';
import type { SignedSeal } from './pack-seal';
import { readHead, writtenHead } from './proven-leaf';
import { sha256 } from './sha256';
import { checkedHead, type SignedHead, type Subtle } from './signing';
import type { EarlierHead, PackParts } from './verify-pack';

/** The files of a pack by their paths, with `/` between folders, as they lie in the bag. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** Where the evidence lies, and the records it is of. */
export const folder = 'data/evidence/';
export const messagesPath = 'data/messages.jsonl';
/** The SHA-256 of each line of the records, so that a changed one is named. */
export const linesPath = `${folder}messages.sha256`;
/** The signature over the last manifest; what stands in no manifest itself. */
export const sealPaths = { text: 'seal.txt', signature: 'seal.sig' } as const;
/** The bytes of attachments lie under their own hash. */
export const attachmentFolder = 'data/attachments/';

/** What is written of a log into a pack besides its leaves; the records and attachments are written by those who export them. */
export type EvidenceParts = Pick<PackParts, 'head' | 'stamps' | 'earlier'>;

/** The evidence's files of a pack, but `leaves.jsonl`. */
export function evidenceFiles({ head, stamps, earlier }: EvidenceParts): Files {
  const before = earlier.map((one, index) => earlierFiles(`${folder}earlier/${index}/`, one));
  return new Map([...headFiles(folder, head, stamps), ...before.flat()]);
}

/** Where the leaves lie, one a line. */
export const leavesPath = `${folder}leaves.jsonl`;

type File = readonly [path: string, bytes: Uint8Array];

/** The head, once as we read it, and once taken apart as openssl wants it. */
const headFiles = (at: string, head: SignedHead, stamps: readonly Uint8Array[]): readonly File[] => [
  [`${at}head.json`, utf8(writtenHead(head))],
  [`${at}head.txt`, utf8(head.text)],
  [`${at}head.sig`, head.signature],
  [`${at}key.der`, head.publicKey],
  ...stamps.map((stamp, index): File => [`${at}stamp-${index}.tsr`, stamp]),
];

const earlierFiles = (at: string, { signed, stamps, proof }: EarlierHead): readonly File[] => [
  ...headFiles(at, signed, stamps),
  [`${at}consistency.json`, utf8(`${JSON.stringify(proof.map(hexOf))}\n`)],
];

/** Why a pack cannot be taken apart: it has no readable head or no leaves. */
export type PackFault = 'no-head' | 'no-leaves';

/**
 * A pack taken apart. `recordLines`: on which line of the records' file each of them stands, from 1; `changedLines`: which lines are not as the list of
 * their hashes says; `strange`: lines that are no records, and earlier heads, by their paths, that are none.
 */
export type ReadPack = PackParts & {
  readonly recordLines: readonly number[];
  readonly changedLines: readonly { readonly line: number; readonly id: string | null }[];
  readonly strange: readonly string[];
  readonly seal: SignedSeal | null;
};

/** Takes a pack apart, or says why that cannot be done. Each head lies there twice: the one is taken whose signature holds. */
export async function packOf(subtle: Subtle, files: Files): Promise<ReadPack | PackFault> {
  const head = await headAt(subtle, files, folder);
  if (!head) return 'no-head';
  const leaves = linesOf(files.get(leavesPath));
  if (leaves.length === 0) return 'no-leaves';
  const folders = [...files.keys()].flatMap((path) => /^data\/evidence\/earlier\/\d+\/(?=head\.json$)/.exec(path)?.[0] ?? []);
  const earlier = await Promise.all(folders.map(async (at) => [at, await earlierAt(subtle, files, at)] as const));
  const { strange, ...read } = recordsIn(files);
  return {
    ...read,
    head,
    stamps: stampsAt(files, folder),
    earlier: earlier.flatMap(([, one]) => one ?? []),
    leaves,
    changedLines: changedLines(files),
    strange: [...strange, ...earlier.flatMap(([at, one]) => (one ? [] : [at]))],
    seal: sealIn(files),
  };
}

async function headAt(subtle: Subtle, files: Files, at: string): Promise<SignedHead | null> {
  const candidates = [readHead(textOf(files.get(`${at}head.json`))), apartAt(files, at)].filter((one) => one !== null);
  for (const one of candidates) if (typeof (await checkedHead(subtle, one)) !== 'string') return one;
  return candidates[0] ?? null;
}

/** How many bytes an Ed25519 key has as SubjectPublicKeyInfo; one of P-256 has more. */
const edKeyLength = 44;

/** The head as it lies there for openssl. */
function apartAt(files: Files, at: string): SignedHead | null {
  const [text, publicKey, signature] = ['head.txt', 'key.der', 'head.sig'].map((name) => files.get(`${at}${name}`));
  if (!text || !publicKey || !signature) return null;
  return { text: textOf(text), algorithm: publicKey.length === edKeyLength ? 'Ed25519' : 'ECDSA-P256', publicKey, signature };
}

function sealIn(files: Files): SignedSeal | null {
  const [text, signature] = [files.get(sealPaths.text), files.get(sealPaths.signature)];
  return text && signature ? { text: textOf(text), signature: signature.slice() } : null;
}

const stampsAt = (files: Files, at: string): readonly Uint8Array[] =>
  [...files].filter(([path]) => path.startsWith(at) && /^stamp-\d+\.tsr$/.test(path.slice(at.length))).map(([, bytes]) => bytes);

async function earlierAt(subtle: Subtle, files: Files, at: string): Promise<EarlierHead | null> {
  const signed = await headAt(subtle, files, at);
  const proof = v.safeParse(v.array(v.string()), jsonOf(textOf(files.get(`${at}consistency.json`))));
  const hashes = proof.success ? proof.output.map(bytesOfHex) : [null];
  const read = hashes.filter((hash) => hash !== null);
  return signed && read.length === hashes.length ? { signed, stamps: stampsAt(files, at), proof: read } : null;
}

const lineHash = (line: string): string => hexOf(sha256(utf8(line)));

function changedLines(files: Files): ReadPack['changedLines'] {
  if (!files.has(linesPath)) return [];
  const listed = new Set(linesOf(files.get(linesPath)));
  return linesOf(files.get(messagesPath)).flatMap((line, index) =>
    listed.has(lineHash(line)) ? [] : [{ line: index + 1, id: idIn(jsonOf(line)) }],
  );
}

const idIn = (value: unknown): string | null =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' ? value.id : null;

function recordsIn(files: Files): Pick<ReadPack, 'recordLines' | 'strange'> & { readonly records: readonly MessageRecord[] } {
  const records: MessageRecord[] = [];
  const recordLines: number[] = [];
  const strange: string[] = [];
  for (const [index, line] of linesOf(files.get(messagesPath)).entries()) {
    const value = jsonOf(line);
    // A line with `is` is none of a message: of a conversation, a gap.
    if (typeof value === 'object' && value !== null && 'is' in value) continue;
    const record = v.safeParse(messageRecordSchema, value);
    if (record.success) {
      records.push(record.output);
      recordLines.push(index + 1);
    } else strange.push(`${messagesPath}:${index + 1}`);
  }
  return { records, recordLines, strange };
}

const textOf = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes ?? new Uint8Array());
const linesOf = (bytes: Uint8Array | undefined): readonly string[] =>
  textOf(bytes)
    .split('\n')
    .filter((line) => line !== '');

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
