import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPageInto } from '../../support/build-page.ts';
import { launchPlain } from '../../support/plain-chromium.ts';
import type { AmongPictures, PackedAtOnce } from './packing-entry';

const folder = mkdtempSync(join(tmpdir(), 'liaocun-packing-'));
const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [browser] = await Promise.all([launchPlain(), buildPageInto(folder, 'tests/pages/packing', 'site')]);
  page = await browser.newPage();
  await page.route('https://packing.example/**', (route) => {
    const path = new URL(route.request().url()).pathname;
    return route.fulfill({ contentType: types[extname(path)] ?? 'text/plain', body: readFileSync(join(folder, 'site', path)) });
  });
  await page.goto('https://packing.example/page.html');
  await page.waitForFunction(() => 'packedAtOnce' in globalThis);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

const packed = (streams: number): Promise<readonly string[]> =>
  page.evaluate((count) => (globalThis as unknown as { readonly packedAtOnce: PackedAtOnce }).packedAtOnce(count), streams);

test('a short document is packed without a worker', async () => {
  expect(await packed(3)).toEqual([]);
  expect(page.workers()).toEqual([]);
});

test('a worker helps with a long one, packs what the page would have packed, and goes when it is done', async () => {
  // Once more with another: the first has gone by then.
  for (let times = 0; times < 2; times += 1) {
    const started = page.waitForEvent('worker');
    expect(await packed(600)).toEqual([]);
    const worker = await started;
    if (page.workers().includes(worker)) await new Promise<void>((resolve) => void worker.once('close', () => resolve()));
    expect(page.workers()).toEqual([]);
  }
});

test('a page among pictures, which are packed elsewhere, does not wait for pages that never come', async () => {
  const size = await page.evaluate(() => (globalThis as unknown as { readonly amongPictures: AmongPictures }).amongPictures(25, 200));
  expect(size).toBeGreaterThan(10_000);
});
