import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openScreens, type Screens } from './open-screens.ts';
import { asked, box, wideSize } from './scene-parts.ts';

let screens: Screens;
beforeAll(async () => {
  screens = await openScreens();
}, 60_000);
afterAll(async () => screens?.close());

describe('hostile content', () => {
  test('stays words: nothing is loaded, run or followed', async () => {
    const page = await screens.open('screen=archive&data=hostile#c=hostile', wideSize);
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.locator('[data-key="6"]').waitFor();
    const links = await page.locator('.attachment[href]').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    expect(links).toEqual(['https://evil.example/pixel.gif']);
    await page.locator('.transcript').press('Home');
    await page.locator('[data-key="1"]').waitFor();
    expect(await page.locator('#root img').count()).toBe(0);
    expect(await page.locator('#root b').count()).toBe(0);
    expect(await page.title()).toBe('archive');
    expect(requests.filter((url) => url.includes('evil'))).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(wideSize.width);
    expect((await page.locator('[data-key="3"] .words').textContent())?.length).toBeLessThan(5000);
  });
});

describe('archive page', () => {
  test('the address carries search, conversation and message, and the back button works', async () => {
    const page = await screens.open('screen=archive', wideSize);
    await box(page).fill('請問 2606XK4P');
    await page.locator('mark').first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.message.target').waitFor();
    const address = await page.evaluate(() => location.hash);
    expect(Object.fromEntries(new URLSearchParams(address.slice(1)))).toEqual({ q: '請問 2606XK4P', c: 'main', m: '300' });
    await page.reload();
    await page.locator('.message.target mark').first().waitFor();
    await page.goBack();
    await page.locator('.opened.empty').waitFor();
    await expect.poll(() => box(page).inputValue()).toBe('請問 2606XK4P');
  });

  test('chosen messages are exported', async () => {
    const page = await screens.open('screen=archive#c=main', wideSize);
    await page.getByRole('button', { name: 'Select messages' }).click();
    const boxes = page.locator('.messages').getByRole('checkbox');
    await boxes.nth(-3).click();
    await boxes.last().click({ modifiers: ['Shift'] });
    await page.getByText('3 messages selected').waitFor();
    await page.locator('.selection-bar').getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: 'TXT' }).click();
    await page.locator('.export-status .said').waitFor();
    expect(await asked(page)).toEqual([['exportChats', { kind: 'messages', key: 'main', orders: [312, 313, 314] }, 'txt']]);
  });

  test('a range of days is exported, its last day whole', async () => {
    const page = await screens.open('screen=archive#c=main', wideSize);
    const details = page.getByRole('complementary');
    await details.getByLabel('From').fill('2026-11-18');
    await details.getByLabel('To, inclusive').fill('2026-11-19');
    await details.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: 'JSONL' }).click();
    await page.locator('.export-status .said').waitFor();
    const range = { from: Date.parse('2026-11-18T00:00:00+08:00'), to: Date.parse('2026-11-20T00:00:00+08:00') };
    expect(await asked(page)).toEqual([['exportChats', { kind: 'conversation', key: 'main', ...range }, 'jsonl']]);
  });
});
