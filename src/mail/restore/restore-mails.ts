import { readMail, type ReadMail } from '../check/read-mail';
import { Joining } from './joined';
import { joinedLines } from './joined-lines';
import { toldIn, type ToldFile } from './told-records';

/** What the mails came to besides the records. */
export type Restorable = {
  /** One file of our JSON Lines with all that the mails hold, as an export would have it; the import takes it. */
  readonly file: Blob;
  /** Backup mails whose records were read. */
  readonly mails: number;
  /** Mails that hold no records of ours. */
  readonly foreign: number;
  /** Sealed mails that no passphrase or key given opened. */
  readonly locked: number;
  /** Mails whose records are not what was mailed, by the hash that they carry; these are left out. */
  readonly altered: number;
  /** Parts of mailings of which other parts are there. */
  readonly lost: number;
  /** Lines that could not be read. */
  readonly bad: number;
};

export type RestoreAround = {
  /** Passphrases, or keys of age (`AGE-SECRET-KEY-1…`), each tried on every sealed file. */
  readonly keys: readonly string[];
  readonly signal: AbortSignal;
};

type Source = { readonly date: number; readonly part: number; readonly bytes: Blob; readonly told: ToldFile };

/** Puts one file of records together from backup mails in any order, some of them more than once. Rejects with the signal's reason. */
export async function restoreMails(
  mails: AsyncIterable<Uint8Array<ArrayBuffer>> | Iterable<Uint8Array<ArrayBuffer>>,
  around: RestoreAround,
): Promise<Restorable> {
  const count = { mails: 0, foreign: 0, locked: 0, altered: 0 };
  const sources: Source[] = [];
  const parts = new Parts();
  const seen = new Set<string>();
  for await (const bytes of mails) {
    around.signal.throwIfAborted();
    const mail = await readMail(bytes);
    const found = mail ? await recordsIn(mail, around.keys) : 'foreign';
    if (typeof found === 'string') {
      count[found] += 1;
      continue;
    }
    if (mail?.marks) parts.take(mail.marks);
    // The same mail lies in many a mailbox twice.
    if (seen.has(found.sha256)) continue;
    seen.add(found.sha256);
    count.mails += 1;
    const told = toldIn(found.bytes);
    sources.push({ date: mail?.date ?? 0, part: mail?.marks?.part ?? 0, bytes: new Blob([found.bytes]), told });
  }
  const bad = sources.reduce((sum, { told }) => sum + told.bad, 0);
  return { file: await fileOf(sources, around.signal), ...count, lost: parts.lost(), bad };
}

type Records = { readonly bytes: Uint8Array<ArrayBuffer>; readonly sha256: string };

/** The open bytes of a mail's records, with the hash of the file as it was attached. */
async function recordsIn({ marks, files }: ReadMail, keys: readonly string[]): Promise<Records | 'foreign' | 'locked' | 'altered'> {
  const file = files.find(({ name }) => /\.jsonl(?:\.age)?$/i.test(name));
  if (!file) return 'foreign';
  const mark = marks?.files.find(({ kind }) => kind === 'records' || kind === 'sealed-records');
  if (mark && mark.sha256 !== file.sha256) return 'altered';
  if (!/\.age$/i.test(file.name)) return { bytes: file.bytes, sha256: file.sha256 };
  const bytes = await opened(file.bytes, keys);
  return bytes === null ? 'locked' : { bytes, sha256: file.sha256 };
}

/** What an age file holds, by whichever of the keys opens it, or null. */
async function opened(bytes: Uint8Array, keys: readonly string[]): Promise<Uint8Array<ArrayBuffer> | null> {
  const { Decrypter } = await import('age-encryption');
  for (const key of keys) {
    const age = new Decrypter();
    try {
      if (/^AGE-SECRET-KEY-1/i.test(key)) age.addIdentity(key.toUpperCase());
      else age.addPassphrase(key);
      return new Uint8Array(await age.decrypt(bytes));
    } catch {
      // The next key may be the one.
    }
  }
  return null;
}

/** Which parts of which mailings came. */
class Parts {
  readonly #came = new Map<string, { readonly parts: number; readonly numbers: Set<number> }>();

  take({ mailing, part, parts }: { readonly mailing: string; readonly part: number; readonly parts: number }): void {
    const known = this.#came.get(mailing) ?? { parts, numbers: new Set<number>() };
    known.numbers.add(part);
    this.#came.set(mailing, known);
  }

  lost = (): number => [...this.#came.values()].reduce((sum, { parts, numbers }) => sum + Math.max(0, parts - numbers.size), 0);
}

async function fileOf(sources: readonly Source[], signal: AbortSignal): Promise<Blob> {
  const sorted = sources.toSorted((a, b) => a.date - b.date || a.part - b.part);
  const conversations = new Map<string, Joining>();
  for (const [file, { told }] of sorted.entries()) {
    for (const [key, conversation] of told.conversations) {
      const joining = conversations.get(key) ?? new Joining();
      joining.take(conversation, file);
      conversations.set(key, joining);
    }
  }
  const files = sorted.map(({ bytes }) => bytes);
  const pieces: Blob[] = [];
  for (const joining of conversations.values()) {
    signal.throwIfAborted();
    const lines: string[] = [];
    for await (const line of joinedLines(joining.joined(), files)) lines.push(line);
    pieces.push(new Blob(lines));
  }
  return new Blob(pieces, { type: 'application/jsonl' });
}
