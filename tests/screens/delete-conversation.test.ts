import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openScreens, type Screens } from './open-screens.ts';
import { asked, wideSize } from './scene-parts.ts';

let screens: Screens;
beforeAll(async () => {
  screens = await openScreens();
}, 60_000);
afterAll(async () => screens?.close());

const orders = async (page: Page) =>
  ((await asked(page)) as readonly (readonly [string, unknown])[]).filter(([name]) => /setPrivate|deleteConversation/.test(name));

test('a conversation is deleted on the second word only, and its contact kept out first where that is wished', async () => {
  const page = await screens.open('screen=archive#c=main', wideSize);
  const ask = page.getByRole('button', { name: 'Delete this conversation…' });
  await ask.click();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await ask.evaluate((button) => button === document.activeElement)).toBe(true);
  expect(await orders(page)).toEqual([]);
  await ask.click();
  await page.getByRole('checkbox', { name: 'Do not archive this contact again' }).check();
  await page.getByRole('button', { name: 'Delete for ever' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await orders(page)).toEqual([
    ['setPrivate', { conversation: 'main', isPrivate: true }],
    ['deleteConversation', { conversation: 'main' }],
  ]);
  await expect.poll(() => new URL(page.url()).hash).not.toContain('main');
});
