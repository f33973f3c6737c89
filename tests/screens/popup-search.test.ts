import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openScreens, type Screens } from './open-screens.ts';
import { asked, box, popupSize } from './scene-parts.ts';

let screens: Screens;
beforeAll(async () => {
  screens = await openScreens();
}, 60_000);
afterAll(async () => screens?.close());

const focusIn = async (page: Page): Promise<string | null> => page.evaluate(() => document.activeElement?.getAttribute('role') ?? null);
/** What was exported; that the background is told of it as well is export-menu.test.ts's to say. */
const exported = async (page: Page): Promise<readonly unknown[]> =>
  ((await asked(page)) as readonly (readonly unknown[])[]).filter(([name]) => name === 'exportChats');
const popup = async (rest = ''): Promise<Page> => screens.open(`screen=popup${rest}`, popupSize);

describe('popup', () => {
  test('the search box has the focus as it opens', async () => {
    const page = await popup();
    await page.getByRole('option').first().waitFor();
    await expect.poll(() => focusIn(page)).toBe('combobox');
  });

  test('the box takes keys before any script has run, and is the same one after', async () => {
    const page = await popup('&typed=ticket');
    await page.locator('mark', { hasText: 'ticket' }).waitFor();
    expect(await box(page).inputValue()).toBe('ticket');
    const lost = await page.evaluate(() =>
      (Reflect.get(globalThis, 'frameBefore') as readonly Element[]).filter((one) => !one.isConnected).map(({ outerHTML }) => outerHTML),
    );
    expect(lost).toEqual([]);
    expect(await page.getByRole('combobox').count()).toBe(1);
    await page.keyboard.type(' none');
    await expect.poll(() => box(page).inputValue()).toBe('ticket none');
  });

  test('what was typed before any script has run is completed', async () => {
    const page = await popup(`&typed=${encodeURIComponent('from:')}`);
    await expect.poll(() => page.locator('.suggestion').first().textContent()).toContain('Your side');
  });

  test('keys walk the results, open one, and come back to it', async () => {
    const page = await popup();
    await box(page).fill('出貨');
    await page.locator('mark').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await page.locator('[aria-selected=true]').textContent()).toContain('2606XK4P');
    await page.keyboard.press('Enter');
    await page.locator('.message.target').waitFor();
    // Every other hit of this conversation that is near is marked as well.
    await page.locator('.message:not(.target) mark').waitFor();
    expect(await page.locator('.message.target mark').allTextContents()).toEqual(['出貨']);
    await page.keyboard.press('Escape');
    await expect.poll(() => focusIn(page)).toBe('combobox');
    await expect.poll(() => box(page).inputValue()).toBe('出貨');
    await page.keyboard.press('Escape');
    await expect.poll(() => box(page).inputValue()).toBe('');
    await expect.poll(() => page.getByRole('option').count()).toBe(11);
  });

  test('the slash goes back to searching from a conversation', async () => {
    const page = await popup();
    await page.getByRole('option').first().click();
    await page.locator('.message').first().waitFor();
    await page.keyboard.press('/');
    await expect.poll(() => focusIn(page)).toBe('combobox');
  });

  test('a long conversation opens at its end, and its first message is one key away', async () => {
    const page = await popup('&data=long');
    await page.getByRole('option').first().click();
    await page.locator('[data-key="5000"]').waitFor();
    await expect.poll(() => page.locator('.transcript').evaluate((one) => one.scrollHeight / one.clientHeight)).toBeGreaterThan(400);
    await page.locator('.transcript').press('Home');
    await page.locator('[data-key="1"]').waitFor();
    expect(await page.locator('.message').count()).toBeLessThan(60);
  });

  test('many results are counted all and put into the page by 60', async () => {
    const page = await popup('&data=long');
    await page.getByRole('option').first().waitFor();
    await page.getByRole('button', { name: 'Date' }).click();
    await page.getByRole('radio', { name: 'Last 30 days' }).check();
    await page.getByText('5,000 results').first().waitFor();
    await expect.poll(() => page.getByRole('option').count()).toBe(60);
    await page.getByRole('listbox').evaluate((one) => (one.scrollTop = one.scrollHeight));
    await page.getByRole('option').nth(119).waitFor({ state: 'attached' });
  });

  test('a search still running gives way to the next', async () => {
    const page = await popup('&data=slow');
    await box(page).fill('发');
    await page.locator('.list-bar progress').waitFor();
    await box(page).fill('ticket');
    await page.locator('mark', { hasText: 'ticket' }).waitFor();
    await expect.poll(() => page.getByRole('option').count()).toBe(1);
  });

  test('filters narrow, say so, and are cleared', async () => {
    const page = await popup();
    await page.getByRole('option').first().waitFor();
    await page.getByRole('button', { name: 'Source' }).click();
    await page.getByRole('checkbox', { name: 'DingTalk' }).check();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Source: DingTalk', exact: true }).waitFor();
    expect(await page.getByRole('option').allTextContents()).toHaveLength(1);
    await page.getByRole('button', { name: 'Clear filter: Source' }).click();
    await expect.poll(() => page.getByRole('option').count()).toBe(11);
  });

  test('a conversation is exported, and the file says what it is', async () => {
    const page = await popup();
    await page.getByRole('option').first().click();
    await page.getByRole('button', { name: 'Export' }).click();
    const download = page.waitForEvent('download');
    await page.locator('[role=menuitem]:focus').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect((await download).suggestedFilename()).toBe('2026-11-18_2026-11-20_shopee_buyer88_2606XK4P.eml');
    expect(await exported(page)).toEqual([['exportChats', { kind: 'conversation', key: 'main' }, 'eml']]);
  });

  test('an export is cancelled', async () => {
    const page = await popup('&saving=slow');
    await box(page).fill('发货');
    await page.locator('mark').first().waitFor();
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: 'PDF document' }).click();
    await page.getByText('96 of 214').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.locator('.export-status').waitFor({ state: 'detached' });
    expect(await exported(page)).toEqual([
      ['exportChats', { kind: 'search', question: { query: { kind: 'text', text: '发货' }, exact: false, ranking: 'newest' } }, 'pdf'],
    ]);
  });
});
