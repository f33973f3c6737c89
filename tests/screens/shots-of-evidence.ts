import type { Page } from 'playwright-core';
import { stampSettings } from './invented-packs.ts';
import type { Shot } from './shots.ts';

const size = { width: 1100, height: 1250 };
const narrow = { width: 420, height: 900 };

const settled = async (page: Page): Promise<void> => {
  await page.locator('.fingerprint').waitFor();
  await page.locator('#evidence').scrollIntoViewIfNeeded();
  await page.evaluate(() => document.querySelector('#evidence')?.scrollIntoView());
};

const stored = encodeURIComponent(JSON.stringify({ welcomed: true, logBroken: Date.UTC(2026, 10, 19), ...stampSettings }));

/** The evidence log in the options: with nothing set up, with authorities, while a deposit is made, with a wrong address, before there is anything. */
export const shotsOfEvidence: readonly Shot[] = [
  { name: 'evidence-first', address: 'screen=options', size, act: settled },
  { name: 'evidence-stamps', address: `screen=options&stored=${stored}`, size, act: settled },
  { name: 'evidence-narrow', address: `screen=options&stored=${stored}`, size: narrow, act: settled },
  {
    name: 'evidence-deposit',
    address: 'screen=options',
    size,
    act: async (page) => {
      await settled(page);
      await page.locator('#evidence summary').click();
      await page.locator('.deposit-form .hash').waitFor();
    },
  },
  {
    name: 'evidence-fault',
    address: 'screen=options',
    size,
    act: async (page) => {
      await settled(page);
      await page.locator('.authority-form input[type=url]').fill('tsa');
      await page.locator('.authority-form button').click();
      await page.locator('.fault:not(:empty)').waitFor();
    },
  },
  {
    name: 'evidence-empty',
    address: 'screen=options&data=empty',
    size,
    act: (page) => page.evaluate(() => document.querySelector('#evidence')?.scrollIntoView()),
  },
];
