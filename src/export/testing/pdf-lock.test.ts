import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { picture } from '../../../tests/support/picture';
import { exportFile } from '../export-file';
import { fileLock } from '../pdf/lock/file-lock';
import type { ExportRequest } from '../request';
import { type PdfObject, pdfObjects } from './pdf-objects';
import { aRecord, aRequest, asEntry, assetsFromDisk } from './sample';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** Read as `Zhao's chat 123` by programs that prepare it, and as it stands by those that do not. */
const typed = 'Zhao’s chat １２３';
const prepared = 'Zhao’s chat 123';
const plain = 'correct horse battery';
const secrets = ['hello Zhao', 'สวัสดี', 'buyer88', 'shop:anna', 'records.jsonl', 'pdfaid'];
const assets = assetsFromDisk();
const kept = { type: 'image/png', data: Uint8Array.from(picture(20, [200, 30, 30])) };

const folder = mkdtempSync(join(tmpdir(), 'liaocun-lock-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);

async function made(name: string, passphrase?: string): Promise<Uint8Array> {
  const attachment = {
    kind: 'image',
    name: 'shoe.png',
    url: null,
    sha256: 'f'.repeat(64),
    bytes: kept.data.length,
    state: 'kept',
  } as const;
  const entries = [asEntry(aRecord({ text: 'hello Zhao' })), asEntry(aRecord({ id: 'm2', text: 'สวัสดี', attachments: [attachment] }))];
  const request: ExportRequest = await aRequest(entries, {
    title: 'Chat (with) buyer88',
    fileOf: async () => kept,
    watermark: { line: 'Zhang', id: '7F3KQ-2Q9MD' },
    ...(passphrase === undefined ? {} : { passphrase }),
  });
  const file = new Uint8Array(await (await exportFile('pdf', request, assets)).blob.arrayBuffer());
  writeFileSync(at(name), file);
  return file;
}

/** What a program says, and how it ends. */
function run(program: string, ...args: readonly string[]): { readonly said: string; readonly status: number | null } {
  const { stdout, stderr, status, error } = spawnSync(program, args, { encoding: 'utf8' });
  if (error) throw error;
  return { said: `${stdout}${stderr}`, status };
}

let locked: Uint8Array;
let openText: string;
beforeAll(async () => {
  await made('open.pdf');
  openText = run('pdftotext', '-raw', at('open.pdf'), '-').said;
  locked = await made('locked.pdf', plain);
  await made('typed.pdf', typed);
});

const changed = new Set<unknown>(['/ObjStm', '/XRef', '/Catalog', '/Metadata', '/OutputIntent']);

/** Objects but for what a lock changes: packed ones count from where they are put, and the claim of PDF/A is gone. */
function contents(objects: readonly PdfObject[]): readonly string[] {
  return objects
    .filter(({ keys }) => !changed.has(keys['/Type']) && keys['/N'] !== 3 && !('/Root' in keys))
    .map(({ keys, data }) => JSON.stringify([{ ...keys, '/Length': 0 }, data?.toString('base64')]).replace(/\b\d+ 0 R\b/g, 'R'))
    .toSorted();
}

describe('a PDF with a passphrase', () => {
  test('is of revision 6 with AES of 256 bits, for streams, strings and files, and forbids nothing', () => {
    const { said, status } = run('qpdf', '--show-encryption', `--password=${plain}`, at('locked.pdf'));
    expect(status).toBe(0);
    expect(said).toMatch(/^R = 6\nP = -4\n[^]*\nSupplied password is user password\n/);
    expect(said.match(/ method: AESv3/g)).toHaveLength(3);
    expect(said.match(/: not allowed/g)).toBeNull();
  });

  test('has no word of the chat in the open, not of its title either, and a key of its own', async () => {
    const bytes = Buffer.from(locked).toString('latin1');
    for (const secret of secrets) expect(bytes).not.toContain(Buffer.from(secret).toString('latin1'));
    const [lock, other] = [fileLock(plain), fileLock(plain)];
    const sealed = await Promise.all([lock, lock, other].map(async (one) => one.sealed(new Uint8Array(32))));
    expect(new Set(sealed.map((one) => Buffer.from(one).toString('hex'))).size).toBe(3);
    expect(sealed.map(({ length }) => length)).toEqual([64, 64, 64]);
  });

  test('holds, once qpdf has opened it, the same objects to the byte', () => {
    expect(run('qpdf', '--decrypt', `--password=${plain}`, at('locked.pdf'), at('opened.pdf'))).toEqual({ said: '', status: 0 });
    const opened = pdfObjects(readFileSync(at('opened.pdf'))).all;
    expect(contents(opened)).toEqual(contents(pdfObjects(readFileSync(at('open.pdf'))).all));
    const metadata = opened.find(({ keys }) => keys['/Type'] === '/Metadata');
    expect(metadata?.data?.toString('utf8')).toContain('<dc:title>');
    expect(metadata?.data?.toString('utf8')).not.toContain('pdfaid');
  });

  test('has the same records in it', () => {
    const show = '--show-attachment=records.jsonl';
    const { said } = run('qpdf', show, at('open.pdf'));
    expect(run('qpdf', `--password=${plain}`, show, at('locked.pdf')).said).toBe(said);
    expect(said).toContain('"text":"hello Zhao"');
  });

  test.each([
    ['qpdf', 'another', ['qpdf', '--check', `--password=${plain.toUpperCase()}`, at('locked.pdf')]],
    ['pdftotext', 'another', ['pdftotext', '-raw', '-upw', plain.toUpperCase(), at('locked.pdf'), '-']],
    ['pdftotext', 'none', ['pdftotext', '-raw', at('locked.pdf'), '-']],
    ['mutool', 'another', ['mutool', 'draw', '-q', '-F', 'text', '-p', plain.toUpperCase(), at('locked.pdf')]],
  ])('is refused by %s with %s', (_, __, [program = '', ...args]) => {
    const { said, status } = run(program, ...args);
    expect(status).not.toBe(0);
    expect(said).not.toContain('hello');
  });

  test('reads the same to pdftotext, mutool and pdf.js', async () => {
    expect(run('pdftotext', '-raw', '-upw', plain, at('locked.pdf'), '-').said).toBe(openText);
    const drawn = run('mutool', 'draw', '-q', '-F', 'text', '-p', plain, at('locked.pdf')).said;
    expect(drawn).toBe(run('mutool', 'draw', '-q', '-F', 'text', at('open.pdf')).said);
    expect(drawn).toContain('hello Zhao');
    await expect(getDocument({ data: Uint8Array.from(locked), verbosity: 0 }).promise).rejects.toThrow('No password given');
    const document = await getDocument({ data: Uint8Array.from(locked), password: plain, verbosity: 0 }).promise;
    const { items } = await (await document.getPage(1)).getTextContent();
    expect(items.map((item) => ('str' in item ? item.str : '')).join('')).toContain('สวัสดี');
    await document.destroy();
  });

  test('opens by what was typed and by what SASLprep makes of it, whichever a program compares', () => {
    const read = (flag: string, key: string): string => run('pdftotext', '-raw', flag, key, at('typed.pdf'), '-').said;
    expect(read('-upw', prepared)).toBe(openText);
    expect(read('-opw', typed)).toBe(openText);
    expect(run('mutool', 'draw', '-q', '-F', 'text', '-p', typed, at('typed.pdf')).said).toContain('hello Zhao');
  });

  test('is not made where no PDF could have such a passphrase', async () => {
    await expect(made('never.pdf', 'a\u0007b')).rejects.toThrow('no PDF takes this passphrase');
  });
});
