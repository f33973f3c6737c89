import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allShots } from './all-shots.ts';
import { openScreens, type Screens } from './open-screens.ts';
import { pictures } from './more-shots.ts';
import { picturesOfCases } from './shots-of-cases.ts';
import { picturesOfOverview } from './shots-of-overview.ts';
import { picturesOfReading } from './shots-of-reading.ts';
import { picturesOfSearch } from './shots-of-search.ts';
import type { Shot } from './shots.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = process.env['SCREENSHOTS'];

/** Words change from locale to locale, parts and colours do not: axe looks at one. Whether the others' words fit is widths.test.ts's to say. */
const locales = folder ? (['en', 'zh_CN', 'zh_TW'] as const) : (['en'] as const);
type Locale = (typeof locales)[number];

let screens: Screens;

beforeAll(async () => {
  screens = await openScreens();
  if (folder) await mkdir(folder, { recursive: true });
}, 60_000);

afterAll(async () => screens?.close());

/** Brings a window to a state. Its light theme is put back, and the address says which state it is, so that it is loaded anew in any case. */
async function bring(page: Page, { name, address, size, act }: Shot, locale: Locale): Promise<void> {
  const [query = '', hash] = address.split('#');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(size);
  await page.goto(`${screens.url}?${query}&state=${name}&locale=${locale}${hash === undefined ? '' : `#${hash}`}`);
  await act(page);
}

const rulesOfColour = ['color-contrast', 'link-in-text-block'];

/** What axe finds wrong, in words short enough to read in a report. `only` names the rules to hold it to. */
async function violations(page: Page, only?: readonly string[]): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  return page.evaluate(async (values) => {
    const { axe: runner } = globalThis as unknown as {
      axe: { run: (options: object) => Promise<{ violations: readonly { id: string; nodes: readonly { html: string }[] }[] }> };
    };
    const found = await runner.run({ resultTypes: ['violations'], ...(values === undefined ? {} : { runOnly: { type: 'rule', values } }) });
    return found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
  }, only);
}

/** Controls and headings whose words do not fit, and a page wider than its window. */
async function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const controls = [...document.querySelectorAll<HTMLElement>('button, summary, th, dt, h2, h3, .overline, .check span')];
    const visible = controls.filter((one) => one.offsetParent !== null && !one.closest('.unseen') && one.className !== 'unseen');
    const cut = visible.filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline');
    const wide = document.documentElement.scrollWidth > innerWidth ? ['the page is wider than its window'] : [];
    return [...wide, ...cut.map((one) => `cut off: ${one.textContent?.slice(0, 60) ?? ''}`)];
  });
}

describe.each(locales)('screens in %s', (locale) => {
  // One window for all states: a new one for each would take most of the time.
  let page: Page;
  beforeAll(async () => {
    page = await screens.open('', allShots[0]?.size ?? { width: 1000, height: 900 }, locale);
    // What a state leaves in the window's memory is not there in the next one.
    await page.addInitScript(() => localStorage.clear());
  });
  afterAll(async () => page?.context().close());

  test.each([
    ...allShots,
    ...(folder ? [...pictures, ...picturesOfCases, ...picturesOfOverview, ...picturesOfReading, ...picturesOfSearch] : []),
  ])(
    '$name',
    async (shot) => {
      await bring(page, shot, locale);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        if (folder) await page.screenshot({ path: join(folder, `${shot.name}.${locale}.${colorScheme}.png`) });
        // A theme changes colours and nothing else, so the second one is held to the rules of colour.
        expect(await violations(page, colorScheme === 'dark' ? rulesOfColour : undefined), `${colorScheme}: axe`).toEqual([]);
      }
      expect(await cutOff(page)).toEqual([]);
    },
    30_000,
  );
});
