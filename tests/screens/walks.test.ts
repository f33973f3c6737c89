import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openScreens, type Screens } from './open-screens.ts';
import { popupSize, wideSize } from './scene-parts.ts';

let screens: Screens;
beforeAll(async () => {
  screens = await openScreens();
}, 60_000);
afterAll(async () => screens?.close());

type Stop = { readonly name: string; readonly at: number; readonly isRinged: boolean; readonly isSeen: boolean };

/** The control that has the focus: its place in the page, and whether one can see that it has it; null back at the page itself. */
async function focused(page: Page): Promise<Stop | null> {
  return page.evaluate(() => {
    const one = document.activeElement;
    if (!one || one === document.body || one === document.documentElement) return null;
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    const { top, bottom } = one.getBoundingClientRect();
    return {
      name: (one.getAttribute('aria-label') ?? one.textContent ?? '').slice(0, 40) || one.outerHTML.slice(0, 80),
      at: [...document.querySelectorAll('*')].indexOf(one),
      isRinged: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1,
      isSeen: bottom > 0 && top < innerHeight,
    };
  });
}

/** Every stop of the Tab key from the page's beginning until it leaves the page again. */
async function walk(page: Page, most: number): Promise<readonly Stop[]> {
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    scrollTo(0, 0);
  });
  const stops: Stop[] = [];
  for (let pressed = 0; pressed < most; pressed++) {
    await page.keyboard.press('Tab');
    const stop = await focused(page);
    if (!stop) return stops;
    stops.push(stop);
  }
  throw new Error(`the Tab key does not leave the page after ${most} stops`);
}

describe.each([
  {
    name: 'options',
    address: 'screen=options&stored={"welcomed":true,"hosts":["help.tools.example"],"privateConversations":["main"]}',
    ready: 'tbody tr',
    least: 40,
  },
  { name: 'welcome', address: 'screen=welcome&stored={"welcomed":false}', ready: '.welcome-start .button', least: 7 },
  { name: 'welcome once a message is there', address: 'screen=welcome', ready: '.shown-chat .button', least: 1 },
])('$name', ({ address, ready, least }) => {
  test('the Tab key visits every control in the order of the page, is seen at each, and leaves', async () => {
    const page = await screens.open(address, wideSize);
    await page.locator(ready).first().waitFor();
    const stops = await walk(page, 150);
    const places = stops.map(({ at }) => at);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(stops.filter(({ isRinged, isSeen }) => !isRinged || !isSeen)).toEqual([]);
    expect(stops.length).toBeGreaterThanOrEqual(least);
    await page.context().close();
  });

  test('at 200 % of zoom, and at the width of a phone, nothing is cut off at the side', async () => {
    for (const size of [
      { width: 640, height: 400 },
      { width: 320, height: 480 },
    ]) {
      const page = await screens.open(address, size);
      await page.locator(ready).first().waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
      await page.context().close();
    }
  });
});

test('the popup at 200 % of zoom has all of its controls in its window', async () => {
  const page = await screens.open('screen=popup', { width: popupSize.width / 2, height: popupSize.height / 2 });
  await page.getByRole('option').first().waitFor();
  const beside = await page.evaluate(() =>
    [...document.querySelectorAll('button, input')]
      .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth)
      .map((one) => one.getAttribute('aria-label') ?? one.textContent),
  );
  expect(beside).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  await page.context().close();
});

const current = (page: Page) => page.locator('.section-index [aria-current]');

describe('the index of the options', () => {
  test('follows the page as it is scrolled, from the first section to the last', async () => {
    const page = await screens.open('screen=options', wideSize);
    await page.locator('tbody tr').first().waitFor();
    await expect.poll(() => current(page).textContent()).toBe('Sources');
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await expect.poll(() => current(page).textContent()).toBe('Delete everything');
    await page.context().close();
  });

  test('stays at the section that it led to, and moves the focus there', async () => {
    const page = await screens.open('screen=options', wideSize);
    await page.getByRole('link', { name: 'Keyboard' }).press('Enter');
    await expect.poll(() => current(page).textContent()).toBe('Keyboard');
    expect(await page.locator('#keys').evaluate((section) => section.getBoundingClientRect().top < innerHeight / 2)).toBe(true);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('section')?.id)).toBe('keys');
    await page.context().close();
  });

  test('an address leads to its section though that is drawn later', async () => {
    const page = await screens.open('screen=options#storage', wideSize);
    await page.locator('.storage-kinds').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('storage');
    expect(await page.locator('#storage').evaluate((section) => section.getBoundingClientRect().top < innerHeight)).toBe(true);
    await page.context().close();
  });
});

const focusedTag = async (page: Page): Promise<string> =>
  page.evaluate(() => `${document.activeElement?.tagName ?? ''} ${document.activeElement?.id ?? ''}`.trim());

describe('the focus is not lost', () => {
  test('when a button takes its own line away', async () => {
    const page = await screens.open('screen=options&stored={"welcomed":true,"hosts":["help.tools.example"]}', wideSize);
    await page.getByRole('button', { name: 'Remove help.tools.example' }).press('Enter');
    await page.locator('#pages .soft').getByText('None.').waitFor();
    expect(await focusedTag(page)).toBe('SECTION pages');
    await page.context().close();
  });

  test('when archiving begins', async () => {
    const page = await screens.open('screen=welcome&stored={"welcomed":false}', wideSize);
    await page.getByRole('button', { name: 'Start archiving' }).press('Enter');
    await page.locator('.shown-chat .said').waitFor();
    expect(await focusedTag(page)).toBe('H1');
    await page.context().close();
  });
});

describe('with colours that the user forces', () => {
  test('what is chosen and how a tab fares can still be told', async () => {
    const page = await screens.open('screen=popup', popupSize);
    await page.emulateMedia({ forcedColors: 'active' });
    await page.getByRole('option').nth(2).waitFor();
    const box = page.locator('.search-box');
    expect(await box.evaluate((one) => getComputedStyle(one).outlineStyle)).toBe('solid');
    await page.keyboard.press('ArrowDown');
    const chosen = page.locator('.option[aria-selected=true]');
    expect(await chosen.evaluate((one) => getComputedStyle(one).outlineStyle)).not.toBe('none');
    const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(
      await page
        .locator('.dot')
        .first()
        .evaluate((one) => getComputedStyle(one).backgroundColor),
    ).not.toBe(ground);
    await page.context().close();
  });
});

test('nothing moves for those who want no motion', async () => {
  const page = await screens.open('screen=options', wideSize);
  await page.locator('tbody tr').first().waitFor();
  const durations = await page.evaluate(() =>
    [...document.querySelectorAll('*')].flatMap((one) => {
      const { transitionDuration, animationDuration, scrollBehavior } = getComputedStyle(one);
      return [transitionDuration, animationDuration, scrollBehavior];
    }),
  );
  expect(new Set(durations)).toEqual(new Set(['0s', 'auto']));
  await page.context().close();
});

test('a long work says how long it still takes, and stops when it is told to', async () => {
  const page = await screens.open('screen=popup', popupSize);
  await page.clock.install({ time: new Date('2026-11-20T06:30:10Z') });
  await page.goto(`${page.url()}&saving=steps&ticks=1`);
  await page.getByRole('option').first().click();
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem').first().click();
  await page.getByRole('progressbar').waitFor();
  await page.clock.runFor(8000);
  await page.getByText('Exporting: 96 of 214').waitFor();
  // The clock goes on by itself as well.
  await page.getByText(/about (?:5|10) sec left/).waitFor();
  // What is read out comes by quarters, not with every message.
  expect(await page.locator('.long-work [role=status]').textContent()).toBe('Exporting: 25% done');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('progressbar').waitFor({ state: 'detached' });
  expect(await page.locator('.export-status').count()).toBe(0);
  await page.context().close();
});
