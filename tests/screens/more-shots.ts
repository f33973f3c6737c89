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

/** The options section by section, as one who scrolls sees them, and what was never looked at before. */
export const moreShots: readonly Shot[] = [
  {
    name: 'options-repair',
    address: 'screen=options',
    size: pageSize,
    act: async (page) => {
      await page.locator('.console .problem .button').click();
      await page.locator('.console .problem [role=status]:not(:empty)').waitFor();
    },
  },
  {
    name: 'options-not-allowed',
    address: 'screen=options&stored={"welcomed":true,"consoles":{"goofish":true}}',
    size: pageSize,
    act: async (page) => {
      await page.locator('.not-held').waitFor();
      await page.locator('.not-held').scrollIntoViewIfNeeded();
    },
  },
  { name: 'options-schedule', address: 'screen=options', size: pageSize, act: scrolledTo('schedule') },
  { name: 'options-storage', address: 'screen=options', size: pageSize, act: scrolledTo('storage') },
  { name: 'options-keys', address: 'screen=options', size: pageSize, act: scrolledTo('language') },
  { name: 'options-end', address: 'screen=options', size: pageSize, act: scrolledTo('delete') },
  { name: 'options-narrow', address: 'screen=options', size: narrow, act: (page) => page.locator('.storage-kinds').waitFor() },
  {
    name: 'welcome-narrow',
    address: 'screen=welcome&stored={"welcomed":false}',
    size: narrow,
    act: (page) => page.getByRole('checkbox').last().waitFor(),
  },
  { name: 'structure', address: 'screen=structure', size: pageSize, act: (page) => page.locator('.drawing').waitFor() },
  {
    name: 'structure-none',
    address: 'screen=structure&data=empty',
    size: pageSize,
    act: (page) => page.locator('.structure-page p').waitFor(),
  },
];
