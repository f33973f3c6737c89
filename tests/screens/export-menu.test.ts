import { afterAll, beforeAll, expect, test } from 'vitest';
import { openScreens, type Screens } from './open-screens.ts';
import { asked, popupSize } from './scene-parts.ts';

let screens: Screens;
beforeAll(async () => {
  screens = await openScreens();
}, 60_000);
afterAll(async () => screens?.close());

test('the export menu has the usual formats, and the rare ones in place of one more step', async () => {
  const page = await screens.open('screen=popup', popupSize);
  await page.getByRole('option').first().click();
  await page.getByRole('button', { name: 'Export' }).click();
  const items = page.getByRole('menuitem');
  const usual = await items.allTextContents();
  expect(usual.at(-1)).toBe('More formats');
  await items.last().press('Enter');
  await page.getByRole('menuitem', { name: 'Table (CSV)' }).and(page.locator(':focus')).waitFor();
  const all = await items.allTextContents();
  expect(all.slice(0, usual.length - 1)).toEqual(usual.slice(0, -1));
  expect(all.length).toBeGreaterThan(usual.length);
  const inside = await page.getByRole('menu').evaluate((menu) => menu.getBoundingClientRect().bottom <= innerHeight);
  expect(inside).toBe(true);
  const shots = process.env['SCREENSHOTS'];
  if (shots !== undefined) await page.screenshot({ path: `${shots}/export-menu.png` });
  await page.keyboard.press('Enter');
  await page.locator('.export-status').waitFor();
  expect(await asked(page)).toEqual([['exportChats', { kind: 'conversation', key: 'main' }, 'csv']]);
});
