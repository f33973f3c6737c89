import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { faultsInPage } from './faults-in-page.ts';
import { openScreens, type Screens } from './open-screens.ts';
import { moreShots } from './more-shots.ts';
import { shots, type Shot } from './shots.ts';
import { shotsOfGaps } from './shots-of-gaps.ts';

/** One or two states of every screen and of every part that holds labels of its own. */
const looked = [
  'popup-full',
  'popup-start',
  'popup-not-allowed',
  'popup-changed',
  'popup-history',
  'popup-scrolling',
  'popup-found',
  'popup-dates',
  'popup-export',
  'popup-exporting',
  'archive-start',
  'archive-open',
  'archive-select',
  'archive-narrow',
  'popup-gaps',
  'popup-gap-row',
  'options-full',
  'options-taught',
  'options-empty',
  'import-file',
  'options-repair',
  'options-not-allowed',
  'structure',
  'welcome-start',
  'welcome-waiting',
  'welcome-arrived',
];
const states: readonly Shot[] = [...shots, ...shotsOfGaps, ...moreShots].filter(({ name }) => looked.includes(name));

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
