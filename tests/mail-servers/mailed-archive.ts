import { createHash } from 'node:crypto';
import { Encrypter } from 'age-encryption';
import type { StoredMessage } from '../../src/archive/ports';
import { markHeaders, messageIdOf, type MailFileKind } from '../../src/mail/mail-format';
import { archiveReader } from '../../src/store/archive-reader';
import type { Database } from '../../src/store/database';
import { jsonl } from '../archive/jsonl.ts';
import { aMailWithFiles } from './mails.ts';

/** What was mailed of each message, as its record said it. */
export type Mailed = Map<string, string>;

/** The file of records of one day's mail: every conversation's records that are new or changed, with the records beside them. */
export async function recordsOf(database: Database, mailed: Mailed): Promise<Buffer> {
  const places = [];
  for (const { key } of await archiveReader(database).conversations()) {
    const messages = await archiveReader(database).messages(key, { limit: 10_000, after: -Infinity });
    const isNew = messages.map((message) => isFresh(message, mailed));
    const taken = messages.filter((_, index) => [index - 1, index, index + 1].some((one) => isNew[one]));
    places.push(...taken.map(({ order }) => ({ conversation: key, order })));
  }
  return Buffer.from(await jsonl(database, { kind: 'search', places }));
}

function isFresh(message: StoredMessage, mailed: Mailed): boolean {
  const said = JSON.stringify({ ...message, order: 0 });
  const known = mailed.get(message.id);
  mailed.set(message.id, said);
  return known !== said;
}

/** The bytes as an age file. */
export async function sealedBy(passphrase: string, bytes: Uint8Array): Promise<Uint8Array> {
  const age = new Encrypter();
  // The work that guesses cost is no matter here.
  age.setScryptWorkFactor(4);
  age.setPassphrase(passphrase);
  return age.encrypt(bytes);
}

/** A backup mail with this file of records. */
export function mailWith(records: Uint8Array, number: number, isSealed: boolean, part = { part: 1, parts: 1 }): Uint8Array<ArrayBuffer> {
  const mailing = `0b7c1d2e-3c1b-4c62-9a3e-0c8f5c2f${String(number).padStart(4, '0')}`;
  const kind: MailFileKind = isSealed ? 'sealed-records' : 'records';
  const file = { kind, bytes: records.length, sha256: createHash('sha256').update(records).digest('hex') };
  const marks = { plan: '5e0b6c8e-0f57-4d3b-9d3c-3d1a5a1f7f10', mailing, ...part, records: 1, recordsSha256: null, files: [file] };
  const name = isSealed ? 'records.jsonl.age' : `聊天 ${number}.jsonl`;
  const headers = [...markHeaders(marks), ['X-Test-Id', messageIdOf(marks)] as const];
  return aMailWithFiles(number, [{ name, type: 'application/jsonl', bytes: records }], headers).bytes;
}
