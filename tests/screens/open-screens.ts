import type { Page } from 'playwright-core';
import { inject } from 'vitest';
import { launchPlain } from '../support/plain-chromium.ts';

type Size = { readonly width: number; readonly height: number };

export type Screens = {
  /** Opens a scene (`screen=popup&data=empty#hash`) in a window of its own, in Shanghai's time. */
  readonly open: (address: string, size: Size, locale?: string) => Promise<Page>;
  /** Where the screens are served. */
  readonly url: string;
  readonly close: () => Promise<void>;
};

/** The screens, ready to be opened in a real Chromium. */
export async function openScreens(): Promise<Screens> {
  const url = inject('screens');
  const browser = await launchPlain();
  return {
    url,
    async open(address, size, locale = 'en') {
      const context = await browser.newContext({
        viewport: size,
        timezoneId: 'Asia/Shanghai',
        reducedMotion: 'reduce',
        locale: locale.replace('_', '-'),
      });
      const page = await context.newPage();
      const [query = '', hash] = address.split('#');
      await page.goto(`${url}?${query}&locale=${locale}${hash === undefined ? '' : `#${hash}`}`);
      return page;
    },
    close: async () => browser.close(),
  };
}
