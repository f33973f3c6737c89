import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import { build } from 'vite';
import type { Bench, BenchRow, Target } from '../../tools/bench-contract.ts';
import { findBrowser } from '../../tools/browsers.ts';
import { fromRoot } from '../../tools/paths.ts';
import type { CapturePage } from '../support/capture-page.ts';

type Way = 'none' | 'watcher' | 'plain';
type Measured = {
  readonly way: Way;
  readonly fps: number;
  readonly longest: number;
  readonly script: number;
  readonly turn: number;
  readonly rows: number;
  readonly heap: number;
};

/** What following costs a page with a long pane and 50 arrivals a second, beside the same page alone and a plain exporter. */
export const bench: Bench = async ({ quick }) => {
  const script = await bundle();
  const browser = await chromium.launch({ executablePath: findBrowser('chromium') ?? 'chromium', args: ['--no-sandbox'] });
  const measured: Measured[] = [];
  for (const way of ['none', 'watcher', 'plain'] as const)
    measured.push(await measure(browser, script, way, quick ? 2000 : 10_000, quick ? 4000 : 10_000));
  await browser.close();
  const [none, watcher] = measured;
  if (!none || !watcher) throw new Error('nothing was measured');
  return { rows: measured.map((one) => asRow(one, none)), targets: targetsOf(none, watcher) };
};

function targetsOf(none: Measured, watcher: Measured): readonly Target[] {
  return [
    { what: 'longest uninterrupted piece of archiving (ms)', value: watcher.turn, bar: 50, better: 'lower' },
    { what: 'frame rate of the page, share of what it is alone', value: watcher.fps / none.fps, bar: 0.97, better: 'higher' },
  ];
}

function asRow(one: Measured, none: Measured): BenchRow {
  return {
    way: one.way,
    'frames per second': Math.round(one.fps * 10) / 10,
    'longest task, the page included (ms)': Math.round(one.longest),
    'longest piece of archiving (ms)': Math.round(one.turn),
    'script per new row (ms)': Math.round(((one.script - none.script) / one.rows) * 1e5) / 100,
    'heap (MB)': Math.round(one.heap / 1e5) / 10,
  };
}

async function measure(browser: Browser, script: string, way: Way, rows: number, ms: number): Promise<Measured> {
  const page = await browser.newPage({ viewport: { width: 1000, height: 700 } });
  await page.evaluate(script);
  await page.evaluate((count) => capturePage.fill(count), rows);
  if (way !== 'none') await page.evaluate((by) => capturePage.archive(by), way);
  if (way !== 'none') await page.waitForFunction((count) => capturePage.archived() >= count, rows, { timeout: 120_000 });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  const before = await metric(devtools, 'ScriptDuration');
  const { rows: arrived, frames, longest } = await page.evaluate((time) => capturePage.live(50, time), ms);
  const scripted = (await metric(devtools, 'ScriptDuration')) - before;
  if (way !== 'none') await allArchived(page, rows + arrived);
  const turn = await page.evaluate(() => capturePage.longestTurn());
  const heap = await metric(devtools, 'JSHeapUsedSize');
  await page.close();
  return { way, fps: (frames * 1000) / ms, longest, script: scripted, turn, rows: arrived, heap };
}

const allArchived = (page: Page, count: number) => page.waitForFunction((all) => capturePage.archived() >= all, count, { timeout: 10_000 });

async function metric(devtools: CDPSession, name: string): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return metrics.find((one) => one.name === name)?.value ?? 0;
}

/** Seen by the functions that run inside the page. */
declare const capturePage: CapturePage;

async function bundle(): Promise<string> {
  const lib = {
    entry: fromRoot('tests/support/capture-page.ts'),
    formats: ['iife' as const],
    name: 'capture',
    fileName: () => 'capture.js',
  };
  const built = await build({ configFile: false, logLevel: 'error', build: { write: false, target: 'es2023', lib } });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) => ('output' in one ? one.output : []));
  const script = outputs.find((one) => one.type === 'chunk');
  if (!script) throw new Error('the page has no script');
  return script.code;
}
