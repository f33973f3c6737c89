import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { zipSync } from 'fflate';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { utf8 } from '../../src/evidence/bytes';
import { leavesPath } from '../../src/evidence/pack-files';
import { type WholePack, wholePack } from '../../src/pack/testing/flips';
import { launchPlain } from '../support/plain-chromium.ts';
import { writeVerifyPackage } from '../../tools/verifier.ts';

const folder = mkdtempSync(join(tmpdir(), 'liaocun-verifier-'));
let browser: Browser;
let pack: WholePack;

beforeAll(async () => {
  await writeVerifyPackage(join(folder, 'package'));
  browser = await launchPlain();
  pack = await wholePack();
}, 60_000);

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What the page says of a pack, in a language; and what it asked the network for, or complained of. */
async function said(zip: Uint8Array, locale: string): Promise<{ readonly text: string; readonly noise: readonly string[] }> {
  const context = await browser.newContext({ locale, offline: true });
  const page = await context.newPage();
  const noise: string[] = [];
  page.on('request', (request) => void (request.url().startsWith('file:') || noise.push(request.url())));
  page.on('console', (message) => void noise.push(message.text()));
  page.on('pageerror', (error) => void noise.push(error.message));
  await page.goto(pathToFileURL(join(folder, 'package/verifier.html')).href);
  await page.setInputFiles('input', { name: 'pack.zip', mimeType: 'application/zip', buffer: Buffer.from(zip) });
  await page.waitForFunction(() => document.querySelector('[aria-live] section') !== null);
  return { text: await page.innerText('main'), noise };
}

/** The pack with other words in the place of those of its first message. */
function forged(): Uint8Array {
  const leaves = Buffer.from(pack.files.get(leavesPath) ?? []).toString('utf8');
  const files = new Map([...pack.files, [leavesPath, utf8(leaves.replace('"在"', '"不"'))]]);
  return zipSync(Object.fromEntries([...files].map(([path, bytes]) => [pack.top + path, bytes])), { level: 0 });
}

/** What the package says on a command line, and its exit code. */
function typed(zip: Uint8Array, language: string): { readonly text: string; readonly code: number } {
  const path = join(folder, 'pack.zip');
  writeFileSync(path, zip);
  try {
    const environment = { PATH: process.env['PATH'], LANG: language };
    const command = [join(folder, 'package/liaocun-verify.mjs'), path];
    return { text: execFileSync(process.execPath, command, { cwd: folder, env: environment, encoding: 'utf8', stdio: 'pipe' }), code: 0 };
  } catch (error) {
    const { stdout, stderr, status } = error as { readonly stdout: string; readonly stderr: string; readonly status: number };
    return { text: stdout + stderr, code: status };
  }
}

test('the verifier, opened from disk and without a network, says that a whole pack holds', async () => {
  const { text, noise } = await said(pack.zip, 'en');
  expect(text).toContain('Nothing was found to be wrong.');
  expect(text).toContain('Entries of the pack that are in that log exactly as they stand here: 10.');
  expect(text).toContain('O=测试, CN=stamps confirms that the log’s head with 310 entries existed on');
  expect(text).toContain('Whether O=测试, CN=stamps can be trusted.');
  expect(text).toContain('The list of all files was signed with the same key on 2026-11-21 02:00:00 UTC');
  expect(noise).toEqual([]);
});

test('a changed message is named, in the language of the browser', async () => {
  const { text } = await said(forged(), 'zh-CN');
  expect(text).toContain('leaves.jsonl 第 1 行（条目 300）被改动过，或从未写入日志。该行自称是消息 message-0。');
  expect(text).toContain('文件 data/evidence/leaves.jsonl 与清单不一致。');
  expect(text).not.toContain('message-1');
});

test('the package says the same on a command line, with no other package beside it', () => {
  expect(typed(pack.zip, 'en_GB.UTF-8')).toMatchObject({ code: 0 });
  const { text, code } = typed(forged(), 'zh_TW.UTF-8');
  expect(code).toBe(1);
  expect(text).toContain('leaves.jsonl 第 1 行（項目 300）被更動過，或從未寫入紀錄。');
  expect(typed(utf8('no zip'), 'C')).toEqual({ text: 'This file is not a zip file, or it is damaged.\n', code: 2 });
});
