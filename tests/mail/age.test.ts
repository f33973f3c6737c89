import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { restoreMails } from '../../src/mail/restore/restore-mails';
import { sealed } from '../../src/mailing/seal';
import { mailWith } from '../mail-servers/mailed-archive';
import { never } from '../mail-servers/mails';

const folder = mkdtempSync(join(tmpdir(), 'liaocun-age-'));
const inFolder = (name: string): string => join(folder, name);
const passphrase = '木头 夏天 correct horse';
const line = `${JSON.stringify({
  is: 'conversation',
  version: 1,
  conversation: 'wangwang/蓝鲸',
  console: 'wangwang',
  host: '',
  account: null,
  peer: { id: null, name: '蓝鲸' },
  zone: 'Asia/Shanghai',
  isSure: false,
  fromStart: true,
  names: [],
  orders: [],
  lastSeen: '2026-11-21T12:00:00+08:00',
  messages: null,
})}\n`;
const open = new TextEncoder().encode(line);
let identity = '';
let recipient = '';

const age = (...words: readonly string[]): Buffer => execFileSync('age', words);

/** Runs age as in a terminal, which is where it asks for a passphrase, and types it. */
function typedTo(words: readonly string[], typed: string): void {
  const command = ['age', ...words].map((word) => `'${word}'`).join(' ');
  execFileSync('script', ['--quiet', '--return', '--command', command, '/dev/null'], { input: `${typed}\n` });
}

/** What a restore makes of a mail with this sealed file. */
async function restored(file: Uint8Array, key: string) {
  const { mails, locked, bad } = await restoreMails([mailWith(file, 1, true)], { keys: [key], signal: never });
  return { mails, locked, bad };
}

beforeAll(() => {
  execFileSync('age-keygen', ['-o', inFolder('key.txt')], { stdio: 'ignore' });
  [identity = ''] = /^AGE-SECRET-KEY-1\S+$/m.exec(readFileSync(inFolder('key.txt'), 'utf8')) ?? [];
  recipient = execFileSync('age-keygen', ['-y', inFolder('key.txt')], { encoding: 'utf8' }).trim();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the age program', () => {
  test('opens what we sealed for a key, and we what it sealed', async () => {
    writeFileSync(inFolder('ours.age'), await sealed(open, { kind: 'recipient', recipient }));
    expect(age('--decrypt', '--identity', inFolder('key.txt'), inFolder('ours.age')).toString()).toBe(line);
    writeFileSync(inFolder('plain'), line);
    const theirs = age('--recipient', recipient, inFolder('plain'));
    expect(await restored(theirs, identity)).toEqual({ mails: 1, locked: 0, bad: 0 });
  });

  // The other way round costs two seconds more, and the file differs in nothing from the one that is opened here.
  test('opens what we sealed under a passphrase', async () => {
    writeFileSync(inFolder('ours.age'), await sealed(open, { kind: 'passphrase', passphrase }));
    typedTo(['--decrypt', '--output', inFolder('opened'), inFolder('ours.age')], passphrase);
    expect(readFileSync(inFolder('opened'), 'utf8')).toBe(line);
  });
});
