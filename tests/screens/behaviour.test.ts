import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openScreens, type Screens } from './open-screens.ts';

const popupSize = { width: 420, height: 580 };
const wideSize = { width: 1320, height: 820 };

let screens: Screens;
beforeAll(async () => {
  screens = await openScreens();
}, 60_000);
afterAll(async () => screens?.close());

const box = (page: Page) => page.getByRole('combobox');
const focusIn = async (page: Page): Promise<string | null> => page.evaluate(() => document.activeElement?.getAttribute('role') ?? null);
/** What the screen asked of background, exports and tabs. */
const asked = async (page: Page): Promise<unknown> => page.evaluate(() => (globalThis as unknown as { asked: unknown }).asked);
const popup = async (rest = ''): Promise<Page> => screens.open(`screen=popup${rest}`, popupSize);

const jsonFile = (content: string) => ({ name: 'chat.json', mimeType: 'application/json', buffer: Buffer.from(content) });

describe('popup', () => {
  test('the search box has the focus as it opens', async () => {
    const page = await popup();
    await page.getByRole('option').first().waitFor();
    await expect.poll(() => focusIn(page)).toBe('combobox');
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
    expect(await page.locator('.message.target mark').allTextContents()).toEqual(['出貨']);
    // Every other hit of this conversation is marked as well.
    expect(await page.locator('.message mark').count()).toBe(3);
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

  test('a conversation is read on in both directions, and what is read stays in place', async () => {
    const page = await popup('&data=long');
    await page.getByRole('option').first().click();
    const view = page.locator('.transcript');
    const row = (key: number) => page.locator(`[data-key="${key}"]`);
    await row(5000).waitFor();
    for (let pages = 0; pages < 5; pages++) {
      const first = Number(await page.locator('[data-key]').first().getAttribute('data-key'));
      await view.evaluate((one) => (one.scrollTop = 0));
      await row(first - 1).waitFor({ state: 'attached' });
      // The row at the upper edge is where it was, just under the head.
      const top = await row(first).evaluate((one) => one.getBoundingClientRect().top);
      expect(top).toBeGreaterThan(40);
      expect(top).toBeLessThan(140);
    }
    expect(await page.locator('.message').count()).toBe(400);
    // The far end was let go, and comes back when read on to.
    expect(await row(5000).count()).toBe(0);
    while ((await row(5000).count()) === 0) {
      const last = Number(await page.locator('[data-key]').last().getAttribute('data-key'));
      await view.evaluate((one) => (one.scrollTop = one.scrollHeight));
      await row(last + 1).waitFor({ state: 'attached' });
    }
    expect(await page.locator('.message').count()).toBe(400);
  }, 30_000);

  test('many results are counted all and put into the page by 200', async () => {
    const page = await popup('&data=long');
    await page.getByRole('option').first().waitFor();
    await page.getByRole('button', { name: 'Date' }).click();
    await page.getByRole('radio', { name: 'Last 30 days' }).check();
    await page.getByText('5,000 results').first().waitFor();
    await expect.poll(() => page.getByRole('option').count()).toBe(200);
    await page.getByRole('listbox').evaluate((one) => (one.scrollTop = one.scrollHeight));
    await page.getByRole('option').nth(399).waitFor({ state: 'attached' });
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
    expect(await asked(page)).toEqual([['exportChats', { kind: 'conversation', key: 'main' }, 'eml']]);
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
    expect(await asked(page)).toEqual([['exportChats', { kind: 'search', query: '发货', filters: {} }, 'pdf']]);
  });

  test('the tab is paused, resumed and made private', async () => {
    const page = await popup();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Resume archiving' }).click();
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Never archive' }).click();
    await page.getByText('Private contact: not archived').waitFor();
    expect(await asked(page)).toEqual([
      ['setPaused', { paused: true }],
      ['setPaused', { paused: false }],
      ['setPrivate', { conversation: 'main', isPrivate: true }],
    ]);
  });

  test('a history is ordered and stopped by keys alone', async () => {
    const page = await popup();
    await page.getByRole('button', { name: 'Archive history' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('radio', { name: 'To the start' }).waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await page.getByRole('radio', { name: '90 days' }).isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Start' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Reading back: 340 older messages, to Aug 3, 2025').waitFor();
    await page.getByText('It goes on when you close this window.').waitFor();
    await page.getByRole('button', { name: 'Stop' }).press('Enter');
    // The invented present is a day of November 2026.
    const until = await page.evaluate(() => new Date(2026, 10, 20 - 90).getTime());
    expect(await asked(page)).toEqual([
      ['scrollBack', { tabId: 1, pane: { frameId: 0, id: 1 }, wish: { to: 'date', until } }],
      ['stopScrolling', { tabId: 1 }],
    ]);
  });

  test('of several chats one is chosen, and a day', async () => {
    const page = await popup('&tab=several');
    await page.getByRole('button', { name: 'Archive history' }).click();
    expect(await page.getByRole('radio', { name: 'Go on from Aug 3, 2025' }).isChecked()).toBe(true);
    await page.getByRole('radio', { name: '张伟' }).check();
    expect(await page.getByRole('radio', { name: /Go on|Fill the gap/ }).count()).toBe(0);
    await page.getByRole('radio', { name: 'To a date' }).check();
    expect(await page.getByRole('button', { name: 'Start' }).isDisabled()).toBe(true);
    await page.locator('input[type=date]').fill('2026-10-03');
    await page.getByRole('button', { name: 'Start' }).click();
    await page.getByText('Reading back').waitFor();
    const until = await page.evaluate(() => new Date(2026, 9, 3).getTime());
    expect(await asked(page)).toEqual([['scrollBack', { tabId: 1, pane: { frameId: 0, id: 2 }, wish: { to: 'date', until } }]]);
  });

  test('what was not finished says why, and goes on by one click', async () => {
    const page = await popup('&tab=scroll-blocked');
    await page.getByText('A dialog or a captcha covers the chat.').waitFor();
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByText('Reading back').waitFor();
    expect(await asked(page)).toEqual([['scrollBack', { tabId: 1, pane: { frameId: 0, id: 1 }, wish: { to: 'earlier' } }]]);
  });

  test('a page is archived once its host is allowed', async () => {
    const page = await popup('&tab=not-allowed');
    await page.getByRole('button', { name: 'Archive this page' }).click();
    await page.getByText('Archiving Shopee seller chat').waitFor();
    expect(await asked(page)).toEqual([['archivePage', { tabId: 1 }]]);
  });

  test('zoomed to 200 % everything can be reached without scrolling sideways', async () => {
    const page = await screens.open('screen=popup', { width: 400, height: 300 });
    await page.getByRole('option').first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
    expect((await page.getByRole('listbox').boundingBox())?.height).toBeGreaterThan(60);
  });
});

describe('hostile content', () => {
  test('stays words: nothing is loaded, run or followed', async () => {
    const page = await screens.open('screen=archive&data=hostile#c=hostile', wideSize);
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.locator('.message').nth(5).waitFor();
    expect(await page.locator('#root img').count()).toBe(0);
    expect(await page.locator('#root b').count()).toBe(0);
    expect(await page.title()).toBe('archive');
    const links = await page.locator('.attachment[href]').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    expect(links).toEqual(['https://evil.example/pixel.gif']);
    expect(requests.filter((url) => url.includes('evil'))).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(wideSize.width);
    expect((await page.locator('.message').nth(2).locator('.words').textContent())?.length).toBeLessThan(5000);
  });
});

describe('archive page', () => {
  test('the address carries search, conversation and message, and the back button works', async () => {
    const page = await screens.open('screen=archive', wideSize);
    await box(page).fill('2606XK4P');
    await page.locator('mark').first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.message.target').waitFor();
    const address = await page.evaluate(() => location.hash);
    expect(Object.fromEntries(new URLSearchParams(address.slice(1)))).toEqual({ q: '2606XK4P', c: 'main', m: '300' });
    await page.reload();
    await page.locator('.message.target mark').first().waitFor();
    await page.goBack();
    await page.locator('.opened.empty').waitFor();
    await expect.poll(() => box(page).inputValue()).toBe('2606XK4P');
  });

  test('chosen messages are exported', async () => {
    const page = await screens.open('screen=archive#c=main', wideSize);
    await page.getByRole('button', { name: 'Select messages' }).click();
    await page.getByRole('checkbox').nth(-3).click();
    await page
      .getByRole('checkbox')
      .last()
      .click({ modifiers: ['Shift'] });
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
      ['keepFile', { message: 'files/4', url: 'https://img.shop.example/poster.png' }],
      ['keepFile', { message: 'files/5', url: 'https://img.shop.example/voice.amr' }],
      ['keepFile', { message: 'files/7', url: 'https://files.shop.example/c' }],
    ]);
  });
});

describe('options and welcome', () => {
  test('everything is deleted only once the word is typed', async () => {
    const page = await screens.open('screen=options', wideSize);
    const button = page.getByRole('button', { name: 'Delete everything' });
    await page.getByLabel('to confirm').fill('delet');
    expect(await button.isDisabled()).toBe(true);
    await page.getByLabel('to confirm').fill('delete');
    await button.click();
    await page.getByText('Everything was deleted.').waitFor();
    expect(await asked(page)).toEqual([['deleteAll', { typed: 'delete' }]]);
  });

  test('a DingTalk export is imported once the user said who they are', async () => {
    const page = await screens.open('screen=options', wideSize);
    const messages = ['李四', '王琳', '李四'].map((sender, at) => ({
      openMessageId: `m${at}`,
      sender,
      createTime: `2026-07-19 13:37:0${at}`,
      content: `第 ${at} 条`,
    }));
    await page.getByLabel('JSON file').setInputFiles(jsonFile('{"photos":[]}'));
    await page.getByText('This is not a DingTalk export').waitFor();
    await page.getByLabel('JSON file').setInputFiles(jsonFile(JSON.stringify({ messages })));
    await page.getByLabel('Which one are you?').selectOption('王琳');
    await page.getByRole('button', { name: 'Import' }).click();
    await page.getByText('New in the archive: 3 messages').waitFor();
    expect(await asked(page)).toEqual([['importSighting', 3]]);
  });

  test('diagnostics hold no names and no text', async () => {
    const page = await screens.open('screen=options', wideSize);
    await page.locator('tbody tr').first().waitFor();
    const words = await page.getByLabel('Diagnostics').last().inputValue();
    expect(words).toContain('"failed": "unreachable"');
    expect(words).not.toMatch(/buyer88|anna_shop|木木|main|tb_lin/);
  });

  test('archiving starts with the consoles that are ticked', async () => {
    const page = await screens.open('screen=welcome&stored={"welcomed":false}', wideSize);
    await page.getByRole('checkbox', { name: 'DingTalk' }).uncheck();
    await page.getByRole('button', { name: 'Start archiving' }).click();
    await page.getByText('224 messages').waitFor();
    const stored = await page.evaluate(async () => {
      const { browser } = globalThis as unknown as {
        browser: { storage: { local: { get: (key: string) => Promise<Record<string, unknown>> } } };
      };
      return { ...(await browser.storage.local.get('welcomed')), ...(await browser.storage.local.get('consoles')) };
    });
    expect(stored).toMatchObject({ welcomed: true, consoles: { dingtalk: false, wangwang: true } });
  });
});
