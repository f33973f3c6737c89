import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { type Browser, launch, type Page } from 'puppeteer-core';
import type { Bench, BenchRow, Target } from '../../tools/bench-contract.ts';
import { requireBrowser } from '../../tools/browsers.ts';
import type { Made } from '../export-bench/page.ts';
import { atRest, type Cost, countCost } from '../export-bench/cost.ts';
import { idleShare } from '../search-bench/run/machine.ts';
import { buildPageInto } from '../support/build-page.ts';

const contestants = ['ours', 'browser print', 'jspdf', 'pdfmake'] as const;
type Contestant = (typeof contestants)[number];

const allSizes = [100, 1000, 10_000, 50_000];
/** More messages than this are not asked of some: they take minutes, or more memory than a tab has. */
const most: Readonly<Record<Contestant, number>> = { ours: Infinity, 'browser print': 50_000, jspdf: 10_000, pdfmake: 10_000 };
const timeLimit = 10 * 60_000;
const longRun = 60_000;

type Measured = Made & Cost & { readonly name: Contestant; readonly count: number };

/**
 * The same chat as a PDF by us, by the browser's own print, by jsPDF with whole faces and by pdfmake: time, memory and size, each in a browser of its own that is at
 * rest before. «Faster» is what somebody waits; what all cores together did for it is held to a bar of its own.
 */
export const bench: Bench = async ({ quick, sizes, entries }) => {
  const folder = mkdtempSync(join(tmpdir(), 'liaocun-export-'));
  await buildPageInto(folder, 'tests/export-bench', 'site');
  const server = await served(join(folder, 'site'));
  try {
    const measured: Measured[] = [];
    for (const count of sizes.length > 0 ? sizes : quick ? [100, 1000] : allSizes) {
      const names = contestants.filter((name) => count <= most[name] && (entries.length === 0 || entries.includes(name)));
      const typical = await inTurns(server, names, count);
      for (const one of typical) console.error(JSON.stringify(rowOf(one)));
      measured.push(...typical);
    }
    return { rows: measured.map(rowOf), targets: targetsOf(measured) };
  } finally {
    server.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
};

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
  '.ttf': 'font/ttf',
};

async function served(folder: string): Promise<Server> {
  const server = createServer(({ url = '/' }, response) => {
    const path = normalize(new URL(url, 'http://localhost').pathname);
    response.setHeader('Content-Type', types[extname(path)] ?? 'application/octet-stream');
    createReadStream(join(folder, path))
      .on('error', () => response.writeHead(404).end())
      .pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

async function opened(server: Server): Promise<{ readonly browser: Browser; readonly page: Page }> {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const args = ['--no-sandbox', '--disable-gpu', '--disable-extensions'];
  const browser = await launch({ executablePath: requireBrowser('chromium'), headless: true, args, protocolTimeout: timeLimit });
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${address.port}/page.html`);
  await page.waitForFunction('globalThis.exportBench !== undefined');
  return { browser, page };
}

/** Of each the run in the middle of three, taken in turns, so that a machine that is quick and slow by turns is so for all; of one that takes minutes there is one. */
async function inTurns(server: Server, names: readonly Contestant[], count: number): Promise<readonly Measured[]> {
  const runs = names.map((name): { readonly name: Contestant; readonly made: Measured[] } => ({ name, made: [] }));
  for (let turn = 0; turn < 3; turn++)
    for (const { name, made } of runs) {
      if ((made[0]?.time ?? 0) >= longRun) continue;
      await idleShare();
      made.push(await measure(server, name, count));
    }
  return runs.flatMap(({ made }) => made.toSorted((a, b) => a.time - b.time)[Math.floor(made.length / 2)] ?? []);
}

async function measure(server: Server, name: Contestant, count: number): Promise<Measured> {
  const { browser, page } = await opened(server);
  try {
    const pid = browser.process()?.pid;
    if (pid === undefined) throw new Error('the browser has no process');
    if (name !== 'browser print') await page.evaluate(`exportBench.load('${name}')`);
    await atRest(pid);
    const cost = countCost(pid);
    const made = name === 'browser print' ? await printed(page, count) : await page.evaluate(`exportBench.make('${name}', ${count})`);
    return { ...madeOf(made), name, count, ...cost() };
  } finally {
    await browser.close();
  }
}

function madeOf(made: unknown): Made {
  if (typeof made === 'object' && made !== null && 'time' in made && 'bytes' in made)
    return { time: Number(made.time), bytes: Number(made.bytes) };
  throw new Error('the page made nothing');
}

/** Puts the chat into the page and prints it: tagged and with an outline, as ours is. */
async function printed(page: Page, count: number): Promise<Made> {
  const start = performance.now();
  await page.evaluate(`exportBench.show(${count})`);
  const stream = await page.createPDFStream({
    tagged: true,
    outline: true,
    preferCSSPageSize: true,
    printBackground: true,
    timeout: timeLimit,
  });
  let bytes = 0;
  for (let reader = stream.getReader(), read = await reader.read(); !read.done; read = await reader.read()) bytes += read.value.length;
  return { time: performance.now() - start, bytes };
}

const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits));

function rowOf({ name, count, time, seconds, peak, bytes }: Measured): BenchRow {
  return {
    messages: count,
    by: name,
    s: rounded(time / 1000),
    'processor s': rounded(seconds),
    'processor ms a message': rounded((seconds * 1000) / count, 3),
    'peak MB': Math.round(peak),
    'file kB': Math.round(bytes / 1000),
    'bytes a message': Math.round(bytes / count),
  };
}

function targetsOf(measured: readonly Measured[]): readonly Target[] {
  const largest = Math.max(...measured.filter(({ name }) => name === 'jspdf').map(({ count }) => count));
  const find = (name: Contestant, count: number): Measured | undefined => measured.find((one) => one.name === name && one.count === count);
  const [ours, plain, print] = [find('ours', largest), find('jspdf', largest), find('browser print', largest)];
  const of = (
    what: string,
    one: Measured | undefined,
    other: Measured | undefined,
    by: 'time' | 'seconds' | 'peak' | 'bytes',
    bar: number,
    isMore = false,
  ): Target[] =>
    one && other
      ? [{ what: `${what}, ${largest} messages`, value: rounded(one[by] / other[by]), bar, better: isMore ? 'higher' : 'lower' }]
      : [];
  return [
    ...of('times faster than plain jsPDF', plain, ours, 'time', 4, true),
    ...of("processor's time of plain jsPDF's", ours, plain, 'seconds', 0.4),
    ...of("peak memory of plain jsPDF's", ours, plain, 'peak', 0.5),
    ...of("size of plain jsPDF's", ours, plain, 'bytes', 1),
    ...of("time of the browser's print", ours, print, 'time', 1),
    ...flatness(measured.filter(({ name, count }) => name === 'ours' && count >= 1000)),
  ];
}

/** What a message costs from the first size on to the last: what every export costs once is left out. */
function flatness(ours: readonly Measured[]): readonly Target[] {
  const [first, second] = ours;
  const last = ours.at(-1);
  if (!first || !second || !last || last === second) return [];
  const cost = (one: Measured, other: Measured): number => (other.seconds - one.seconds) / (other.count - one.count);
  const what = `a message's cost up to ${last.count}, against up to ${second.count}`;
  return [{ what, value: rounded(cost(second, last) / cost(first, second)), bar: 1.3, better: 'lower' }];
}
