import { digestWriter, type Digest } from '../export/digest';
import { exportFileName } from '../export/file-name';
import { jsonlWriter } from '../export/jsonl-writer';
import { htmlBody, plainBody } from '../export/mail-body';

import { pdfWriter } from '../export/pdf-writer';
import type { ExportRequest, Tally } from '../export/request';
import { languageTag } from '../export/speech';
import type { Fact } from '../export/told';
import { feed } from '../export/writer';
import type { MailFileKind } from '../mail/mail-format';
import type { MailBodies, MailFile } from './mail-bytes';
import { sealedBodies } from './sealed-bodies';
import { recordHashes, type RecordHashes, sha256Hex } from './record-hashes';
import { sealed, type Seal } from './seal';

/** The files that a PDF needs. */
export type PdfAssets = Parameters<typeof pdfWriter>[1];

/** One part of a mailing, all but its number: its files, what its body says, and what it came to. */
export type MadePart = {
  readonly request: ExportRequest;
  readonly tally: Tally;
  readonly files: readonly (MailFile & { readonly kind: MailFileKind; readonly sha256: string })[];
  /** Of the records' whole file before it was sealed; null where it is sealed or not attached. */
  readonly recordsSha256: string | null;
  readonly bodies: MailBodies;
};

/** The words of a mail's summary that an export does not have. */
export type MailWords = {
  readonly firstRecord: string;
  readonly lastRecord: string;
  readonly sealedIntro: string;
  /** How to open the files: with the passphrase, or with the key that belongs to the recipient. */
  readonly sealedHow: string;
};

export type PartWish = {
  readonly files: { readonly pdf: boolean; readonly jsonl: boolean };
  readonly seal: Seal;
  readonly words: MailWords;
  readonly assets: PdfAssets;
  readonly signal: AbortSignal;
};

/** How many entries the body of a mail shows. */
const shownInBody = 20;

/**
 * Makes the files and the body of one mail. The chat is read three times: for the body and the hashes, for the PDF, and with the neighbours of what
 * is new (`withNeighbours`) for the records, so that a restore finds where each run of messages belongs.
 */
export async function makePart(
  requestOf: () => Promise<ExportRequest>,
  withNeighbours: () => Promise<ExportRequest>,
  wish: PartWish,
): Promise<MadePart> {
  const { signal } = wish;
  const request = await requestOf();
  const [digest, hashes] = [digestWriter(request, shownInBody), recordHashes()];
  const pdf = wish.files.pdf ? pdfWriter(lockedBy(wish.seal, request), wish.assets) : null;
  const tally = await feed(request, [digest, hashes, ...(pdf ? [pdf] : [])], { signal });
  const files: MadePart['files'][number][] = [];
  if (pdf) files.push(await attached(wish.seal, 'reading', exportFileName(request, tally, 'pdf'), 'application/pdf', await pdf.end(tally)));
  let recordsSha256: string | null = null;
  if (wish.files.jsonl) {
    const records = await recordsFile(await withNeighbours(), signal);
    if (wish.seal.kind === 'none') recordsSha256 = await sha256Hex(new Uint8Array(await records.arrayBuffer()));
    files.push(await attached(wish.seal, 'records', exportFileName(request, tally, 'jsonl'), 'application/jsonl', records));
  }
  const told = await digest.end(tally);
  const bodies = bodiesOf(request, told, await hashes.end(tally), wish);
  return { request, tally, files, recordsSha256, bodies };
}

/** The request with what its PDF is locked by, where it is. */
function lockedBy(seal: Seal, request: ExportRequest): ExportRequest {
  return seal.kind === 'pdf' ? { ...request, passphrase: seal.passphrase } : request;
}

async function recordsFile(request: ExportRequest, signal: AbortSignal): Promise<Blob> {
  const jsonl = jsonlWriter(request, false);
  return jsonl.end(await feed(request, [jsonl], { signal }));
}

/** A sealed file has no name but its kind: names of chats travel open. */
async function attached(
  seal: Seal,
  kind: 'records' | 'reading',
  name: string,
  type: string,
  file: Blob,
): Promise<MadePart['files'][number]> {
  const open = new Uint8Array(await file.arrayBuffer());
  if (seal.kind === 'none') return { kind, name, type, bytes: open, sha256: await sha256Hex(open) };
  if (seal.kind === 'pdf' && kind === 'reading')
    return { kind: 'locked-reading', name: 'chat.pdf', type, bytes: open, sha256: await sha256Hex(open) };
  const bytes = await sealed(open, seal);
  const plain = kind === 'records' ? 'records.jsonl.age' : 'chat.pdf.age';
  return { kind: `sealed-${kind}`, name: plain, type: 'application/octet-stream', bytes, sha256: await sha256Hex(bytes) };
}

function bodiesOf(request: ExportRequest, digest: Digest, hashes: RecordHashes, { seal, words }: PartWish): MailBodies {
  if (seal.kind !== 'none') return sealedBodies(request, digest.tally, words);
  const ends: readonly Fact[] =
    hashes === null
      ? []
      : [
          { label: words.firstRecord, value: `SHA-256 ${hashes.first}` },
          { label: words.lastRecord, value: `SHA-256 ${hashes.last}` },
        ];
  const whole = { ...digest, facts: [...digest.facts, ...ends] };
  return { plain: plainBody(request, whole), html: htmlBody(request, whole, languageTag(request)) };
}
