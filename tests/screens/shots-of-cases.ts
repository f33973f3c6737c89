import type { Page } from 'playwright-core';
import { popupSize, wideSize } from './scene-parts.ts';
import type { Shot } from './shots.ts';

const cases = (name: string, address: string, act: (page: Page) => Promise<unknown>, size = wideSize): Shot => ({
  name: `cases-${name}`,
  address,
  size,
  act,
});

const one = 'screen=archive#view=cases&case=refund';

/** Cases: the list, one of them, and what is put into them. */
export const shotsOfCases: readonly Shot[] = [
  cases('list', 'screen=archive#view=cases', (page) => page.locator('.case-row').last().waitFor()),
  cases('edited', one, async (page) => {
    await page.locator('.exhibit-acts [aria-expanded]').nth(5).click();
    await page.locator('.usual summary').click();
    await page.locator('.exhibit-answers').scrollIntoViewIfNeeded();
  }),
  cases('late', 'screen=archive#view=cases&case=late', (page) => page.locator('.exhibits .notice').waitFor()),
  cases('packed', one, async (page) => {
    await page.locator('.case-head-acts .main').click();
    await page.locator('.pack-saved').waitFor();
    await page.locator('.misfits').scrollIntoViewIfNeeded();
  }),
  cases('add', 'screen=archive#c=main', async (page) => {
    await page.locator('.message').last().waitFor();
    await page.locator('.opened-head button:has(path[d^="M2 5h12v8.5"])').click();
    await page.locator('dialog[open] input').first().waitFor();
  }),
  cases('popup', 'screen=popup', (page) => page.locator('.due-case').last().waitFor(), popupSize),
];

/** More of them, for people to look at. */
export const picturesOfCases: readonly Shot[] = [
  cases('empty', 'screen=archive&data=empty#view=cases', (page) => page.locator('.case-list .notice').waitFor()),
  cases('error', 'screen=archive&data=broken#view=cases', (page) => page.getByRole('alert').waitFor()),
  cases('new', 'screen=archive#view=cases', async (page) => {
    await page.locator('.case-list-bar button').click();
    await page.locator('dialog[open]').waitFor();
  }),
  cases('one', one, (page) => page.locator('.exhibit-gone').first().waitFor()),
  cases('removed', one, async (page) => {
    await page.locator('.exhibit-acts button').last().click();
    await page.locator('.exhibit-removed').waitFor();
  }),
  cases('deleting', one, async (page) => {
    await page.locator('.case-head-acts .quiet').click();
    await page.locator('dialog[open]').waitFor();
  }),
  cases('gone', 'screen=archive#view=cases&case=nowhere', (page) => page.locator('.notice').waitFor()),
  cases('packing', 'screen=archive&saving=slow#view=cases&case=refund', async (page) => {
    await page.locator('.case-head-acts .main').click();
    await page.locator('.case-main progress').waitFor();
  }),
  cases('full', 'screen=archive&saving=full#view=cases&case=refund', async (page) => {
    await page.locator('.exhibit-acts button').last().click();
    await page.getByRole('alert').waitFor();
  }),
  cases('narrow', one, (page) => page.locator('.exhibit-gone').first().waitFor(), { width: 560, height: 900 }),
  cases('added', 'screen=archive#c=main', async (page) => {
    await page.locator('.message').last().waitFor();
    await page.locator('.opened-head button:has(path[d^="M2 5h12v8.5"])').click();
    await page.locator('dialog[open] [type=submit]').click();
    await page.locator('.added a').waitFor();
  }),
];
