import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allShots } from './all-shots.ts';
import type { faultsInPage } from './faults-in-page.ts';
import { openScreens, type Screens } from './open-screens.ts';
import type { Shot } from './shots.ts';

/** States that between them show every screen, and every part that holds labels of its own. */
const looked = [
  'popup-full',
  'popup-changed',
  'popup-history',
  'popup-export',
  'archive-find',
  'archive-calendar',
  'archive-selected',
  'archive-narrow',
  'notes-tags',
  'overview-full',
  'redact-lifted',
  'export-dialog',
  'evidence-stamps',
  'cases-edited',
  'cases-add',
  'mail-plan',
  'mail-mailbox',
  'search-problems',
  'search-saved',
  'options-repair',
  'import-file',
  'welcome-start',
  'structure',
];
const states: readonly Shot[] = allShots.filter(({ name }) => looked.includes(name));

/** Keys that cannot be words of a text. */
const keys = Object.keys(JSON.parse(readFileSync(new URL('../../_locales/en/messages.json', import.meta.url), 'utf8')) as object).filter(
  (key) => /[a-z][A-Z]/.test(key),
);
const folder = process.env['SCREENSHOTS'];

let screens: Screens;
beforeAll(async () => {
  screens = await openScreens();
  if (folder) await mkdir(folder, { recursive: true });
}, 60_000);
afterAll(async () => screens?.close());

/** What the page itself finds wrong with it. */
const faults = async (page: Page): Promise<readonly string[]> =>
  page.evaluate((known) => (globalThis as unknown as { faultsInPage: typeof faultsInPage }).faultsInPage(known), keys);

test('every state that is to be looked at exists', () => {
  expect(looked.filter((wanted) => !allShots.some(({ name }) => name === wanted))).toEqual([]);
});

test('what does not fit, and what lies over something else, is found', async () => {
  const page = await screens.open('screen=options', { width: 1000, height: 900 });
  await page.locator('.storage-kinds').waitFor();
  expect(await faults(page)).toEqual([]);
  await page.evaluate(() => {
    const [now, copy] = ['#schedule .button', '#diagnostics .button'].map((which) => document.querySelector<HTMLElement>(which));
    if (now) now.style.cssText = 'inline-size: 2rem; white-space: nowrap; overflow: hidden';
    if (copy) copy.style.marginBlockStart = '-3rem';
  });
  const found = await faults(page);
  expect(found).toContain('cut off: «Look now»');
  expect(found.filter((fault) => fault.endsWith('«Copy» lie over each other'))).toHaveLength(1);
  await page.context().close();
});

describe.each(['en', 'zh_CN', 'zh_TW'])('at 1.3 times the length of its texts, in %s', (locale) => {
  let page: Page;
  beforeAll(async () => {
    page = await screens.open('stretch=1', states[0]?.size ?? { width: 1000, height: 900 }, locale);
  });

  // One window for all states: a new one for each would take most of the time.
  test.each(states)('$name has room for every label', async ({ name, address, size, act }) => {
    const [query = '', hash] = address.split('#');
    await page.setViewportSize(size);
    await page.goto(`${screens.url}?${query}&state=${name}&stretch=1&locale=${locale}${hash === undefined ? '' : `#${hash}`}`);
    await act(page);
    if (folder) await page.screenshot({ path: join(folder, `wide-${name}.${locale}.png`) });
    expect(await faults(page)).toEqual([]);
  });
});
