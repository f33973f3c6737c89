import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openScreens, type Screens } from './open-screens.ts';
import { asked, wideSize } from './scene-parts.ts';

let screens: Screens;
beforeAll(async () => {
  screens = await openScreens();
}, 60_000);
afterAll(async () => screens?.close());

const opened = async (data: string, range: string, size = wideSize): Promise<Page> => {
  const page = await screens.open(`screen=archive&data=${data}#view=overview&range=${range}`, size);
  await page.locator('.chart-bar').first().waitFor();
  return page;
};
const said = async (page: Page): Promise<Record<string, string>> =>
  page.evaluate(() => Object.fromEntries(new URLSearchParams(location.hash.slice(1))));
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));

test('bars are walked by the arrow keys and lead to what they count', async () => {
  const page = await opened('shops', 'month');
  const chart = page.getByRole('group', { name: 'Messages per day' });
  expect(await chart.boundingBox()).toMatchObject({ width: 1246, height: 198 });
  expect(await chart.locator('a').count()).toBe(30);
  expect(await chart.locator('a[tabindex="0"]').count()).toBe(1);
  await chart.locator('a[tabindex="0"]').focus();
  await page.keyboard.press('ArrowLeft');
  expect(await focused(page)).toMatch(/^Thu, Nov 19, 2026: \d+ messages, \d+ received, \d+ sent$/);
  await page.locator('.readout', { hasText: 'Nov 19' }).waitFor();
  await page.keyboard.press('Home');
  expect(await focused(page)).toMatch(/^Thu, Oct 22, 2026/);
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.getByRole('combobox').waitFor();
  expect(await said(page)).toEqual({ q: 'on:2026-11-20' });
  await page.goBack();
  await page.locator('.chart-bar').first().waitFor();
});

test('bars and their numbers come to the same, in every range', async () => {
  const page = await opened('shops', 'quarter');
  const totals = page.locator('.numbers tbody td:last-child');
  const sum = async (): Promise<number> => (await totals.allTextContents()).reduce((all, one) => all + Number(one.replaceAll(',', '')), 0);
  const figure = async (): Promise<number> => Number((await page.locator('.figures dd').first().textContent())?.replaceAll(',', ''));
  const quarter = await figure();
  expect(await sum()).toBe(quarter);
  await page.getByRole('radio', { name: 'All time' }).check();
  await expect.poll(figure).toBeGreaterThan(quarter);
  expect(await sum()).toBe(await figure());
  expect(await said(page)).toEqual({ view: 'overview', range: 'all' });
});

test('a small window gets fewer, wider bars', async () => {
  const page = await opened('shops', 'year', { width: 400, height: 700 });
  await page.getByRole('group', { name: 'Messages per week' }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
});

test('sources, accounts, gaps and runs lead to what stands behind them', async () => {
  const page = await opened('shops', 'month');
  const query = async (name: string): Promise<string | null> =>
    new URLSearchParams((await page.getByRole('link', { name, exact: true }).first().getAttribute('href'))?.slice(1)).get('q');
  expect(await query('DingTalk')).toBe('in:dingtalk during:2026-10-22..2026-11-20');
  expect(await query('anna')).toBe('in:shopee-seller account:"anna_shop:anna" during:2026-10-22..2026-11-20');
  expect(await query('Nov 20, 2025')).toBe('on:2025-11-20');
  const sent = page
    .getByRole('row', { name: /DingTalk/ })
    .first()
    .getByRole('link')
    .last();
  expect(new URLSearchParams((await sent.getAttribute('href'))?.slice(1)).get('q')).toBe(
    'in:dingtalk during:2026-10-22..2026-11-20 from:me',
  );
  await page.getByRole('button', { name: 'All runs' }).click();
  expect(await asked(page)).toEqual([['openPage', 'options', '#runs']]);
  await page.locator('.open-gaps a').first().click();
  await page.locator('.opened').waitFor();
  expect(await said(page)).toEqual({ c: 'chat1', m: '2' });
});

test('where lines run from right to left, so does time', async () => {
  const page = await opened('shops', 'month');
  const left = async (at: 'first' | 'last'): Promise<number> => (await page.locator('.chart-bar')[at]().boundingBox())?.x ?? Number.NaN;
  expect(await left('first')).toBeLessThan(await left('last'));
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
  await page.setViewportSize({ width: 1200, height: 800 });
  await expect.poll(async () => (await left('first')) - (await left('last'))).toBeGreaterThan(0);
  await page.locator('.chart-bar[tabindex="0"]').focus();
  await page.keyboard.press('ArrowRight');
  expect(await focused(page)).toMatch(/^Thu, Nov 19/);
});
