import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchPlain } from '../support/plain-chromium.ts';
import { mailFolderScript } from './bundle.ts';
import type { MailFolder } from './mail-folder-entry';

let browser: Browser;
beforeAll(async () => {
  browser = await launchPlain();
});
afterAll(() => browser.close());

test('a mail lies in a folder once, under a name that every system takes, and is found, listed and read there', async () => {
  const page = await browser.newPage();
  await page.route('https://mails.example/**', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
  await page.goto('https://mails.example/');
  await page.addScriptTag({ content: await mailFolderScript(), type: 'module' });
  await page.waitForFunction(() => 'mailFolder' in window);
  const { names, ...rest } = await page.evaluate(() => (window as unknown as { readonly mailFolder: MailFolder }).mailFolder());
  expect(names).toEqual([
    expect.stringMatching(/^Shopee交易备份\/2026- --\/2026-11-21 _NUL [0-9a-f]{12}\.eml$/),
    expect.stringMatching(/^Shopee交易备份\/2026- --\/2026-11-21 聊天备份 -1-3-- \.\.-con [0-9a-f]{12}\.eml$/),
  ]);
  expect(rest).toEqual({
    before: { found: 'missing', list: [] },
    places: [
      { messageId: '<1@liaocun.invalid>', size: 50 },
      { messageId: '<2@liaocun.invalid>', size: 50 },
    ],
    bodies: ['one', 'two'],
    found: 'there',
    missing: 'missing',
    lost: 'folder',
  });
});
