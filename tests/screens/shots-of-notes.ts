import type { Page } from 'playwright-core';
import { wideSize } from './scene-parts.ts';
import type { Shot } from './shots.ts';

const notes = (name: string, act: (page: Page) => Promise<unknown>, saving = 'done'): Shot => ({
  name: `notes-${name}`,
  address: `screen=archive&saving=${saving}#c=main`,
  size: wideSize,
  act,
});

/** Notes, tags, identity pages and deletion in the details of a conversation, and tags in the list. */
export const shotsOfNotes: readonly Shot[] = [
  notes('tags', async (page) => {
    await page.locator('.tag-box').fill('re');
    await page.keyboard.press('ArrowDown');
    await page.locator('.tag-offer[aria-selected=true]').waitFor();
  }),
  notes(
    'full',
    async (page) => {
      await page.locator('.note-field').fill('x');
      await page.locator('.note-field').blur();
      await page.locator('.noted .problem').waitFor();
    },
    'full',
  ),
  notes('identities', async (page) => {
    await page.locator('.identities img').waitFor();
    await page.locator('.identities').scrollIntoViewIfNeeded();
  }),
  notes('delete', async (page) => {
    await page.locator('.delete-conversation button').click();
    await page.locator('dialog .check').waitFor();
  }),
];
