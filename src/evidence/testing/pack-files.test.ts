import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { checkedBag } from '../bag';
import { hexOf, utf8 } from '../bytes';
import { attachmentFolder, evidenceFiles, type Files, leavesPath, packOf } from '../pack-files';
import { sha256 } from '../sha256';
import { verifiedPack } from '../verify-pack';
import { bagged, hashesOf } from './bagged';
import { madePack, records, subtle, versions } from './pack';

const pack = await madePack();
const picture = utf8('a picture');
const picturePath = `${attachmentFolder}${hexOf(sha256(picture))}.png`;
const messages = utf8(`{"is":"gap","conversation":"x"}\n${records.map((record) => `${JSON.stringify(record)}\n`).join('')}`);
const leaves = utf8(pack.leaves.map((line) => `${line}\n`).join(''));
const files: Files = bagged(
  new Map([
    ...evidenceFiles(pack),
    [leavesPath, leaves],
    ['data/messages.jsonl', messages],
    ['data/50%\n.txt', utf8('x')],
    [picturePath, picture],
  ]),
);
const checked = (bag: Files, sealed: string | null = null) => checkedBag(hashesOf(bag), bag, sealed);
const whole = { changed: [], missing: [], unlisted: [], misnamed: [] };
const checks = { subtle, stamped: () => Promise.reject(new Error('not asked')) };

test('a pack that was written is read as it was', async () => {
  const read = await packOf(subtle, files);
  if (typeof read === 'string') throw new Error(read);
  expect(read).toMatchObject({ head: pack.head, earlier: pack.earlier, leaves: pack.leaves, strange: [] });
  expect(read.records).toEqual(records);
  const found = await verifiedPack({ ...read, earlier: [] }, checks);
  expect(found).toMatchObject({ faults: [], leaves: versions.length, records: records.length });
});

test('a pack without its evidence cannot be checked, and what is strange in it is told', async () => {
  expect(await packOf(subtle, new Map())).toBe('no-head');
  expect(await packOf(subtle, new Map([...files].filter(([path]) => !path.endsWith('leaves.jsonl'))))).toBe('no-leaves');
  const strange = new Map([...files, ['data/messages.jsonl', utf8('{}\n')], ['data/evidence/earlier/0/consistency.json', utf8('[1]')]]);
  expect(await packOf(subtle, strange)).toMatchObject({ strange: ['data/messages.jsonl:1', 'data/evidence/earlier/0/'], earlier: [] });
});

test('a bag is whole for us and for sha256sum', async () => {
  expect(checked(files)).toEqual(whole);
  const folder = mkdtempSync(join(tmpdir(), 'liaocun-bag-'));
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  const told = execFileSync('sha256sum', ['--check', 'tagmanifest-sha256.txt'], { cwd: folder, encoding: 'utf8' });
  expect(told).toContain('manifest-sha256.txt: OK');
  rmSync(folder, { recursive: true, force: true });
});

test('of a bag it is told what was changed, taken away, put in, or passed off as another file', () => {
  const changed = new Map([...files, ['data/messages.jsonl', utf8('')]]);
  expect(checked(changed)).toEqual({ ...whole, changed: ['data/messages.jsonl'] });
  const fewer = new Map([...files].filter(([path]) => path !== picturePath));
  expect(checked(fewer)).toEqual({ ...whole, missing: [picturePath] });
  expect(checked(new Map([...files, ['data/new', picture]]))).toEqual({ ...whole, unlisted: ['data/new'] });
  const other = bagged(new Map([[picturePath, utf8('another picture')]]));
  expect(checked(other)).toEqual({ ...whole, misnamed: [picturePath] });
});

test('a list that is damaged itself blames no other file', () => {
  const list = files.get('manifest-sha256.txt') ?? new Uint8Array();
  const damaged = new Map([...files, ['manifest-sha256.txt', list.with(0, list[0] === 0x30 ? 0x31 : 0x30)]]);
  expect(checked(damaged)).toEqual({ ...whole, changed: ['manifest-sha256.txt'] });
  expect(checked(files, '00'.repeat(32))).toEqual({ ...whole, changed: ['tagmanifest-sha256.txt'] });
});

test('of a head that is damaged in one place, the copy beside it is taken', async () => {
  const path = 'data/evidence/head.json';
  const read = await packOf(subtle, new Map([...files, [path, utf8('{')]]));
  expect(read).toMatchObject({ head: pack.head });
});
