import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openScreens, type Screens } from './open-screens.ts';
import { asked, wideSize } from './scene-parts.ts';

let screens: Screens;
beforeAll(async () => {
  screens = await openScreens();
}, 60_000);
afterAll(async () => screens?.close());

const opened = async (more = ''): Promise<Page> => {
  const page = await screens.open(`screen=archive${more}#c=main`, wideSize);
  await page.locator('.note-field').waitFor();
  return page;
};
const field = (page: Page) => page.getByRole('textbox', { name: 'Note' });
const tagBox = (page: Page) => page.getByRole('combobox', { name: 'Add tag' });
const saved = (page: Page) => page.locator('.noted [role=status]', { hasText: 'Saved' }).waitFor();
type Wish = { readonly text: string; readonly tags: readonly string[]; readonly dropped: readonly number[] };
const wishes = async (page: Page): Promise<readonly Wish[]> =>
  ((await asked(page)) as readonly (readonly [string, Wish])[]).flatMap(([name, wish]) => (name === 'setNote' ? [wish] : []));
const text = 'Prefers blue, size M.\n發票抬頭：藍鯨有限公司';
const tags = ['VIP', '换货'];

describe('a note', () => {
  test('is saved as soon as its field is left, and says so', async () => {
    const page = await opened();
    expect(await field(page).inputValue()).toBe(text);
    await field(page).fill('pays late');
    await field(page).blur();
    await saved(page);
    expect(await wishes(page)).toMatchObject([{ conversation: 'main', text: 'pays late', tags, typed: null }]);
  });

  test('is saved by itself a moment after the last key', async () => {
    const page = await opened();
    await field(page).focus();
    await page.keyboard.press('End');
    await page.keyboard.type('!');
    await saved(page);
    expect((await wishes(page)).map((wish) => wish.text.endsWith('!'))).toEqual([true]);
    expect(await field(page).evaluate((box) => box === document.activeElement)).toBe(true);
  });

  test('is saved when another conversation is opened before the moment has passed', async () => {
    const page = await opened();
    await field(page).fill('in a hurry');
    await page.getByRole('option').nth(2).click();
    await expect.poll(async () => (await wishes(page)).map((wish) => wish.text)).toContain('in a hurry');
    await expect.poll(() => field(page).inputValue()).toBe('');
  });

  test('that a closed page could not save is saved by the next one', async () => {
    const page = await opened('&saving=full');
    await field(page).fill('left behind');
    await field(page).blur();
    await page.getByRole('alert').waitFor();
    await page.goto(page.url().replace('&saving=full', ''));
    await expect.poll(async () => wishes(page)).toMatchObject([{ text: 'left behind', tags, typed: expect.any(Number) }]);
  });

  test('that an import brought beside it is taken into it, or dropped', async () => {
    const page = await opened();
    await page.getByRole('button', { name: 'Add to note' }).click();
    expect(await field(page).inputValue()).toBe(`${text}\n\nAsked twice for an invoice in November.`);
    await saved(page);
    expect((await wishes(page))[0]?.dropped).toHaveLength(1);
    expect(await page.locator('.other-note').count()).toBe(0);
  });
});

describe('tags', () => {
  test('are added by keys, from those in use or new, and taken away', async () => {
    const page = await opened();
    await tagBox(page).fill('REF');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.type('brand new,');
    await page.keyboard.type('vip');
    await page.keyboard.press('Enter');
    const shown = page.getByRole('list', { name: 'Tags' }).getByRole('listitem');
    await expect.poll(() => shown.allTextContents()).toEqual([...tags, 'refund', 'brand new']);
    await page.keyboard.press('Backspace');
    await page.getByRole('button', { name: 'Remove tag “VIP”' }).click();
    await saved(page);
    await expect.poll(async () => (await wishes(page)).at(-1)?.tags).toEqual(['换货', 'refund']);
  });

  test('lead to the conversations that have them', async () => {
    const page = await opened();
    await page.getByRole('button', { name: 'VIP', exact: true }).click();
    await expect.poll(() => page.evaluate(() => new URLSearchParams(location.hash.slice(1)).get('q'))).toBe('tag:VIP');
  });

  test('stand in the list', async () => {
    const page = await opened();
    await expect.poll(() => page.getByRole('option').nth(3).locator('.tag-mark').allTextContents()).toEqual(['late delivery', 'VIP', '+1']);
  });
});
