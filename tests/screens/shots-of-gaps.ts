import type { Page } from 'playwright-core';
import { popupSize, wideSize } from './scene-parts.ts';
import type { Shot } from './shots.ts';

const gap = (page: Page, at = 0): Promise<void> => page.locator('.gap').nth(at).scrollIntoViewIfNeeded();
const archive = (name: string, key: string, act: Shot['act']): Shot => ({
  name: `archive-${name}`,
  address: `screen=archive&data=gaps#c=${key}`,
  size: wideSize,
  act,
});
const complete = (page: Page): Promise<void> => page.locator('.complete li').first().waitFor();

/** Conversations in every state of completeness, and messages with several versions. */
export const shotsOfGaps: readonly Shot[] = [
  archive('whole', 'whole', complete),
  archive('one-gap', 'one', (page) => complete(page).then(() => gap(page))),
  archive('many-gaps', 'many', async (page) => {
    await complete(page);
    // Rows far from the view are not in the page: the way to a gap is its line among the details.
    await page.locator('.complete button').last().click();
    await gap(page);
  }),
  archive('guessed', 'guessed', async (page) => {
    await complete(page);
    await page.locator('.gap button').first().click();
    await page.locator('.gap-note:not(:empty)').nth(2).waitFor();
    await gap(page);
  }),
  archive('versions', 'versions', async (page) => {
    await complete(page);
    await page.locator('.witnessed input').click();
    await page.locator('.earlier summary').first().click();
    await page.locator('.earlier summary').nth(2).click();
  }),
  {
    name: 'archive-large-text',
    address: 'screen=archive&data=gaps#c=guessed',
    size: wideSize,
    act: async (page) => {
      await page.addStyleTag({ content: ':root { font-size: 130% }' });
      await complete(page);
      await gap(page);
    },
  },
  {
    name: 'popup-gaps',
    address: 'screen=popup&data=gaps',
    size: popupSize,
    act: (page) => page.locator('.row-whole').waitFor(),
  },
  {
    name: 'popup-gap-row',
    address: 'screen=popup&data=gaps',
    size: popupSize,
    act: async (page) => {
      await page.getByRole('option').nth(2).click();
      await gap(page);
    },
  },
  {
    name: 'popup-earlier-hit',
    address: 'screen=popup&data=gaps',
    size: popupSize,
    act: async (page) => {
      await page.getByRole('combobox').fill('全退');
      await page.locator('.row-version').waitFor();
    },
  },
];
