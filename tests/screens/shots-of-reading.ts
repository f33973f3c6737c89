import type { Page } from 'playwright-core';
import { wideSize } from './scene-parts.ts';
import type { Shot } from './shots.ts';

const last = async (page: Page): Promise<void> => page.locator('.message').last().waitFor();
/** Puts the keys where they read, and the pointer where it points at nothing. */
const reads = async (page: Page): Promise<void> => {
  await last(page);
  await page.locator('.transcript').focus();
};
const archive = (name: string, more: string, act: Shot['act'], size = wideSize): Shot => ({
  name: `archive-${name}`,
  address: `screen=archive${more}`,
  size,
  act,
});

/** What a conversation that is read can look like. */
export const shotsOfReading: readonly Shot[] = [
  archive('find', '#c=main', async (page) => {
    await reads(page);
    await page.keyboard.press('Control+f');
    await page.locator('.find-bar input').fill('发货');
    await page.locator('.message.target mark').waitFor();
  }),
  archive('calendar', '&data=long#c=long', async (page) => {
    await reads(page);
    await page.keyboard.press('g');
    await page.locator('.same-days').waitFor();
  }),
  archive('keys', '#c=main', async (page) => {
    await reads(page);
    await page.keyboard.press('?');
    await page.locator('.keys-inside').waitFor();
  }),
  archive('selected', '#c=main', async (page) => {
    await reads(page);
    for (const key of ['k', 'x', 'k', 'k', 'x']) await page.keyboard.press(key);
    await page.locator('.selection-bar button:enabled').first().waitFor();
  }),
];

/** More of it, looked at by people. */
export const picturesOfReading: readonly Shot[] = [
  archive('find-none', '&data=gaps#c=one', async (page) => {
    await reads(page);
    await page.keyboard.press('Control+f');
    await page.locator('.find-bar input').fill('nothing like this');
    await page.locator('.found-count:not(:empty)').waitFor();
  }),
  archive('message-menu', '#c=main', async (page) => {
    await reads(page);
    await page.keyboard.press('k');
    await page.keyboard.press('k');
    await page.locator('.message:focus .more').click();
    await page.getByRole('menuitem').first().waitFor();
  }),
  archive('one-message', '#c=c0', last),
  archive('middle', '&data=long#c=long&m=2500', (page) => page.locator('.message.target').waitFor()),
  archive(
    'calendar-narrow',
    '&data=long#c=long',
    async (page) => {
      await reads(page);
      await page.keyboard.press('g');
      await page.locator('.same-days').waitFor();
    },
    { width: 560, height: 720 },
  ),
  // What a page has left of its room when it is zoomed to 200 %.
  archive('zoomed', '#c=main', reads, { width: wideSize.width / 2, height: wideSize.height / 2 }),
  archive('right-to-left', '#c=main', async (page) => {
    await page.evaluate(() => (document.documentElement.dir = 'rtl'));
    await reads(page);
    await page.keyboard.press('Control+f');
    await page.locator('.find-bar input').fill('發');
    await page.locator('.found-count:not(:empty)').waitFor();
  }),
];
