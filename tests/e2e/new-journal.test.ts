import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openExtension } from '../support/extension.ts';

/** How long a busy machine may take to start a browser and its background, ms. */
const patience = 60_000;
/** The number of LevelDB's first journal. */
const first = 3;

/** The numbers of the journals under the archive's IndexedDB: there is one, or for a moment two. */
function journalsIn(profile: string): readonly number[] {
  const folder = join(profile, 'Default', 'IndexedDB');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.log'))
    .map((name) => Number.parseInt(name.split('/').at(-1) ?? '', 10));
}

test(
  'Chromium begins a new journal under the archive as soon as it has started, and leaves nothing of what that took',
  async () => {
    const profile = mkdtempSync(join(tmpdir(), 'liaocun-journal-'));
    const extension = await openExtension('chromium', { hostMap: {}, profile });
    try {
      await expect.poll(() => Math.min(...journalsIn(profile)), { timeout: patience }).toBeGreaterThan(first);
      const databases = (): Promise<readonly string[]> =>
        extension.asking.tab.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''));
      await expect.poll(databases, { timeout: patience }).toEqual(['liaocun']);
    } finally {
      await extension.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
    }
  },
  2 * patience,
);
