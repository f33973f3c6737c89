import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openScreens, type Screens } from './open-screens.ts';
import { asked, popupSize } from './scene-parts.ts';

let screens: Screens;
beforeAll(async () => {
  screens = await openScreens();
}, 60_000);
afterAll(async () => screens?.close());

const popup = async (rest = ''): Promise<Page> => screens.open(`screen=popup${rest}`, popupSize);

describe('the open tab in the popup', () => {
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

  test('whose profile panel is captured is chosen in the menu, the chat that is open first of all', async () => {
    const page = await popup();
    for (const name of ['Capture my own profile panel', 'Capture the profile panel of']) {
      await page.getByRole('button', { name: 'More' }).click();
      await page.getByRole('menuitem', { name }).first().click();
    }
    expect(await asked(page)).toEqual([
      ['pickProfile', { tabId: 1, of: 'account', conversation: null, name: '' }],
      ['pickProfile', { tabId: 1, of: 'peer', conversation: 'main', name: expect.any(String) as string }],
    ]);
  });

  test('a changed page says what is not found, and is repaired, reported or called right by keys alone', async () => {
    const page = await popup('&tab=changed');
    const told = page.getByRole('alert');
    await told
      .getByText('No longer found where it was: senders, times. Messages are still archived, read from how the page looks.')
      .waitFor();
    for (const name of ['Repair', 'Report', 'It is right']) {
      const button = told.getByRole('button', { name });
      await button.focus();
      await page.keyboard.press('Enter');
    }
    expect(await asked(page)).toEqual([
      ['teach', { tabId: 1 }],
      ['structure', { tabId: 1 }],
      ['acceptPage', { tabId: 1 }],
    ]);
  });

  test('what the archive lost leads to the import, until the user says that all is well', async () => {
    const loss = { messages: 12_480, conversations: 31, at: Date.UTC(2026, 10, 13, 6), left: 0 };
    const page = await popup(`&stored=${JSON.stringify({ welcomed: true, loss })}`);
    const told = page.getByRole('alert').filter({ hasText: 'The archive is gone' });
    await told.getByText('It held 12,480 messages in 31 conversations').waitFor();
    await told.getByRole('button', { name: 'Restore from a file' }).press('Enter');
    expect(await asked(page)).toEqual([['openPage', 'options', '#import']]);
    await told.getByRole('button', { name: 'I did that myself' }).press('Enter');
    await told.waitFor({ state: 'detached' });
  });

  test('a chat that is no longer found is not said to be archived, and offers no history', async () => {
    const page = await popup('&tab=lost');
    await page.getByRole('alert').getByText('No messages are archived here until this is repaired.').waitFor();
    expect(await page.getByRole('button', { name: 'Archive history' }).count()).toBe(0);
    expect(await page.getByText('Unnamed contact').count()).toBe(0);
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
