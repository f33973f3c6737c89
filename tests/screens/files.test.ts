import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openScreens, type Screens } from './open-screens.ts';
import { asked, popupSize, wideSize } from './scene-parts.ts';

let screens: Screens;
beforeAll(async () => {
  screens = await openScreens();
}, 60_000);
afterAll(async () => screens?.close());

const popup = async (rest = ''): Promise<Page> => screens.open(`screen=popup${rest}`, popupSize);

describe('files', () => {
  test('a kept picture opens large by keys and closes by Esc, and the popup stays', async () => {
    const page = await popup('&data=files');
    await page.getByRole('option').first().click();
    await page.locator('.kept-file').first().scrollIntoViewIfNeeded();
    const picture = page.getByRole('button', { name: 'Enlarge 藍色外套.jpg' });
    await picture.focus();
    await page.keyboard.press('Enter');
    const large = page.getByRole('dialog', { name: '藍色外套.jpg' });
    await large.getByRole('img', { name: '藍色外套.jpg' }).waitFor();
    // The one other picture lies elsewhere.
    await page.keyboard.press('ArrowRight');
    await large.getByRole('img', { name: '藍色外套.jpg' }).waitFor();
    await page.keyboard.press('Escape');
    await large.waitFor({ state: 'hidden' });
    expect(await page.locator('.reading').count()).toBe(1);
    await expect.poll(() => picture.evaluate((one) => one === document.activeElement)).toBe(true);
  });

  test('a kept file is saved under its name', async () => {
    const page = await screens.open('screen=archive&data=files#c=files', wideSize);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save invoice-2606XK4P.pdf' }).click();
    expect((await download).suggestedFilename()).toBe('invoice-2606XK4P.pdf');
  });

  test('what is not kept says why, and is asked for by one click', async () => {
    const page = await screens.open('screen=archive&data=files#c=files', wideSize);
    await page.getByRole('button', { name: 'Keep it all the same: poster.png' }).click();
    await page.getByRole('button', { name: 'Try again: Voice message' }).click();
    await page.getByRole('button', { name: 'Keep a copy: catalogue.xlsx' }).click();
    await page.getByRole('button', { name: 'Allow pictures and files from cdn.pictures.example' }).click();
    await page.getByText('waiting to be kept').waitFor();
    expect(await asked(page)).toEqual([
      ['keepFile', { message: 'files/5', url: 'https://img.shop.example/poster.png' }],
      ['keepFile', { message: 'files/6', url: 'https://img.shop.example/voice.amr' }],
      ['keepFile', { message: 'files/8', url: 'https://files.shop.example/c' }],
    ]);
  });
});
