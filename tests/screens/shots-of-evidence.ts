import type { Page } from 'playwright-core';
import { stampSettings } from './invented-packs.ts';
import type { Shot } from './shots.ts';

const size = { width: 1100, height: 1250 };

const settled = async (page: Page): Promise<void> => {
  await page.locator('.fingerprint').waitFor();
  await page.locator('#evidence').scrollIntoViewIfNeeded();
  await page.evaluate(() => document.querySelector('#evidence')?.scrollIntoView());
};

const stored = encodeURIComponent(JSON.stringify({ welcomed: true, logBroken: Date.UTC(2026, 10, 19), ...stampSettings }));

/** The evidence log in the options: with authorities and a log that does not go on, and its forms, one of them with a wrong address. */
export const shotsOfEvidence: readonly Shot[] = [
  { name: 'evidence-stamps', address: `screen=options&stored=${stored}`, size, act: settled },
  {
    name: 'evidence-forms',
    address: 'screen=options',
    size,
    act: async (page) => {
      await settled(page);
      await page.locator('#evidence summary').click();
      await page.locator('.authority-form input[type=url]').fill('tsa');
      await page.locator('.authority-form button').click();
      await page.locator('.authority-form .fault:not(:empty)').waitFor();
      await page.locator('.deposit-form .hash').waitFor();
    },
  },
];
