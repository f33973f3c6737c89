import { wideSize } from './scene-parts.ts';
import type { Shot } from './shots.ts';

const overview = (name: string, data: string, more: Partial<Shot> & { readonly range?: string } = {}): Shot => ({
  name: `overview-${name}`,
  address: `screen=archive&data=${data}#view=overview&range=${more.range ?? 'year'}`,
  size: more.size ?? wideSize,
  act: more.act ?? ((page) => page.locator('.share-bar, .status-strip').first().waitFor()),
});

/** The overview of archives of every size. */
export const shotsOfOverview: readonly Shot[] = [
  overview('full', 'shops', {
    size: { width: 1320, height: 1500 },
    act: async (page) => {
      await page.locator('.chart-bar[tabindex="0"]').focus();
      for (let step = 0; step < 9; step++) await page.keyboard.press('ArrowLeft');
      await page.locator('.readout').waitFor();
    },
  }),
  overview('message', 'message', { range: 'all' }),
  overview('narrow', 'accounts', { range: 'month', size: { width: 400, height: 1600 } }),
];

/** Other ranges and archives, to be looked at by people. */
export const picturesOfOverview: readonly Shot[] = [
  overview('month', 'shops', { range: 'month', size: { width: 1120, height: 860 } }),
  overview('numbers', 'shops', { range: 'quarter', act: (page) => page.locator('.numbers summary').click() }),
  overview('decade', 'decade', { range: 'all' }),
  overview('accounts', 'accounts', { act: (page) => page.locator('.show-more').first().click() }),
  overview('day', 'day', { range: 'month' }),
  overview('empty', 'empty', { act: (page) => page.locator('.notice').waitFor() }),
  overview('counting', 'slow', { act: (page) => page.locator('progress').waitFor() }),
];
