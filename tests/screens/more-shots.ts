import type { Page } from 'playwright-core';
import type { Shot } from './shots.ts';

const pageSize = { width: 1000, height: 900 };
const narrow = { width: 520, height: 900 };

const scrolledTo =
  (section: string) =>
  async (page: Page): Promise<void> => {
    await page.locator('tbody tr').first().waitFor();
    await page.locator('.storage-kinds').waitFor();
    await page.locator(`#${section}`).evaluate((one) => one.scrollIntoView());
  };

/** What the options say of a page that changed and of one that the browser does not let be read, and the structure report. */
export const moreShots: readonly Shot[] = [
  {
    name: 'options-repair',
    address: 'screen=options&stored={"welcomed":true,"consoles":{"goofish":true}}',
    size: pageSize,
    act: async (page) => {
      await page.locator('.not-held').waitFor();
      await page.locator('.console .problem .button').click();
      await page.locator('.console .problem [role=status]:not(:empty)').waitFor();
    },
  },
  {
    name: 'options-retention',
    address: `screen=options&stored={"keptMonths":24,"lastRetention":{"at":1795330000000,"conversations":3,"messages":418}}`,
    size: pageSize,
    act: async (page) => {
      await scrolledTo('storage')(page);
      await page.locator('#retention select').selectOption('12');
      await page.locator('#retention form button').click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'structure', address: 'screen=structure', size: pageSize, act: (page) => page.locator('.drawing').waitFor() },
];

/** Other parts of states above, and narrow windows: to be looked at by people, for axe sees the whole page anyway. */
export const pictures: readonly Shot[] = [
  { name: 'options-schedule', address: 'screen=options', size: pageSize, act: scrolledTo('schedule') },
  { name: 'options-storage', address: 'screen=options&data=indexing', size: pageSize, act: scrolledTo('storage') },
  {
    name: 'options-retention-set',
    address: `screen=options&stored={"keptMonths":24,"lastRetention":{"at":1795330000000,"conversations":3,"messages":418}}`,
    size: pageSize,
    act: scrolledTo('storage'),
  },
  { name: 'options-keys', address: 'screen=options', size: pageSize, act: scrolledTo('language') },
  { name: 'options-end', address: 'screen=options', size: pageSize, act: scrolledTo('delete') },
  { name: 'options-narrow', address: 'screen=options', size: narrow, act: (page) => page.locator('.storage-kinds').waitFor() },
  {
    name: 'welcome-narrow',
    address: 'screen=welcome&stored={"welcomed":false}',
    size: narrow,
    act: (page) => page.getByRole('checkbox').last().waitFor(),
  },
];
