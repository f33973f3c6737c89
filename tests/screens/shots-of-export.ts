import type { Page } from 'playwright-core';
import { popupSize, wideSize } from './scene-parts.ts';
import type { Shot } from './shots.ts';

/** Opens the dialog that asks how an export is to be, from the last export menu shown. */
export async function openDialog(page: Page): Promise<void> {
  await page.locator('.reading .menu-holder > button, .opened-head .menu-holder > button').last().click();
  await page.getByRole('menuitem').last().click();
  await page.locator('.export-dialog[open]').waitFor();
}

const choose = async (page: Page, format: string): Promise<void> => page.locator(`.format input[value=${format}]`).click();

const archive = (name: string, act: (page: Page) => Promise<unknown>): Shot => ({
  name: `export-${name}`,
  address: 'screen=archive#c=main',
  size: wideSize,
  act: async (page) => {
    await openDialog(page);
    await act(page);
  },
});

/** The dialog of an export, as the archive page and the popup show it. */
export const shotsOfExport: readonly Shot[] = [
  archive('dialog', async (page) => page.getByRole('radio').nth(1).waitFor()),
  archive('table', async (page) => {
    await choose(page, 'xlsx');
    await page.locator('.columns-field summary').click();
    await page.locator('.export-field input[type=radio]').last().click();
  }),
  archive('zone', async (page) => {
    await page.locator('.zone-field input').fill('new');
    await page.locator('.zone').first().waitFor();
  }),
  {
    name: 'export-popup',
    address: 'screen=popup',
    size: popupSize,
    act: async (page) => {
      await page.getByRole('option').first().click();
      await openDialog(page);
    },
  },
];
