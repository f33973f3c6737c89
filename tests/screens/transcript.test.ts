import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openScreens, type Screens } from './open-screens.ts';
import { box, wideSize } from './scene-parts.ts';

let screens: Screens;
beforeAll(async () => {
  screens = await openScreens();
}, 60_000);
afterAll(async () => screens?.close());

const row = (page: Page, order: number) => page.locator(`[data-key="${order}"]`);
const focused = (page: Page): Promise<string | null> => page.evaluate(() => document.activeElement?.getAttribute('data-key') ?? null);
const topOf = (page: Page, order: number): Promise<number> => row(page, order).evaluate((one) => one.getBoundingClientRect().top);

async function reading(address: string): Promise<Page> {
  const page = await screens.open(`screen=archive${address}`, wideSize);
  await page.locator('.message').last().waitFor();
  await page.locator('.transcript').focus();
  return page;
}

describe('a long conversation', () => {
  test('opens at its end, is scrolled by a true bar, and holds few rows at any time', async () => {
    const page = await reading('&data=long#c=long');
    await row(page, 5000).waitFor();
    for (const [share, order] of [
      [0.5, 2500],
      [0.1, 500],
      [0.9, 4500],
    ] as const) {
      await page.locator('.transcript').evaluate((one, at) => (one.scrollTop = at * (one.scrollHeight - one.clientHeight)), share);
      await page.locator('.message').nth(5).waitFor();
      await expect
        .poll(async () => Math.abs(Number(await page.locator('[data-key]').nth(5).getAttribute('data-key')) - order))
        .toBeLessThan(60);
      expect(await page.locator('.block').count()).toBeLessThan(80);
    }
    await page.keyboard.press('Home');
    await expect.poll(() => focused(page)).toBe('1');
    await page.keyboard.press('End');
    await expect.poll(() => focused(page)).toBe('5000');
    expect(await row(page, 5000).evaluate((one) => one.closest('li')?.ariaPosInSet)).toBe('5000');
  });

  test('keeps what is read in its place when text grows and when the window narrows', async () => {
    const page = await reading('&data=long#c=long&m=2500');
    await row(page, 2500).waitFor();
    const view = page.locator('.transcript');
    await view.hover();
    const isBelow = async (): Promise<boolean> => (await row(page, 2500).count()) > 0 && (await topOf(page, 2500)) >= 100;
    // Turned as people do, until it is where it should be: the first turns may fall into the moment in which the message is still being shown.
    await expect
      .poll(async () => {
        if (await isBelow()) await page.mouse.wheel(0, 300);
        return isBelow();
      })
      .toBe(false);
    const first = await page.locator('.message').evaluateAll((all) => {
      const edge = document.querySelector('.transcript')?.getBoundingClientRect().top ?? 0;
      return Number(all.find((one) => one.getBoundingClientRect().top >= edge)?.getAttribute('data-key'));
    });
    const top = await topOf(page, first);
    await page.addStyleTag({ content: '.transcript { font-size: 150% }' });
    await expect.poll(async () => Math.abs((await topOf(page, first)) - top)).toBeLessThan(60);
    await page.setViewportSize({ width: 700, height: 820 });
    await expect.poll(() => row(page, first).isVisible()).toBe(true);
  });
});

describe('keys', () => {
  test('go from message to message and from day to day, and are text in a field', async () => {
    const page = await reading('#c=main');
    for (const key of ['k', 'k', 'ArrowUp', 'j']) await page.keyboard.press(key);
    await expect.poll(() => focused(page)).toBe('313');
    await page.keyboard.press('Shift+ArrowUp');
    await expect.poll(() => focused(page)).toBe('300');
    await page.keyboard.press('Shift+ArrowUp');
    await page.locator('.day-now', { hasText: 'November 19' }).waitFor();
    await page.keyboard.press('Shift+ArrowDown');
    await expect.poll(() => focused(page)).toBe('300');
    await box(page).first().focus();
    await page.keyboard.type('jx?');
    expect(await box(page).first().inputValue()).toBe('jx?');
    expect(await page.locator('.keys-inside, .selection-bar').count()).toBe(0);
  });

  test('are listed, and Esc gives the focus back', async () => {
    const page = await reading('#c=main');
    await page.keyboard.press('k');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByText('Go to a date').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.keys-inside').waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).toBe('314');
  });
});

test('words are found within the conversation, one after another, and marked beside the scroll bar', async () => {
  const page = await reading('#c=main');
  await page.keyboard.press('Control+f');
  await page.keyboard.type('发票');
  const count = page.locator('.found-count');
  await expect.poll(() => count.textContent()).toMatch(/^\d+ of 29$/);
  await page.keyboard.press('Enter');
  await expect.poll(() => count.textContent()).toBe('1 of 29');
  expect(await page.locator('.message.target mark').allTextContents()).toEqual(['发票']);
  await page.keyboard.press('Shift+Enter');
  await expect.poll(() => count.textContent()).toBe('29 of 29');
  const strip = page.locator('.hit-strip');
  const { x, y, height } = (await strip.boundingBox()) ?? { x: 0, y: 0, height: 0 };
  await page.mouse.click(x + 4, y + height / 2);
  await expect.poll(() => count.textContent()).toMatch(/^1[0-9] of 29$/);
  await page.locator('.find-bar input').press('Escape');
  await strip.waitFor({ state: 'detached' });
  await page.locator('.transcript:focus').waitFor();
});

test('a date is gone to, by its field and by the calendar', async () => {
  const page = await reading('&data=long#c=long');
  await page.keyboard.press('g');
  const calendar = page.getByRole('dialog', { name: 'Go to a date' });
  await calendar.locator('input').fill('2026-12-01');
  await page.keyboard.press('Enter');
  await page.locator('.day-now', { hasText: 'December 1,' }).waitFor();
  await page.keyboard.press('g');
  await calendar.getByRole('gridcell', { name: /December 1, 2026: / }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.locator('.day-now', { hasText: 'December 8,' }).waitFor();
  expect(await calendar.count()).toBe(0);
});

test('messages are copied as quotes, and a link leads to one', async () => {
  const page = await reading('#c=main');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  for (const key of ['k', 'x', 'k', 'x', 'c']) await page.keyboard.press(key);
  await page.getByText('2 messages copied').waitFor();
  expect(await page.evaluate(async () => navigator.clipboard.readText())).toBe(
    '> [Sticker]\n— buyer88, Nov 20, 2026, 14:24 +08:00, Shopee seller chat, message id main/313\n\n' +
      '> 收到出貨通知了，太快了！\n— buyer88, 剛剛, Shopee seller chat, message id main/314',
  );
  await page.keyboard.press('Escape');
  await row(page, 312).hover();
  await row(page, 312).getByRole('button', { name: 'More about this message' }).click();
  await page.getByRole('menuitem', { name: 'Copy link to message' }).click();
  await page.getByText('Link copied').waitFor();
  const link = await page.evaluate(async () => navigator.clipboard.readText());
  expect(new URL(link).hash).toBe('#c=main&m=312');
});
