import { setTimeout as pause } from 'node:timers/promises';
import { requireBrowser } from '../../../tools/browsers.ts';
import { openChromium } from '../../../tools/drive/chromium.ts';
import type { DrivenBrowser, Json, Tab } from '../../../tools/drive/driven-browser.ts';
import type { Progress } from '../job';

/** A stage took longer than it may. */
export class TooLong extends Error {
  override readonly name = 'TooLong';
}

/** The bench's page in a browser of its own. */
export type HeldPage = {
  readonly tab: Tab;
  /** Begins a work in the page and answers its value. Throws `TooLong` after `limit` ms, and what the page says where it failed. */
  work<A extends readonly Json[], T>(limit: number, begin: (...args: A) => null, ...args: A): Promise<T>;
  /** Lets the browser write and end by itself. */
  close(): Promise<void>;
  /** Ends it, whatever it is doing. */
  kill(): Promise<void>;
};

/** The window of the toolbar popup. */
const size = { width: 600, height: 600 };

export const started = (extension: string, profile: string): Promise<DrivenBrowser> =>
  openChromium({ executable: requireBrowser('chromium'), extension, profile, headless: true, size, collects: true });

export async function heldPage(extension: string, profile: string): Promise<HeldPage> {
  const browser = await started(extension, profile);
  const tab = await browser.open(`${browser.origin}/search-bench/page.html`);
  await tab.until('the page', () => 'searchBench' in globalThis);
  return {
    tab,
    async work<A extends readonly Json[], T>(limit: number, begin: (...args: A) => null, ...args: A) {
      const end = Date.now() + limit;
      await tab.evaluate(begin, ...args);
      for (;;) {
        const progress = await before(
          end,
          tab.evaluate(() => searchBench.progress()),
        );
        // The page answers with what the work was begun for.
        if (progress.is === 'done') return progress.value as T;
        if (progress.is === 'failed') throw new Error(progress.why);
      }
    },
    close: () => browser.close(),
    kill: () => browser.kill(),
  };
}

async function before<T>(end: number, work: Promise<Progress<T>>): Promise<Progress<T>> {
  const waiting = new AbortController();
  const over = pause(Math.max(0, end - Date.now()), null, { signal: waiting.signal }).then(
    () => {
      throw new TooLong('took too long');
    },
    () => work,
  );
  try {
    return await Promise.race([work, over]);
  } finally {
    waiting.abort();
  }
}
