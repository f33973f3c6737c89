import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { bagged, checkedBag } from '../bag';
import { hexOf, utf8 } from '../bytes';
import { attachmentFolder, evidenceFiles, type Files, packOf } from '../pack-files';
import { sha256 } from '../sha256';
import { verifiedPack } from '../verify-pack';
import { madePack, records, subtle, versions } from './pack';

const pack = await madePack();
const picture = utf8('a picture');
const picturePath = `${attachmentFolder}${hexOf(sha256(picture))}.png`;
const messages = utf8(`{"is":"gap","conversation":"x"}\n${records.map((record) => `${JSON.stringify(record)}\n`).join('')}`);
const files: Files = await bagged(
  subtle,
  new Map([...evidenceFiles(pack), ['data/messages.jsonl', messages], ['data/50%\n.txt', utf8('x')], [picturePath, picture]]),
  { 'Source-Organization': 'none\nof them' },
);
const whole = { changed: [], missing: [], unlisted: [], misnamed: [] };
const checks = { subtle, stamped: () => Promise.reject(new Error('not asked')) };

test('a pack that was written is read as it was', async () => {
  const read = packOf(files);
  if (typeof read === 'string') throw new Error(read);
  expect(read).toMatchObject({ head: pack.head, earlier: pack.earlier, leaves: pack.leaves, strange: [] });
  expect(read.records).toEqual(records);
  const found = await verifiedPack({ ...read, earlier: [] }, checks);
  expect(found).toMatchObject({ faults: [], leaves: versions.length + 1, records: records.length });
});

test('a pack without its evidence cannot be checked, and what is strange in it is told', () => {
  expect(packOf(new Map())).toBe('no-head');
  expect(packOf(new Map([...files].filter(([path]) => !path.endsWith('leaves.jsonl'))))).toBe('no-leaves');
  const strange = new Map([...files, ['data/messages.jsonl', utf8('{}\n')], ['data/evidence/earlier/0/consistency.json', utf8('[1]')]]);
  expect(packOf(strange)).toMatchObject({ strange: ['data/messages.jsonl:1', 'data/evidence/earlier/0/'], earlier: [] });
});

test('a bag is whole for us and for sha256sum', async () => {
  expect(await checkedBag(subtle, files)).toEqual(whole);
  const folder = mkdtempSync(join(tmpdir(), 'liaocun-bag-'));
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  const told = execFileSync('sha256sum', ['--check', 'tagmanifest-sha256.txt'], { cwd: folder, encoding: 'utf8' });
  expect(told).toContain('manifest-sha256.txt: OK');
  rmSync(folder, { recursive: true, force: true });
});

test('of a bag it is told what was changed, taken away, put in, or passed off as another file', async () => {
  const changed = new Map([...files, ['data/messages.jsonl', utf8('')]]);
  expect(await checkedBag(subtle, changed)).toEqual({ ...whole, changed: ['data/messages.jsonl'] });
  const fewer = new Map([...files].filter(([path]) => path !== picturePath));
  expect(await checkedBag(subtle, fewer)).toEqual({ ...whole, missing: [picturePath] });
  expect(await checkedBag(subtle, new Map([...files, ['data/new', picture]]))).toEqual({ ...whole, unlisted: ['data/new'] });
  const other = await bagged(subtle, new Map([[picturePath, utf8('another picture')]]));
  expect(await checkedBag(subtle, other)).toEqual({ ...whole, misnamed: [picturePath] });
});
