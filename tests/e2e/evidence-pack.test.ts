import { createServer, type Server } from 'node:http';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newAuthority } from '../../src/evidence/testing/authority';
import { subtle } from '../../src/evidence/testing/pack';
import type { Tab } from '../../tools/drive/driven-browser.ts';
import { savedFile } from '../../tools/drive/popup.ts';
import { checkedPack } from '../../verifier/check';
import { unzipped } from '../../verifier/unzip';
import { aSighting, aTimedRow } from '../archive/builders.ts';
import { openExtension, type Extension } from '../support/extension.ts';

const authority = newAuthority();
let server: Server;
let extension: Extension;
let page: Tab;

const asked = (name: string, question: string): Promise<string> =>
  extension.asking.tab.evaluate(
    async (of, json) => {
      const { runtime } = Reflect.get(globalThis, 'chrome') as { runtime: { sendMessage(message: object): Promise<unknown> } };
      return JSON.stringify(await runtime.sendMessage({ liaocun: 'page', name: of, question: JSON.parse(json) }));
    },
    name,
    question,
  );

const click = async (selector: string): Promise<void> => {
  await page.until(selector, (of) => document.querySelector(of) !== null, selector);
  await page.evaluate((of) => document.querySelector<HTMLElement>(of)?.click(), selector);
};

beforeAll(async () => {
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => void parts.push(part));
    request.on('end', () => {
      response
        .writeHead(200, { 'Content-Type': 'application/timestamp-reply' })
        .end(authority.answer(new Uint8Array(Buffer.concat(parts))));
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  extension = await openExtension('chromium', { hostMap: {}, granted: ['127.0.0.1'] });
  await extension.asking.ask('accept', { useHints: true, taught: {} });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsr`;
  await extension.asking.tab.evaluate(async (address) => {
    const { storage } = Reflect.get(globalThis, 'chrome') as { storage: { local: { set(values: object): Promise<void> } } };
    await storage.local.set({ authorities: [{ url: address, policy: null }], stampWhen: 'pack' });
  }, url);
  const rows = ['外套不是蓝色', '订单 260620183344012 可以退'].map((text, index) => aTimedRow(text, `2026-11-20 14:1${index}:00`));
  const key = /"conversation":"([^"]+)"/.exec(await asked('importSighting', JSON.stringify(aSighting(rows))))?.[1] ?? '';
  page = await extension.browser.open(`${extension.browser.origin}/archive-page/index.html#${new URLSearchParams({ c: key }).toString()}`);
});
afterAll(async () => {
  await extension?.close();
  server.close();
  authority.close();
});

test('a conversation leaves as a stamped evidence pack that an independent check finds whole', async () => {
  await click('.opened-head button[aria-haspopup=menu]');
  await click('.opened-head [role=menuitem]:last-of-type');
  await click('.export-dialog input[value=pack]');
  await click('.export-dialog [type=submit]');
  await page.until('the pack', () => document.querySelector('.export-status .said, .export-status .problem') !== null);
  expect(await page.evaluate(() => document.querySelector('.export-status')?.textContent ?? '')).toContain('.evidence.zip');
  const pack = new Blob([readFileSync(await savedFile(extension.downloads, new Set(), '.zip'))]);
  const report = await checkedPack(pack, subtle, [authority.root]);
  if (typeof report === 'string') throw new Error(report);
  expect(report.fails).toEqual([]);
  expect(report.holds).toContainEqual(['inLog', 2]);
  expect(report.holds).toContainEqual(['agree', 2]);
  expect(report.holds.map(([word]) => word)).toEqual(expect.arrayContaining(['signed', 'stamp', 'sealed']));
  const paths = [...((await unzipped(pack, subtle))?.hashes.keys() ?? [])];
  expect(paths).toEqual(expect.arrayContaining(['cover.html', 'check.html', 'verifier.html', 'data/chat.pdf', 'data/environment.json']));
});
