import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { launch, type Browser, type CDPSession, type Page } from 'puppeteer-core';
import { build } from 'vite';
import type { Hints } from '../../content-scripts/reader/hints.ts';
import type { Automation } from '../../tools/automation/main.ts';
import { requireBrowser } from '../../tools/browsers.ts';
import { copyForAutomation } from '../../tools/development-copy.ts';
import { fromRoot } from '../../tools/paths.ts';
import type { CapturePage } from './capture-page.ts';
import { heldOf, type Held } from './trace.ts';

/** Nothing archives; a plain exporter; the extension, with hints and without. */
export type Way = 'alone' | 'plain' | 'hints' | 'layout';

/** A page under one way of archiving. */
export type StagedPage = {
  /** Archives what is there at first; answers how long that took in ms, and what was held for it. */
  archiveFirst(rows: number): Promise<{ readonly ms: number; readonly held: Held }>;
  /** Lets messages arrive for `ms`. `exporting` is the plain exporter's time (ms), `heap` what is in use after it (bytes). */
  live(perSecond: number, ms: number): Promise<Live>;
  close(): Promise<void>;
};
type Live = {
  readonly rows: number;
  readonly frames: number;
  readonly exporting: number;
  readonly held: Held;
  readonly heap: number;
};

/** A browser with the built extension, and a server with the page. */
export type Stage = { open(way: Way, rows: number): Promise<StagedPage>; close(): Promise<void> };

const host = '127.0.0.1';
const hints: Hints = {
  landmark: '.pane',
  pane: '.pane',
  row: '.msg',
  direction: { in: '.msg.in', out: '.msg.out' },
  sender: '.name',
  time: 'time',
  platformId: '@data-id',
  text: '.bubble',
  parties: { peerName: 'h1' },
};

/** Seen by the functions that run inside the pages. */
declare const capturePage: CapturePage;
declare const automation: Automation;

/** Starts everything; `close` ends it. */
export async function openStage(): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'liaocun-capture-'));
  const [server, browser] = [await serve(await bundle()), await openBrowser(folder)];
  const own = await browser.newPage();
  await own.goto(`chrome-extension://${await browser.installExtension(join(folder, 'extension'))}/automation.html`);
  await own.waitForFunction(() => 'automation' in globalThis);
  const { port } = server.address() as AddressInfo;
  let opened = 0;
  return {
    async open(way, rows) {
      opened += 1;
      await own.evaluate((choices) => automation.accept(choices), {
        useHints: way === 'hints',
        taught: way === 'hints' ? { [host]: hints } : {},
      });
      const page = await browser.newPage({ type: 'window' });
      await page.emulateFocusedPage(true);
      await page.bringToFront();
      await page.goto(`http://${host}:${port}/?peer=${way}-${opened}`);
      await page.evaluate((count) => capturePage.fill(count), rows);
      return stagedPage(page, own, way);
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      server.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function openBrowser(folder: string): Promise<Browser> {
  await copyForAutomation('chrome', [host], join(folder, 'extension'));
  return launch({
    executablePath: requireBrowser('chromium'),
    headless: true,
    pipe: true,
    enableExtensions: true,
    userDataDir: join(folder, 'profile'),
    defaultViewport: { width: 1000, height: 700 },
    args: ['--disable-gpu', '--disable-dev-shm-usage', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
}

async function stagedPage(page: Page, own: Page, way: Way): Promise<StagedPage> {
  const devtools = await page.createCDPSession();
  await devtools.send('Performance.enable');
  const stored = way === 'hints' || way === 'layout' ? archivedBy(own) : null;
  return {
    async archiveFirst(rows) {
      const start = performance.now();
      const { held } = await traced(page, async () => {
        if (way === 'plain') await page.evaluate(() => capturePage.exportPlainly());
        if (stored) await reached(stored, rows);
      });
      return { ms: performance.now() - start, held };
    },
    async live(perSecond, ms) {
      const { held, value } = await traced(page, () => page.evaluate((rate, time) => capturePage.live(rate, time), perSecond, ms));
      await devtools.send('HeapProfiler.collectGarbage');
      return { ...value, held, heap: await metric(devtools, 'JSHeapUsedSize') };
    },
    close: () => page.close(),
  };
}

/** Has the newest tab archived, and tells how many of its messages are stored. */
function archivedBy(own: Page): () => Promise<number> {
  const tab = own.evaluate(async () => {
    const id = (await automation.tabs()).at(-1)?.id ?? -1;
    await automation.archivePage(id);
    return id;
  });
  return async () => {
    const { panes } = await own.evaluate((id) => automation.tabState(id), await tab);
    return panes[0]?.total ?? 0;
  };
}

async function reached(count: () => Promise<number>, least: number): Promise<void> {
  while ((await count()) < least) await pause(100);
}

/** Runs `work` and tells how the page's main thread was held meanwhile. */
async function traced<T>(page: Page, work: () => Promise<T>): Promise<{ readonly value: T; readonly held: Held }> {
  await page.tracing.start({ categories: ['-*', 'devtools.timeline', 'disabled-by-default-devtools.timeline'] });
  const value = await work();
  const trace = await page.tracing.stop();
  return { value, held: heldOf(trace ?? new Uint8Array(), page.url()) };
}

async function metric(devtools: CDPSession, name: string): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  const found = metrics.find((one) => one.name === name);
  if (!found) throw new Error(`the browser does not measure ${name}`);
  return found.value;
}

async function serve(script: string): Promise<Server> {
  const html = `<!doctype html><title>chat</title><link rel="icon" href="data:,"><body><script>${script}</script>`;
  const server = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html));
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return server;
}

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
