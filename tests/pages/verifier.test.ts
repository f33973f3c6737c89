import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { zipSync } from 'fflate';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { evidenceFiles, type Files, leavesPath } from '../../src/evidence/pack-files';
import { stampRequest } from '../../src/evidence/stamp-request';
import { newAuthority } from '../../src/evidence/testing/authority';
import { bagged } from '../../src/evidence/testing/bagged';
import { madePack, records } from '../../src/evidence/testing/pack';
import { utf8 } from '../../src/evidence/bytes';
import { requireBrowser } from '../../tools/browsers.ts';
import { builtVerifier } from '../../tools/verifier.ts';

const folder = mkdtempSync(join(tmpdir(), 'liaocun-verifier-'));
let browser: Browser;
let files: Files;

beforeAll(async () => {
  writeFileSync(join(folder, 'verifier.html'), await builtVerifier());
  browser = await chromium.launch({ executablePath: requireBrowser('chromium'), args: ['--no-sandbox', '--disable-gpu'] });
  const authority = newAuthority();
  const pack = await madePack();
  const stamp = authority.answer(stampRequest(utf8(pack.head.text), Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8)).body);
  authority.close();
  const messages = utf8(records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  const evidence = evidenceFiles({ ...pack, stamps: [stamp], earlier: [] });
  const leaves = utf8(pack.leaves.map((line) => `${line}\n`).join(''));
  files = bagged(new Map([...evidence, [leavesPath, leaves], ['data/messages.jsonl', messages]]));
}, 60_000);

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What the page says of a pack, in a language; and what it asked the network for, or complained of. */
async function said(
  pack: Uint8Array,
  locale: string,
): Promise<{ readonly text: string; readonly page: Page; readonly noise: readonly string[] }> {
  const context = await browser.newContext({ locale, offline: true });
  const page = await context.newPage();
  const noise: string[] = [];
  page.on('request', (request) => void (request.url().startsWith('file:') || noise.push(request.url())));
  page.on('console', (message) => void noise.push(message.text()));
  page.on('pageerror', (error) => void noise.push(error.message));
  await page.goto(pathToFileURL(join(folder, 'verifier.html')).href);
  await page.setInputFiles('input', { name: 'pack.zip', mimeType: 'application/zip', buffer: Buffer.from(pack) });
  await page.waitForFunction(() => document.querySelector('[aria-live] section') !== null);
  return { text: await page.innerText('main'), page, noise };
}

const zipped = (bag: Files, top = ''): Uint8Array =>
  zipSync(Object.fromEntries([...bag].map(([path, bytes]) => [`${top}${path}`, bytes])), { level: 0 });

test('the verifier, opened from disk and without a network, says that a whole pack holds', async () => {
  const { text, noise } = await said(zipped(files, 'pack/'), 'en');
  expect(text).toContain('Nothing was found to be wrong.');
  expect(text).toContain('Entries of the pack that are in that log exactly as they stand here: 11.');
  expect(text).toContain('O=测试, CN=stamps confirms that the log’s head with 328 entries existed on');
  expect(text).toContain('Whether O=测试, CN=stamps can be trusted.');
  expect(noise).toEqual([]);
});

test('a changed message is named, in the language of the browser', async () => {
  const leaves = Buffer.from(files.get('data/evidence/leaves.jsonl') ?? []).toString('utf8');
  const changed = new Map([...files, ['data/evidence/leaves.jsonl', utf8(leaves.replace('"在"', '"不"'))]]);
  const { text } = await said(zipped(changed), 'zh-CN');
  expect(text).toContain('leaves.jsonl 第 1 行（条目 300）被改动过，或从未写入日志。该行自称是消息 message-0。');
  expect(text).toContain('文件 data/evidence/leaves.jsonl 与清单不一致。');
  expect(text).not.toContain('message-1');
});
