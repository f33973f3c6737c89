import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Tab } from '../../tools/drive/driven-browser.ts';
import { startPages, type ServedPages } from '../pages/serve.ts';
import { openExtension, type Extension, type Family } from '../support/extension.ts';
import { heldOnce } from '../support/held.ts';
import { openPopupOver } from '../support/open-popup-over.ts';

// Nobody can answer a browser's question without a window, so the copy under test has been granted the host already: the same request then
// is answered at once, and still only in a click or a key of the user's.
const host = 'mms.pinduoduo.com';
const zone = 'Asia/Taipei';
/** Rows that the page shows before it is scrolled. */
const shown = 12;

const box = 'input[aria-describedby="hosts-pinduoduo"]';

let profile: string;
let pages: ServedPages;
let extension: Extension;
let shop: Tab;
let options: Tab;

async function start(family: Family): Promise<void> {
  const hostMap = Object.fromEntries(pages.hosts.map((name) => [name, `127.0.0.1:${pages.port}`]));
  extension = await openExtension(family, { hostMap, zone, granted: [host], profile });
}

async function openShop(): Promise<void> {
  const page = pages.pagesFor('pinduoduo').find(({ sort }) => sort === 'living');
  if (!page) throw new Error('no living page');
  shop = await extension.browser.open(page.url);
}

async function shopTab(): Promise<number> {
  const tab = (await extension.asking.ask('tabs')).find(({ url }) => url.includes(host));
  if (!tab) throw new Error('the shop is not open');
  return tab.id;
}

/** Presses a control as a keyboard does. */
async function press(tab: Tab, selector: string): Promise<void> {
  await tab.show();
  await tab.until(selector, (which) => document.querySelector(which) !== null, selector);
  await tab.evaluate((which) => document.querySelector<HTMLElement>(which)?.focus(), selector);
  await tab.type(' ');
}

async function isOnInOptions(wanted: boolean): Promise<void> {
  await options.until(
    `the box says ${wanted}`,
    (which, is) => document.querySelector<HTMLInputElement>(which)?.checked === is,
    box,
    wanted,
  );
}

async function stateOfShop() {
  const { state, offConsole } = await extension.asking.ask('tabState', await shopTab());
  return { state, off: offConsole?.id ?? null };
}

/** What is the same in every browser: it is off, is turned on in the options, and off again. */
function turnsOnAndOff(family: Family): void {
  beforeAll(async () => {
    profile = mkdtempSync(join(tmpdir(), 'liaocun-off-'));
    pages = await startPages({ zone });
    await start(family);
    await extension.asking.ask('accept', { useHints: true, taught: {} });
  });

  afterAll(async () => {
    await extension.close();
    await pages.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  test('a console that ships off is known and not read', async () => {
    await openShop();
    expect(await stateOfShop()).toEqual({ state: 'off', off: 'pinduoduo' });
    await extension.asking.ask('runNow');
    expect(await extension.asking.ask('count')).toBe(0);
  });

  test('turned on in the options, its open page is read at once', async () => {
    options = await extension.browser.open(`${extension.browser.origin}/options/index.html`);
    await press(options, box);
    await isOnInOptions(true);
    expect(await heldOnce(extension.asking, shown)).toBe(shown);
    expect(await stateOfShop()).toEqual({ state: 'archiving', off: null });
  });

  test('turned off again, nothing more of it is read', async () => {
    await press(options, box);
    await isOnInOptions(false);
    await shop.evaluate(() => Reflect.get(window, '__page').arrive(1));
    await extension.asking.ask('runNow');
    expect(await extension.asking.ask('count')).toBe(shown);
    expect(await stateOfShop()).toEqual({ state: 'off', off: 'pinduoduo' });
  });
}

// Only Chromium lets a test open the toolbar's popup and keep a profile.
describe('in chromium', () => {
  turnsOnAndOff('chromium');

  test('the popup over its page turns it on by one click', async () => {
    const popup = await openPopupOver(extension.browser, extension.asking, await shopTab());
    expect(await popup.evaluate(() => document.querySelector('.tab-card h2')?.textContent)).toBe('Pinduoduo shop chat is off');
    await popup.until('the button', () => document.querySelector('.tab-actions .main') !== null);
    await popup.evaluate(() => document.querySelector<HTMLElement>('.tab-actions .main')?.focus());
    await popup.type(' ');
    expect(await heldOnce(extension.asking, shown + 1)).toBe(shown + 1);
    await isOnInOptions(true);
  });

  test('after the browser was started again its pages are read as they open', async () => {
    await extension.close();
    await start('chromium');
    await openShop();
    await shop.evaluate(() => Reflect.get(window, '__page').arrive(2));
    expect(await heldOnce(extension.asking, shown + 3)).toBe(shown + 3);
  });
});

describe('in firefox', () => {
  turnsOnAndOff('firefox');
});
