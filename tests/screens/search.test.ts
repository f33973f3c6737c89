import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openScreens, type Screens } from './open-screens.ts';
import { box, popupSize, wideSize } from './scene-parts.ts';

let screens: Screens;
beforeAll(async () => {
  screens = await openScreens();
}, 60_000);
afterAll(async () => screens?.close());

const popup = async (rest = ''): Promise<Page> => screens.open(`screen=popup${rest}`, popupSize);
const typed = (page: Page): Promise<string> => box(page).inputValue();
const suggestions = (page: Page) => page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option');
const hash = async (page: Page): Promise<string | null> => page.evaluate(() => new URLSearchParams(location.hash.slice(1)).get('q'));

describe('suggestions', () => {
  test('are walked, taken and closed by the keyboard, and leave the arrows to the results otherwise', async () => {
    const page = await popup();
    await box(page).pressSequentially('发货 has:im');
    await suggestions(page).first().waitFor();
    await page.keyboard.press('ArrowDown');
    const active = await box(page).getAttribute('aria-activedescendant');
    expect(await page.locator(`[id="${active}"]`).textContent()).toContain('image');
    await page.keyboard.press('Enter');
    await expect.poll(() => typed(page)).toBe('发货 has:image ');
    await suggestions(page).first().waitFor({ state: 'detached' });
    await box(page).pressSequentially('from:');
    await suggestions(page).first().waitFor();
    await page.keyboard.press('Escape');
    await suggestions(page).first().waitFor({ state: 'detached' });
    expect(await typed(page)).toBe('发货 has:image from:');
    await box(page).pressSequentially('th');
    await suggestions(page).first().waitFor();
    await page.keyboard.press('Tab');
    await expect.poll(() => typed(page)).toBe('发货 has:image from:them ');
    await box(page).fill('发货');
    await page.locator('mark').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => page.locator('#popup-list [aria-selected=true]').count()).toBe(1);
  });

  test('are asked for with Alt+↓: fields where nothing is typed, fields and names that fit a word', async () => {
    const page = await popup();
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Alt+ArrowDown');
    await suggestions(page).filter({ hasText: 'with:' }).click();
    await expect.poll(() => typed(page)).toBe('with:');
    await suggestions(page).filter({ hasText: 'somchai_99' }).click();
    await expect.poll(() => typed(page)).toBe('with:"somchai_99" ');
    await expect.poll(() => page.locator('#popup-list').getByRole('option').count()).toBe(1);
  });
});

describe('chips', () => {
  test('are terms of the text, both ways, and the address of the archive page carries it', async () => {
    const page = await screens.open('screen=archive#q=发货 -退款', wideSize);
    await page.locator('mark').first().waitFor();
    await page.getByRole('button', { name: 'Contact' }).click();
    await page.getByRole('checkbox', { name: '爱吃西瓜的猫' }).check();
    await page.getByRole('checkbox', { name: 'somchai_99' }).check();
    expect(await typed(page)).toBe('发货 -退款 with:"爱吃西瓜的猫","somchai_99"');
    expect(await hash(page)).toBe('发货 -退款 with:"爱吃西瓜的猫","somchai_99"');
    await expect.poll(() => page.locator('#archive-list').getByRole('option').count()).toBe(1);
    await box(page).fill('发货 with:buyer from:me');
    await page.getByRole('button', { name: 'Contact: contains “buyer”', exact: true }).click();
    await page.getByRole('checkbox', { name: 'buyer88' }).check();
    await page.getByRole('checkbox', { name: 'contains “buyer”' }).click();
    expect(await typed(page)).toBe('发货 with:"buyer88" from:me');
    await page.getByRole('button', { name: 'Contact: buyer88', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Written by: Your side', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Clear all' }).click();
    expect(await typed(page)).toBe('发货');
  });

  test('the exact switch is a term as well', async () => {
    const page = await popup();
    await box(page).fill('出货');
    await page.getByText('3 results').waitFor();
    await page.getByRole('button', { name: 'Exact', exact: true }).click();
    expect(await typed(page)).toBe('出货 match:exact');
    await page.getByText('0 results').waitFor();
    await page.getByRole('button', { name: 'Search without “Exact”' }).click();
    expect(await typed(page)).toBe('出货');
    await page.getByRole('button', { name: 'Exact', exact: true }).click();
    await page.getByRole('button', { name: 'Exact', exact: true }).click();
    expect(await typed(page)).toBe('出货');
  });
});

test('what is wrong is said with what to write instead, and mended by a press', async () => {
  const page = await popup();
  await box(page).fill('form:me 发货');
  await page.getByText('There is no search term “form:”').waitFor();
  await page.getByRole('button', { name: 'Use from:me' }).click();
  expect(await typed(page)).toBe('from:me 发货');
  await page.locator('.search-problems p').waitFor({ state: 'detached' });
});

test('results are ranked by conversation, each with its number of hits', async () => {
  const page = await screens.open('screen=archive#q=发货', wideSize);
  await page.getByText('58 results').waitFor();
  await page.getByRole('button', { name: 'Newest first' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'By conversation' }).click();
  await expect.poll(() => page.locator('#archive-list').getByRole('option').count()).toBe(2);
  expect(await page.locator('.row-count').allTextContents()).toEqual(['1 result', '57 results']);
  expect(page.url()).toContain('by=conversations');
});

test('what only sounds alike stands in a group of its own, and the keys reach it', async () => {
  const page = await popup('&data=alike');
  await box(page).fill('fahuo');
  const alike = page.getByRole('group', { name: 'Sound alike (pinyin)' }).getByRole('option');
  await alike.first().waitFor();
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => alike.first().getAttribute('aria-selected')).toBe('true');
});

test('a pattern that was stopped is said so', async () => {
  const page = await popup('&data=stopped');
  await box(page).fill('/发+/');
  expect(await page.locator('.results-note').textContent()).toContain('This pattern took too long');
});

test('a search is saved, renamed, used again and deleted', async () => {
  const page = await screens.open('screen=archive#q=from:me 发货&by=relevance', wideSize);
  const open = () => page.getByRole('button', { name: 'Saved searches' }).click();
  await open();
  await page.getByRole('textbox', { name: 'Name of the search' }).fill('Shipping');
  await page.keyboard.press('Enter');
  await page.getByText('Saved as “Shipping”').waitFor();
  await page.getByRole('button', { name: 'Rename “Shipping”' }).click();
  await page.getByRole('textbox', { name: 'Name of the search' }).fill('Sent by me');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await box(page).fill('other');
  await open();
  await page.getByRole('button', { name: /^Sent by me/ }).click();
  await expect.poll(() => typed(page)).toBe('from:me 发货');
  expect(page.url()).toContain('by=relevance');
  await open();
  await page.getByRole('button', { name: 'Delete “Sent by me”' }).click();
  await page.getByText('No saved searches yet.').waitFor();
});
