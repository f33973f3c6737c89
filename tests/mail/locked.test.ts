import 'fake-indexeddb/auto';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { checkMails } from '../../src/mail/check/check-mails';
import { restoreMails } from '../../src/mail/restore/restore-mails';
import type { Route } from '../../src/mail/route';
import { aTimedRow } from '../archive/builders';
import { mailStage, now } from './mail-stage';
import { readMail } from './read-mail';

// What guessing a passphrase costs is no matter here.
vi.mock('age-encryption', async (original) => {
  const age = await original<typeof import('age-encryption')>();
  class QuickEncrypter extends age.Encrypter {
    constructor() {
      super();
      this.setScryptWorkFactor(4);
    }
  }
  return { ...age, Encrypter: QuickEncrypter };
});

const folder = mkdtempSync(join(tmpdir(), 'liaocun-locked-'));
afterAll(() => rmSync(folder, { recursive: true }));

const passphrase = '七月的西瓜很甜';
const parties = { account: 'shop:安娜', peer: { id: '40012', name: '买家88' }, conversationId: 'c1' };
const signal = new AbortController().signal;

const none = () => Promise.reject(new Error('not asked'));

/** A mailbox that holds this mail. */
function holding(bytes: Uint8Array<ArrayBuffer>, messageId: string): Route {
  const list = () => Promise.resolve([{ ref: '0', messageId, size: bytes.length }]);
  return { limit: none, deliver: none, lookUp: none, list, fetch: () => Promise.resolve(bytes) };
}

function pdfText(base64: string, key: string): string {
  const path = join(folder, 'chat.pdf');
  writeFileSync(path, Buffer.from(base64, 'base64'));
  return spawnSync('pdftotext', ['-raw', '-upw', key, path, '-'], { encoding: 'utf8' }).stdout;
}

test('a mail with a locked PDF tells nothing outside of it, is checked without the passphrase and restored with it', async () => {
  const stage = await mailStage();
  await stage.capture([aTimedRow('可以退款吗', '2026-11-20 10:00:00')], { console: 'shopee-seller', parties });
  const seal = { kind: 'pdf', passphrase } as const;
  const { mails } = await stage.run({ files: { pdf: true, jsonl: true } }, { seal });
  const [mail] = mails;
  if (!mail) throw new Error('nothing was composed');
  const read = await readMail(mail);
  const [reading, records] = read.files;
  expect(read.files.map(({ name, type }) => [name, type])).toEqual([
    ['chat.pdf', 'application/pdf'],
    ['records.jsonl.age', 'application/octet-stream'],
  ]);
  const outside = JSON.stringify([read.subject, read.plain, read.html, read.headers]);
  for (const told of ['安娜', '买家', '40012', '退款', passphrase]) expect(outside).not.toContain(told);
  const hashes = read.files.map(({ base64 }) => createHash('sha256').update(Buffer.from(base64, 'base64')).digest('hex'));
  expect(mail.row.marks).toMatchObject({
    recordsSha256: null,
    files: [
      { kind: 'locked-reading', sha256: hashes[0] },
      { kind: 'sealed-records', sha256: hashes[1] },
    ],
  });

  expect(pdfText(reading?.base64 ?? '', passphrase)).toContain('可以退款吗');
  expect(pdfText(reading?.base64 ?? '', '')).toBe('');
  expect(Buffer.from(records?.base64 ?? '', 'base64').toString('latin1')).toMatch(/^age-encryption\.org\/v1\n-> scrypt /);

  const { row, bytes } = mail;
  const around = { plan: row.plan, now, signal, report: () => undefined };
  const asSent = [{ ...row, state: 'sent' as const }];
  expect(await checkMails(holding(bytes, row.messageId), 'backup', asSent, around)).toMatchObject({ expected: 1, found: 1, altered: [] });
  const other = Uint8Array.from(bytes);
  other[bytes.length - 2000] = (other[bytes.length - 2000] ?? 0) === 0x41 ? 0x42 : 0x41;
  const changed = await checkMails(holding(other, row.messageId), 'backup', asSent, around);
  expect(changed).toMatchObject({ found: 0, altered: [{ files: [{ what: 'altered' }] }] });

  const opened = await restoreMails([bytes], { keys: [passphrase], signal });
  expect([opened.mails, opened.locked]).toEqual([1, 0]);
  expect(await opened.file.text()).toContain('"text":"可以退款吗"');
  expect(await restoreMails([bytes], { keys: ['八月的西瓜很甜'], signal })).toMatchObject({ mails: 0, locked: 1 });
});
