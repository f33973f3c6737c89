import * as v from 'valibot';
import { type MessageRecord, messageRecordSchema } from '../domain/message';
import { bytesOfHex, hexOf, utf8 } from './bytes';
import { readHead, writtenHead } from './proven-leaf';
import type { SignedHead } from './signing';
import type { EarlierHead, PackParts } from './verify-pack';

/** The files of a pack by their paths, with `/` between folders, as they lie in the bag. */
export type Files = ReadonlyMap<string, Uint8Array>;

const folder = 'data/evidence/';
const messagesPath = 'data/messages.jsonl';
/** The bytes of attachments lie under their own hash. */
export const attachmentFolder = 'data/attachments/';

/** What is written of a log into a pack; the records and attachments are written by those who export them. */
export type EvidenceParts = Pick<PackParts, 'head' | 'stamps' | 'earlier'> & { readonly leaves: Iterable<string> };

/** The evidence's files of a pack. */
export function evidenceFiles({ head, stamps, earlier, leaves }: EvidenceParts): Files {
  const before = earlier.map((one, index) => earlierFiles(`${folder}earlier/${index}/`, one));
  const lines = [...leaves].map((line) => `${line}\n`).join('');
  return new Map([[`${folder}leaves.jsonl`, utf8(lines)], ...headFiles(folder, head, stamps), ...before.flat()]);
}

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

/** A pack taken apart. `strange` are lines of its records, counted from 1, that are no records, and earlier heads, by their paths, that are none. */
export type ReadPack = PackParts & { readonly strange: readonly string[] };

/** Takes a pack apart, or says why that cannot be done. Checks nothing. */
export function packOf(files: Files): ReadPack | PackFault {
  const head = headAt(files, folder);
  if (!head) return 'no-head';
  const leaves = linesOf(files.get(`${folder}leaves.jsonl`));
  if (leaves.length === 0) return 'no-leaves';
  const { records, strange } = recordsIn(files);
  const folders = [...files.keys()].flatMap((path) => /^data\/evidence\/earlier\/\d+\/(?=head\.json$)/.exec(path)?.[0] ?? []);
  const earlier = folders.map((at) => [at, earlierAt(files, at)] as const);
  return {
    head,
    stamps: stampsAt(files, folder),
    earlier: earlier.flatMap(([, one]) => one ?? []),
    leaves,
    records,
    strange: [...strange, ...earlier.flatMap(([at, one]) => (one ? [] : [at]))],
  };
}

const headAt = (files: Files, at: string): SignedHead | null => readHead(textOf(files.get(`${at}head.json`)));

const stampsAt = (files: Files, at: string): readonly Uint8Array[] =>
  [...files].filter(([path]) => path.startsWith(at) && /^stamp-\d+\.tsr$/.test(path.slice(at.length))).map(([, bytes]) => bytes);

function earlierAt(files: Files, at: string): EarlierHead | null {
  const signed = headAt(files, at);
  const proof = v.safeParse(v.array(v.string()), jsonOf(textOf(files.get(`${at}consistency.json`))));
  const hashes = proof.success ? proof.output.map(bytesOfHex) : [null];
  const read = hashes.filter((hash) => hash !== null);
  return signed && read.length === hashes.length ? { signed, stamps: stampsAt(files, at), proof: read } : null;
}

function recordsIn(files: Files): { readonly records: readonly MessageRecord[]; readonly strange: readonly string[] } {
  const records: MessageRecord[] = [];
  const strange: string[] = [];
  for (const [index, line] of linesOf(files.get(messagesPath)).entries()) {
    const value = jsonOf(line);
    // A line with `is` is none of a message: of a conversation, a gap.
    if (typeof value === 'object' && value !== null && 'is' in value) continue;
    const record = v.safeParse(messageRecordSchema, value);
    if (record.success) records.push(record.output);
    else strange.push(`${messagesPath}:${index + 1}`);
  }
  return { records, strange };
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
