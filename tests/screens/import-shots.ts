import type { Page } from 'playwright-core';
import { archiveFile } from './archive-file.ts';
import type { Shot } from './shots.ts';

const haltedImport = { name: 'Backup 2026-11-20.jsonl', parts: 240, messages: 118_400, chain: 'ab', last: null };
const pageSize = { width: 1000, height: 900 };

async function choose(page: Page): Promise<void> {
  const input = page.locator('input[accept*=".jsonl"]');
  await input.setInputFiles({ name: 'chat.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(archiveFile(600)) });
  await page.locator('.bad-lines').waitFor();
}

const start = (page: Page): Promise<void> => page.locator('.section:has(.bad-lines) .button.main').click();

/** A file of ours before it is imported, while it is, and after. */
export const importShots: readonly Shot[] = [
  { name: 'import-file', address: 'screen=options', size: pageSize, act: choose },
  {
    name: 'import-running',
    address: 'screen=options&saving=slow',
    size: pageSize,
    act: async (page) => {
      await choose(page);
      await start(page);
      await page.locator('progress').waitFor();
    },
  },
  {
    name: 'import-stopped',
    address: 'screen=options&saving=slow',
    size: pageSize,
    act: async (page) => {
      await choose(page);
      await start(page);
      await page.locator('#import .long-work .button').click();
      await page.locator('#import > .section-body > .button').waitFor();
    },
  },
  {
    name: 'import-halted',
    address: `screen=options&stored=${encodeURIComponent(JSON.stringify({ welcomed: true, haltedImport }))}`,
    size: pageSize,
    act: async (page) => page.locator('#import .entry .button').first().scrollIntoViewIfNeeded(),
  },
  {
    name: 'import-done',
    address: 'screen=options',
    size: pageSize,
    act: async (page) => {
      await choose(page);
      await start(page);
      await page.locator('[role="status"]:not(:empty) + div .bad-lines').waitFor();
    },
  },
];
