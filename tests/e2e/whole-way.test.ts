import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ledgerLineSchema } from '../../src/domain/ledger-lines.ts';
import { messageRecordSchema } from '../../src/domain/message.ts';
import { pictureSize } from '../../src/export/picture-size.ts';
import { beginExport, exportAs, exportByDialog, openHit, openPopup, savedFile, search } from '../../tools/drive/popup.ts';
import type { Tab } from '../../tools/drive/driven-browser.ts';
import { startPages, type ServedPages } from '../pages/serve.ts';
import { scrolledBack } from '../support/scrolled-back.ts';
import { heldOnce } from '../support/held.ts';
import { families, openExtension, type Extension } from '../support/extension.ts';

const zone = 'Asia/Taipei';
/** Said on the page, before the history was scrolled. */
const words = 'até 180 kg';

let pages: ServedPages;

beforeAll(async () => {
  pages = await startPages({ zone });
});

afterAll(async () => pages.close());

describe.each(families)('in %s', (family) => {
  let extension: Extension;
  let shop: Tab;
  let popup: Tab;
  /** How many messages the archive must hold. */
  let expected: number;

  beforeAll(async () => {
    const hostMap = Object.fromEntries(pages.hosts.map((host) => [host, `127.0.0.1:${pages.port}`]));
    extension = await openExtension(family, { hostMap, zone });
  });

  afterAll(async () => extension.close());

  test('the welcome that follows installation is accepted by one click', async () => {
    const address = `${extension.browser.origin}/welcome/index.html`;
    // Firefox opened no tab for an add-on that came over the debugging connection; why is not known.
    const welcome = family === 'chromium' ? await extension.browser.opened(address) : await extension.browser.open(address);
    await welcome.until('the welcome', () => document.querySelector('.welcome-start button') !== null);
    await welcome.evaluate(() => document.querySelector<HTMLElement>('.welcome-start button')?.click());
    await welcome.until('what arrives', () => document.querySelector('.arrivals') !== null);
    expect(await extension.asking.ask('count')).toBe(0);
  });

  test('a chat scrolled back to its start is in the archive whole', async () => {
    const page = pages.pagesFor('shopee-seller').find(({ sort }) => sort === 'living');
    if (!page) throw new Error('no living page');
    shop = await extension.browser.open(page.url);
    expected = pages.truth(page.url).messages.length;
    await scrolledBack(extension.asking);
    expect(await heldOnce(extension.asking, expected)).toBe(expected);
  });

  test('what a buyer writes is stored by itself, each message before the next one is written', async () => {
    for (let written = 0; written < 3; written += 1) {
      await shop.evaluate(() => Reflect.get(window, '__page').arrive(1));
      expected += 1;
      expect(await heldOnce(extension.asking, expected)).toBe(expected);
    }
  });

  test('ending the background loses nothing and doubles nothing', async () => {
    await extension.browser.stopBackground(extension.asking.tab);
    await shop.evaluate(() => Reflect.get(window, '__page').arrive(2));
    expected += 2;
    expect(await heldOnce(extension.asking, expected)).toBe(expected);
    await extension.browser.stopBackground(extension.asking.tab);
    await extension.asking.ask('runNow');
    expect(await extension.asking.ask('count')).toBe(expected);
  });

  test('the popup finds what was said, newest first', async () => {
    popup = await openPopup(extension.browser);
    const hits = await search(popup, words, 1);
    expect(hits.every((hit) => hit.includes(words))).toBe(true);
  });

  test('a search term is completed as it is typed, and narrows what is found', async () => {
    const other = await openPopup(extension.browser);
    await search(other, `"${words}" from:`, 1);
    await other.until('suggestions', () => document.querySelector('.suggestion') !== null);
    await other.evaluate(() => document.querySelectorAll<HTMLElement>('.suggestion')[1]?.click());
    await other.until('the term', () => document.querySelector<HTMLInputElement>('[role=combobox]')?.value.endsWith('from:them ') === true);
    // The shop said it.
    await other.until('no result', () => document.querySelector('.home .list-bar [role=status]')?.textContent?.startsWith('0 ') === true);
    expect(await other.evaluate(() => document.querySelectorAll('.home .hit, .home [role=option]').length)).toBe(0);
    await other.close();
  });

  test('a hit opens its conversation', async () => {
    await openHit(popup, 0);
    expect(await popup.evaluate(() => document.querySelector('.reading')?.textContent)).toContain(words);
  });

  test('JSON Lines hold every message as a record', async () => {
    const lines = readFileSync(await exportAs(popup, 'jsonl', extension.downloads), 'utf8')
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(lines.filter((line) => v.is(messageRecordSchema, line))).toHaveLength(expected);
    expect(lines.filter((line) => !v.is(messageRecordSchema, line) && !v.is(ledgerLineSchema, line))).toEqual([]);
  });

  test('the PDF holds the words', async () => {
    const path = await exportAs(popup, 'pdf', extension.downloads);
    expect(execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' })).toContain(words);
  });

  test('the dialog makes long pictures, and a web page in another language', async () => {
    const made = readFileSync(await exportByDialog(popup, 'png', 'en', extension.downloads));
    const pictures = made.subarray(0, 2).toString('latin1') === 'PK' ? Object.values(unzipSync(made)) : [made];
    for (const data of pictures) expect(pictureSize({ type: 'image/png', data })?.width).toBe(1440);
    const page = readFileSync(await exportByDialog(popup, 'html', 'zh_TW', extension.downloads), 'utf8');
    expect(page).toContain('<html lang="zh-TW">');
    expect(page).toContain('完整性');
  });

  test('the dialog makes a PDF that opens with its passphrase alone', async () => {
    // A file of the same name would be written over, and not be seen as a new one.
    for (const name of readdirSync(extension.downloads)) rmSync(join(extension.downloads, name));
    const path = await exportByDialog(popup, 'pdf', 'en', extension.downloads, '正确的马 battery');
    const read = (key: string) => spawnSync('pdftotext', ['-upw', key, path, '-'], { encoding: 'utf8' });
    expect(read('正确的马 battery').stdout).toContain(words);
    expect(read('')).toMatchObject({ stdout: '', stderr: expect.stringContaining('Incorrect password') });
  });

  test('the mail is a draft with the PDF attached', async () => {
    const mail = readFileSync(await exportAs(popup, 'eml', extension.downloads), 'utf8');
    expect(mail).toMatch(/^X-Unsent: 1\r?$/m);
    expect(mail).toMatch(/^Content-Type: application\/pdf/m);
  });

  test('an export goes on in the archive page when the popup is closed', async () => {
    const known = new Set(readdirSync(extension.downloads));
    await popup.evaluate(() => {
      // What has been begun cannot end in this page, however quick it is: to forget it, the page would need this lock.
      const { browser, chrome } = globalThis as unknown as Record<'browser' | 'chrome', typeof import('webextension-polyfill') | undefined>;
      (browser ?? chrome)?.storage.onChanged.addListener(({ exports }) => {
        if (exports) void navigator.locks.request('exports', async () => new Promise(() => (document.title = 'held')));
      });
    });
    await beginExport(popup, 'docx');
    await popup.until('the export is being made', () => document.title === 'held');
    await popup.close();
    const made = unzipSync(readFileSync(await savedFile(extension.downloads, known, '.docx')));
    expect(strFromU8(made['word/document.xml'] ?? new Uint8Array())).toContain(words);
  });
});
