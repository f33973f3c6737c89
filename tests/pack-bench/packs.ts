import { execFile } from 'node:child_process';
import { createReadStream, mkdtempSync, openSync, closeSync, rmSync, writeSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, launch, type Page } from 'puppeteer-core';
import * as v from 'valibot';
import type { BenchRow } from '../../tools/bench-contract.ts';
import { requireBrowser } from '../../tools/browsers.ts';
import { writeVerifyPackage } from '../../tools/verifier.ts';
import { type Cost, countCost } from '../export-bench/cost.ts';
import { buildPageInto } from '../support/build-page.ts';

const timeLimit = 10 * 60_000;
const stroke = 3 << 20;

/** One step with a pack: seconds of the clock and of processors, and MB at the peak beyond what the program had before. */
type Step = Cost & { readonly time: number };
export type MeasuredPack = {
  readonly count: number;
  readonly bytes: number;
  readonly made: Step;
  readonly command: Step;
  readonly page: Step;
};

/** Makes a pack of each size in a browser, and has it checked by the npm package and by the HTML page; each in a process of its own. */
export async function measuredPacks(counts: readonly number[]): Promise<readonly MeasuredPack[]> {
  const folder = mkdtempSync(join(tmpdir(), 'liaocun-packs-'));
  try {
    await Promise.all([buildPageInto(folder, 'tests/pack-bench', 'site'), writeVerifyPackage(join(folder, 'verify'))]);
    const server = await served(join(folder, 'site'));
    const measured: MeasuredPack[] = [];
    for (const count of counts) measured.push(await measuredPack(folder, server, count));
    server.close();
    return measured;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function measuredPack(folder: string, server: Server, count: number): Promise<MeasuredPack> {
  const pack = join(folder, `${count}.zip`);
  const { bytes, ...made } = await makePack(server, count, pack);
  return { count, bytes, made, command: await byCommand(folder, pack), page: await byPage(folder, pack) };
}

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' };

async function served(folder: string): Promise<Server> {
  const server = createServer(({ url = '/' }, response) => {
    const path = normalize(new URL(url, 'http://localhost').pathname);
    response.setHeader('Content-Type', types[extname(path)] ?? 'application/octet-stream');
    createReadStream(join(folder, path))
      .on('error', () => response.writeHead(404).end())
      .pipe(response);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return server;
}

async function inPage<T>(url: string, work: (page: Page, browser: Browser) => Promise<T>): Promise<T> {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-extensions'];
  const browser = await launch({ executablePath: requireBrowser('chromium'), headless: true, args, protocolTimeout: timeLimit });
  try {
    const page = await browser.newPage();
    await page.goto(url);
    return await work(page, browser);
  } finally {
    await browser.close();
  }
}

/** Counts what a browser uses while `work` runs. */
async function counted<T>(browser: Browser, work: () => Promise<T>): Promise<Step & { readonly answer: T }> {
  const pid = browser.process()?.pid;
  if (pid === undefined) throw new Error('the browser has no process');
  const cost = countCost(pid);
  const start = performance.now();
  const answer = await work();
  return { answer, time: (performance.now() - start) / 1000, ...cost() };
}

async function makePack(server: Server, count: number, path: string): Promise<Step & { readonly bytes: number }> {
  return inPage(`http://127.0.0.1:${(server.address() as AddressInfo).port}/page.html`, async (page, browser) => {
    await page.waitForFunction('globalThis.packBench !== undefined');
    const { answer, ...step } = await counted(browser, async () => madeOf(await page.evaluate(`packBench.make(${count})`)));
    await fetchPack(page, answer.bytes, path);
    // Sealing goes before, off the clock of the page; its processor's time is in the cost.
    return { ...step, time: answer.time / 1000, bytes: answer.bytes };
  });
}

function madeOf(made: unknown): { readonly time: number; readonly bytes: number } {
  if (typeof made === 'object' && made !== null && 'time' in made && 'bytes' in made)
    return { time: Number(made.time), bytes: Number(made.bytes) };
  throw new Error('the page made nothing');
}

async function fetchPack(page: Page, bytes: number, path: string): Promise<void> {
  const file = openSync(path, 'w');
  for (let at = 0; at < bytes; at += stroke)
    writeSync(file, Buffer.from(String(await page.evaluate(`packBench.part(${at}, ${at + stroke})`)), 'base64'));
  closeSync(file);
}

/** Tells at its end what a process has used. */
const tellUse = 'data:text/javascript,process.on("exit",()=>console.error(JSON.stringify(process.resourceUsage())))';
const used = v.object({ maxRSS: v.number(), userCPUTime: v.number(), systemCPUTime: v.number() });

/** `npx liaocun-verify PACK`, from its start to its end; its memory is all that it has. */
async function byCommand(folder: string, pack: string): Promise<Step> {
  const start = performance.now();
  const words = ['--import', tellUse, join(folder, 'verify/liaocun-verify.mjs'), pack];
  const { stderr } = await promisify(execFile)(process.execPath, words);
  const { maxRSS, userCPUTime, systemCPUTime } = v.parse(used, JSON.parse(stderr));
  return { time: (performance.now() - start) / 1000, seconds: (userCPUTime + systemCPUTime) / 1e6, peak: maxRSS / 1024 };
}

async function byPage(folder: string, pack: string): Promise<Step> {
  return inPage(pathToFileURL(join(folder, 'verify/verifier.html')).href, async (page, browser) => {
    const input = await page.waitForSelector('input[type=file]');
    const { answer: isWhole, ...step } = await counted(browser, async () => {
      await (input as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(pack);
      await page.waitForSelector('[aria-live] section', { timeout: timeLimit });
      return page.evaluate('document.querySelector(".fails") === null');
    });
    if (isWhole !== true) throw new Error('the page finds fault with the pack');
    return step;
  });
}

const rounded = (value: number): number => Number(value.toPrecision(3));

/** A pack's steps, each as a row. */
export const packRows = ({ count, bytes, made, command, page }: MeasuredPack): readonly BenchRow[] =>
  (
    [
      ['made in Chromium', made],
      ['checked by the command', command],
      ['checked by the page', page],
    ] as const
  ).map(([what, { time, seconds, peak }]) => ({
    messages: count,
    pack: what,
    s: rounded(time),
    'processor s': rounded(seconds),
    'peak MB': Math.round(peak),
    'pack kB': Math.round(bytes / 1000),
  }));
