import type { Page } from 'playwright-core';
import { wideSize } from './scene-parts.ts';
import { openDialog } from './shots-of-export.ts';
import type { Shot } from './shots.ts';

/** Opens the review from the export dialog, and waits until all is looked through. */
export async function openReview(page: Page): Promise<void> {
  await openDialog(page);
  await page.locator('.export-dialog .redact').click();
  await page.locator('.redact-place').first().waitFor();
  await page.locator('.redact .long-work').waitFor({ state: 'detached' });
}

const redact = (name: string, act: (page: Page) => Promise<unknown>): Shot => ({
  name: `redact-${name}`,
  address: 'screen=archive#c=main',
  size: wideSize,
  act: async (page) => {
    await openReview(page);
    await act(page);
  },
});

/** The review before an export. */
export const shotsOfRedact: readonly Shot[] = [
  redact('review', async (page) => page.locator('.redact-thumb img').waitFor()),
  redact('lifted', async (page) => {
    await page.locator('.redact-place[data-kind=phone]').first().click();
    await page.locator('.redact-custom input.field').fill('(a)\\1');
    await page.locator('.redact-custom input[type=checkbox]').check();
    await page.locator('.redact-custom button[type=submit]').click();
    await page.locator('.redact-wrong:not(:empty)').waitFor();
  }),
  redact('boxes', async (page) => {
    await page.locator('.redact-picture .button').click();
    await page.locator('.redact-editor footer .button').first().click();
    await page.locator('.redact-editor button.redact-box').waitFor();
  }),
];
