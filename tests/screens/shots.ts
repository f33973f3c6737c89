import type { Page } from 'playwright-core';
import { importShots } from './import-shots.ts';
import { troubleShots } from './trouble-shots.ts';

/** A state of a screen that is looked at: by axe, for words that do not fit, and by people. */
export type Shot = {
  readonly name: string;
  readonly address: string;
  readonly size: { readonly width: number; readonly height: number };
  /** Brings the screen into its state, and waits for that state to be there. */
  readonly act: (page: Page) => Promise<unknown>;
};

const popupSize = { width: 420, height: 580 };
const wideSize = { width: 1320, height: 820 };
const pageSize = { width: 1000, height: 900 };

const option = (page: Page, at: number): Promise<void> => page.getByRole('option').nth(at).waitFor();
const box = (page: Page) => page.getByRole('combobox');
const search = async (page: Page, words: string): Promise<void> => {
  await box(page).fill(words);
  await page.locator('mark').first().waitFor();
};
/** The export button of the view that is shown, whatever the language. */
const exportButton = (page: Page) => page.locator('button[aria-haspopup="menu"]:visible').last();

/** Two hosts that were taught, one of which is not valid any more. */
const taught = {
  'help.desk.example': {
    version: 1,
    host: 'help.desk.example',
    name: 'Help desk',
    savedAt: '2026-11-18T09:30:00.000Z',
    hints: { landmark: '.talk', pane: '.talk', row: '.line', direction: { in: '.theirs', out: '.ours' } },
  },
  'old.example': { version: 0, host: 'old.example' },
};

export const shots: readonly Shot[] = [
  { name: 'popup-full', address: 'screen=popup', size: popupSize, act: (page) => option(page, 5) },
  {
    name: 'popup-empty',
    address: 'screen=popup&data=empty&tab=no-chat',
    size: popupSize,
    act: (page) => page.locator('.notice').waitFor(),
  },
  {
    name: 'popup-start',
    address: `screen=popup&data=empty&tab=off&stored={"welcomed":false}`,
    size: popupSize,
    act: (page) => page.locator('.tab-card .main').waitFor(),
  },
  { name: 'popup-paused', address: 'screen=popup&tab=paused', size: popupSize, act: (page) => option(page, 5) },
  { name: 'popup-not-allowed', address: 'screen=popup&tab=not-allowed', size: popupSize, act: (page) => option(page, 5) },
  { name: 'popup-off-console', address: 'screen=popup&tab=off-console', size: popupSize, act: (page) => option(page, 5) },
  { name: 'popup-attention', address: 'screen=popup&tab=attention', size: popupSize, act: (page) => page.getByRole('alert').waitFor() },
  ...troubleShots,
  ...importShots,
  { name: 'popup-scrolling', address: 'screen=popup&tab=scrolling', size: popupSize, act: (page) => option(page, 5) },
  { name: 'popup-scroll-waiting', address: 'screen=popup&tab=scroll-waiting', size: popupSize, act: (page) => option(page, 5) },
  { name: 'popup-scroll-ended', address: 'screen=popup&tab=scroll-ended', size: popupSize, act: (page) => option(page, 5) },
  { name: 'popup-scroll-blocked', address: 'screen=popup&tab=scroll-blocked', size: popupSize, act: (page) => option(page, 5) },
  { name: 'popup-unfinished', address: 'screen=popup&tab=unfinished', size: popupSize, act: (page) => option(page, 5) },
  {
    name: 'popup-history',
    address: 'screen=popup&tab=several',
    size: popupSize,
    act: async (page) => {
      await page.locator('.history > button').click();
      await page.getByRole('radio').last().click();
      await page.locator('.history-panel input[type=date]').waitFor();
    },
  },
  {
    name: 'popup-changed',
    address: 'screen=popup&tab=changed',
    size: popupSize,
    act: (page) => page.locator('.tab-card [role=alert]').waitFor(),
  },
  {
    name: 'popup-lost',
    address: 'screen=popup&tab=lost',
    size: popupSize,
    act: (page) => page.locator('.tab-card [role=alert]').waitFor(),
  },
  {
    name: 'popup-more',
    address: 'screen=popup&tab=changed',
    size: popupSize,
    act: async (page) => {
      await page.locator('.tab-actions [aria-haspopup=menu]').click();
      await page.locator('.tab-actions [role=menu]').waitFor();
    },
  },
  {
    name: 'popup-searching',
    address: 'screen=popup&data=slow',
    size: popupSize,
    act: (page) =>
      box(page)
        .fill('发')
        .then(() =>
          page
            .locator('.list-bar progress')
            .waitFor()
            .then(() => option(page, 2)),
        ),
  },
  { name: 'popup-found', address: 'screen=popup', size: popupSize, act: (page) => search(page, '发货') },
  {
    name: 'popup-no-hits',
    address: 'screen=popup',
    size: popupSize,
    act: (page) =>
      box(page)
        .fill('9999999')
        .then(() => page.locator('.notice').waitFor()),
  },
  {
    name: 'popup-filter',
    address: 'screen=popup',
    size: popupSize,
    act: async (page) => {
      await option(page, 5);
      await page.locator('.chip-open').nth(1).click();
      await page.locator('.panel').waitFor();
    },
  },
  {
    name: 'popup-dates',
    address: 'screen=popup',
    size: popupSize,
    act: async (page) => {
      await page.locator('.chip-open').first().click();
      await page.getByRole('radio').nth(2).click();
      await option(page, 3);
    },
  },
  {
    name: 'popup-hit',
    address: 'screen=popup',
    size: popupSize,
    act: async (page) => {
      await search(page, '出貨');
      await box(page).press('Enter');
      await page.locator('.message.target mark').waitFor();
    },
  },
  {
    name: 'popup-export',
    address: 'screen=popup',
    size: popupSize,
    act: async (page) => {
      await page.getByRole('option').first().click();
      await page.locator('.message').last().waitFor();
      await exportButton(page).click();
      await page.getByRole('menuitem').first().waitFor();
    },
  },
  {
    name: 'popup-exporting',
    address: 'screen=popup&saving=slow',
    size: popupSize,
    act: async (page) => {
      await page.getByRole('option').first().click();
      await exportButton(page).click();
      await page.getByRole('menuitem').first().click();
      await page.locator('.export-status progress').waitFor();
    },
  },
  {
    name: 'popup-saved',
    address: 'screen=popup',
    size: popupSize,
    act: async (page) => {
      await page.getByRole('option').first().click();
      await exportButton(page).click();
      await page.getByRole('menuitem').first().click();
      await page.locator('.export-status .said').waitFor();
    },
  },
  {
    name: 'popup-export-failed',
    address: 'screen=popup&saving=full',
    size: popupSize,
    act: async (page) => {
      await page.getByRole('option').first().click();
      await exportButton(page).click();
      await page.getByRole('menuitem').first().click();
      await page.locator('.export-status [role=alert]').waitFor();
    },
  },
  { name: 'popup-error', address: 'screen=popup&data=broken', size: popupSize, act: (page) => page.getByRole('alert').nth(1).waitFor() },
  { name: 'archive-start', address: 'screen=archive', size: wideSize, act: (page) => option(page, 5) },
  { name: 'archive-empty', address: 'screen=archive&data=empty', size: wideSize, act: (page) => page.locator('.found .notice').waitFor() },
  { name: 'archive-open', address: 'screen=archive#c=main', size: wideSize, act: (page) => page.locator('.message').last().waitFor() },
  {
    name: 'archive-hit',
    address: 'screen=archive#q=出貨&c=main&m=300',
    size: wideSize,
    act: (page) => page.locator('.message.target mark').waitFor(),
  },
  {
    name: 'archive-select',
    address: 'screen=archive#c=main',
    size: wideSize,
    act: async (page) => {
      await page.locator('.opened-head [aria-pressed]').first().click();
      const boxes = page.locator('.messages').getByRole('checkbox');
      await boxes.nth(-4).click();
      await boxes.nth(-1).click({ modifiers: ['Shift'] });
    },
  },
  {
    name: 'archive-files',
    address: 'screen=archive&data=files#c=files',
    size: wideSize,
    act: (page) => page.locator('.picture img').first().waitFor(),
  },
  {
    name: 'archive-picture',
    address: 'screen=archive&data=files#c=files',
    size: wideSize,
    act: async (page) => {
      await page.locator('.picture').first().click();
      await page.locator('dialog[open] img').waitFor();
    },
  },
  {
    name: 'popup-files',
    address: 'screen=popup&data=files',
    size: popupSize,
    act: async (page) => {
      await page.getByRole('option').first().click();
      await page.locator('.message').last().waitFor();
    },
  },
  {
    name: 'archive-narrow',
    address: 'screen=archive#c=main',
    size: { width: 660, height: 700 },
    act: (page) => page.locator('.message').last().waitFor(),
  },
  {
    name: 'archive-error',
    address: 'screen=archive&data=broken#c=main',
    size: wideSize,
    act: (page) => page.getByRole('alert').first().waitFor(),
  },
  {
    name: 'options-full',
    address: `screen=options&stored={"welcomed":true,"hosts":["help.tools.example"],"privateConversations":["c1"]}`,
    size: pageSize,
    act: (page) => page.locator('tbody tr').nth(2).waitFor(),
  },
  {
    name: 'options-files',
    address: `screen=options&stored={"welcomed":true,"fileHosts":["img.shop.example"]}`,
    size: pageSize,
    act: (page) => page.getByText('cdn.pictures.example').scrollIntoViewIfNeeded(),
  },
  {
    name: 'options-taught',
    address: `screen=options&stored=${JSON.stringify({ welcomed: true, taught })}`,
    size: pageSize,
    act: async (page) => {
      await page.locator('.taught button').first().click();
      await page.locator('.json').fill('{ "version": 2 }');
      await page.locator('.taught-form [type=submit]').click();
      await page.locator('.taught-form .problem li').first().waitFor();
      await page.locator('.taught-form').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'options-taught-deleted',
    address: `screen=options&stored=${JSON.stringify({ welcomed: true, taught })}`,
    size: pageSize,
    act: async (page) => {
      await page.locator('.taught').first().locator('button').last().click();
      await page.locator('button:focus').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'options-empty',
    address: 'screen=options&data=empty',
    size: pageSize,
    act: (page) => page.locator('.storage-kinds').scrollIntoViewIfNeeded(),
  },
  { name: 'options-error', address: 'screen=options&data=broken', size: pageSize, act: (page) => page.getByRole('alert').waitFor() },
  {
    name: 'welcome-start',
    address: `screen=welcome&stored={"welcomed":false}`,
    size: pageSize,
    act: (page) => page.getByRole('checkbox').last().waitFor(),
  },
  { name: 'welcome-waiting', address: 'screen=welcome&data=empty', size: pageSize, act: (page) => page.locator('.sample').waitFor() },
  { name: 'welcome-arrived', address: 'screen=welcome', size: pageSize, act: (page) => page.locator('.shown-chat .said').waitFor() },
];
