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

const copies = [
  {
    id: '7F3KQ-2Q9MD',
    line: 'Zhang & Partners',
    at: Date.UTC(2026, 10, 20, 6),
    of: 'Shopee · shop:anna ↔ buyer88',
    file: '2026-11-20 Shopee buyer88.pdf',
  },
  {
    id: 'H8WTC-ZR4NB',
    line: '浦东新区人民法院',
    at: Date.UTC(2026, 10, 18, 2),
    of: '淘宝 · tb_lin2019 ↔ 木木家居旗舰店',
    file: '2026-11-18 淘宝 木木家居旗舰店.zip',
  },
];
/** The options with copies that were marked. */
export const copiesAddress = `screen=options&stored=${encodeURIComponent(JSON.stringify({ welcomed: true, markedCopies: copies }))}#copies`;

/** The dialog of an export, as the archive page and the popup show it. */
export const shotsOfExport: readonly Shot[] = [
  archive('dialog', async (page) => {
    await page.locator('.export-fields input[type=checkbox]').first().check();
    await page.locator('.passphrase-fields input').first().fill('correct horse');
  }),
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
    name: 'export-copies',
    address: copiesAddress,
    size: wideSize,
    act: async (page) => {
      await page.locator('#copies tbody tr').nth(1).waitFor();
      await page.locator('#copies').scrollIntoViewIfNeeded();
    },
  },
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
