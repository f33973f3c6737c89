import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { build } from 'vite';
import type { Bench, BenchResult } from '../../tools/bench-contract.ts';
import { requireBrowser } from '../../tools/browsers.ts';
import { copyForAutomation } from '../../tools/development-copy.ts';
import { fromRoot } from '../../tools/paths.ts';
import { timeToShow, turnWheel, watch, type Watched, watched } from '../transcript-bench/watch.ts';

const size = { width: 1280, height: 800 };
/** How long the wheel is turned each way, in ms, how far by each step in CSS pixels, and how often a conversation is opened. */
const [scrolling, step, opens] = [8000, 240, 10];

/** One conversation of 200,000 messages on the archive page of the built extension; `--quick`: 20,000. */
export const bench: Bench = async ({ quick }) => {
  const folder = mkdtempSync(join(tmpdir(), 'liaocun-transcript-'));
  const extension = join(folder, 'extension');
  try {
    await copyForAutomation('chrome', [], extension);
    await buildPage(extension);
    return await measured(extension, join(folder, 'profile'), quick ? 20_000 : 200_000);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
};

async function buildPage(extension: string): Promise<void> {
  await build({
    configFile: false,
    root: fromRoot('tests/transcript-bench'),
    base: './',
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir: join(extension, 'transcript-bench'),
      emptyOutDir: true,
      target: 'es2023',
      modulePreload: false,
      rolldownOptions: { input: fromRoot('tests/transcript-bench/page.html') },
    },
  });
}

async function opened(extension: string, profile: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    executablePath: requireBrowser('chromium'),
    headless: true,
    viewport: size,
    ignoreDefaultArgs: ['--disable-extensions'],
    args: ['--no-sandbox', '--disable-gpu', `--disable-extensions-except=${extension}`, `--load-extension=${extension}`],
  });
}

async function originOf(context: BrowserContext): Promise<string> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const { protocol, host } = new URL(worker.url());
  return `${protocol}//${host}`;
}

async function measured(extension: string, profile: string, count: number): Promise<BenchResult> {
  const context = await opened(extension, profile);
  try {
    // What runs these files keeps the names of functions by a helper of its own, which pages do not have.
    await context.addInitScript('globalThis.__name = (one) => one');
    const origin = await originOf(context);
    const page = await context.newPage();
    await page.goto(`${origin}/transcript-bench/page.html`);
    await page.waitForFunction(() => 'transcriptBench' in globalThis);
    const { key, orders } = await page.evaluate((messages) => transcriptBench.fill(messages), count);
    const [middle = 0, last = 0] = orders;
    // The welcome has opened in front of it, and a tab that is not looked at draws one frame in a second.
    await page.bringToFront();
    const empty = await emptyPage(page, origin);
    const times = await timesToOpen(page, `${origin}/archive-page/index.html`, key, middle, last);
    const up = await scrolled(page, -step);
    await page.locator('.transcript').press('Home');
    await page.locator('[aria-posinset="1"]').waitFor();
    const down = await scrolled(page, step);
    const dragged = await draggedThrough(page);
    return resultOf(count, empty, times, [up, down, dragged]);
  } finally {
    await context.close();
  }
}

/** A page of nothing but height, scrolled as the conversation is. */
async function emptyPage(page: Page, origin: string): Promise<Watched> {
  await page.goto(`${origin}/transcript-bench/page.html`);
  await page.evaluate(() => {
    document.body.style.blockSize = '10000000px';
  });
  return scrolled(page, step);
}

async function scrolled(page: Page, by: number): Promise<Watched> {
  await watch(page);
  await turnWheel(page, scrolling, by);
  return watched(page);
}

/** The scroll bar drawn from the end to the start and back, one place in each frame. */
async function draggedThrough(page: Page): Promise<Watched> {
  await watch(page);
  await page.locator('.transcript').evaluate(async (box) => {
    const places = 240;
    for (let place = 0; place <= places; place++) {
      box.scrollTop = box.scrollHeight * Math.abs(1 - (2 * place) / places);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  });
  return watched(page);
}

type Opening = { readonly end: readonly number[]; readonly middle: readonly number[]; readonly cold: number };

async function timesToOpen(page: Page, address: string, key: string, middle: number, last: number): Promise<Opening> {
  const begun = Date.now();
  const there = `#${new URLSearchParams({ c: key }).toString()}`;
  await page.goto(`${address}${there}`);
  await page.locator(`[data-key="${last}"]`).waitFor();
  const cold = Date.now() - begun;
  const [end, inside]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < opens; turn++) {
    for (const [times, hash, order] of [
      [end, there, last],
      [inside, `${there}&m=${middle}`, middle],
    ] as const) {
      await page.evaluate(() => void (location.hash = ''));
      await page.locator('.transcript').waitFor({ state: 'detached' });
      times.push(await timeToShow(page, hash, order));
    }
  }
  return { end, middle: inside, cold };
}

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;
const rounded = (value: number, digits = 1): number => Number(value.toFixed(digits));

function resultOf(count: number, empty: Watched, times: Opening, scrolls: readonly Watched[]): BenchResult {
  const [up, down, dragged] = scrolls;
  const row = (what: string, one: Watched | undefined) => ({
    what,
    'frames/s': rounded(one?.frames ?? 0),
    'of an empty page': rounded((one?.frames ?? 0) / empty.frames, 3),
    'longest task ms': rounded(one?.longest ?? 0),
    'DOM nodes': one?.nodes ?? 0,
  });
  const share = Math.min(...scrolls.slice(0, 2).map(({ frames }) => frames / empty.frames));
  const longest = Math.max(...scrolls.map((one) => one.longest));
  return {
    rows: [
      row('an empty page, wheel', empty),
      row(`${count} messages, wheel up from the end`, up),
      row(`${count} messages, wheel down from the start`, down),
      row(`${count} messages, scroll bar drawn through all`, dragged),
      { what: 'open at the end: p50, max ms', p50: rounded(median(times.end)), max: rounded(Math.max(...times.end)) },
      { what: 'open at the middle: p50, max ms', p50: rounded(median(times.middle)), max: rounded(Math.max(...times.middle)) },
      { what: 'page opened with the conversation, ms', p50: times.cold },
    ],
    targets: [
      { what: "frames of an empty page's, wheel", value: rounded(share, 3), bar: 0.95, better: 'higher' },
      { what: 'longest task, ms', value: rounded(longest), bar: 50, better: 'lower' },
      { what: 'open at the end, p50 ms', value: rounded(median(times.end)), bar: 150, better: 'lower' },
      { what: 'open at the middle, p50 ms', value: rounded(median(times.middle)), bar: 150, better: 'lower' },
    ],
  };
}
