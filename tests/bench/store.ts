import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Bench, BenchResult, BenchRow, Target } from '../../tools/bench-contract.ts';
import { requireBrowser } from '../../tools/browsers.ts';
import { copyForAutomation } from '../../tools/development-copy.ts';
import { openChromium } from '../../tools/drive/chromium.ts';
import type { DrivenBrowser, Tab } from '../../tools/drive/driven-browser.ts';
import type { SubjectName } from '../store-bench/page';
import { memoryOf, storedBytes } from '../store-bench/weigh';
import { idle } from '../search-bench/run/machine';
import { buildPageInto } from '../support/build-page';

const subjects: readonly SubjectName[] = ['ours', 'plain', 'sqlite'];
const [least, most] = [10_000, 1_000_000];
/** Messages in one transaction while an archive is made. */
const batch = 10_000;
/** How often each thing is done, and how often the background is started. */
const [turns, warmUps, starts] = [200, 10, 5];
/** How many of them are asked for in one go, so that no question to the page takes minutes. */
const atOnce = 20;

/** What one subject came to at one size: times in ms, sizes in bytes. */
type Measured = {
  readonly store: SubjectName;
  readonly messages: number;
  readonly fillRate: number;
  readonly bytes: number;
  /** Seconds until all that was imported is indexed. */
  readonly indexing: number;
  readonly busy: readonly number[];
  readonly any: readonly number[];
  readonly opens: readonly number[];
  readonly cold: readonly number[];
  readonly heap: number;
  readonly memory: number;
};

/**
 * The archive at several sizes, in a Chromium whose profile lies on disk, beside the same messages in a plain Dexie table and, for taking them
 * in, in SQLite. `--entries` names some of: ours, plain, sqlite.
 */
export const bench: Bench = async ({ quick, entries }) => {
  const folder = mkdtempSync(join(tmpdir(), 'liaocun-store-'));
  const extension = join(folder, 'extension');
  try {
    await copyForAutomation('chrome', [], extension);
    await buildPageInto(extension, 'tests/store-bench', 'store-bench');
    const measured: Measured[] = [];
    for (const store of subjects.filter((name) => entries.length === 0 || entries.includes(name)))
      for (const messages of quick ? [least, 100_000] : [least, 100_000, most]) {
        const one = await measure(store, messages, extension, join(folder, `${store}-${messages}`));
        console.error(JSON.stringify(rowOf(one)));
        measured.push(one);
      }
    return resultOf(measured);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
};

/** Makes the archive, weighs it while nothing runs, and uses it in a browser that is started anew. */
async function measure(store: SubjectName, messages: number, extension: string, profile: string): Promise<Measured> {
  const filling = await opened(store, extension, profile);
  await filling.tab.evaluate((to, size) => storeBench.prepare(0, to, size), messages, batch);
  const took = await fill(filling.tab);
  await ended(filling);
  const bytes = storedBytes(profile);
  const using = await opened(store, extension, profile);
  const used = store === 'sqlite' ? unused : await use(using, store, messages, profile);
  await ended(using);
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  return { store, messages, fillRate: (messages / took) * 1000, bytes, ...used };
}

type Opened = { readonly browser: DrivenBrowser; readonly tab: Tab };

async function opened(store: SubjectName, extension: string, profile: string): Promise<Opened> {
  const browser = await openChromium({ executable: requireBrowser('chromium'), extension, profile, headless: true });
  const tab = await browser.open(`${browser.origin}/store-bench/page.html`);
  await tab.until('the page', () => 'storeBench' in globalThis);
  await tab.evaluate((name) => storeBench.choose(name), store);
  return { browser, tab };
}

async function ended({ browser, tab }: Opened): Promise<void> {
  await tab.evaluate(() => storeBench.close());
  await browser.close();
}

/** Ms that the store took for all batches; what making the messages took is not counted. */
async function fill(tab: Tab): Promise<number> {
  let sum = 0;
  for (;;) {
    const next = await tab.evaluate(() => storeBench.fill());
    if (!next) return sum;
    sum += next.took;
  }
}

type Used = Pick<Measured, 'indexing' | 'busy' | 'any' | 'opens' | 'cold' | 'heap' | 'memory'>;
const unused: Used = { indexing: 0, busy: [], any: [], opens: [], cold: [], heap: 0, memory: 0 };

async function use({ browser, tab }: Opened, store: SubjectName, messages: number, profile: string): Promise<Used> {
  // What was filled in is indexed first, as it has long been in an archive that is in use.
  const begun = performance.now();
  while (!(await tab.evaluate(() => storeBench.isIndexed()))) await pause(1000);
  const indexing = (performance.now() - begun) / 1000;
  await idle();
  const opens = await inParts(() => tab.evaluate((total, count) => storeBench.open(total, count), messages, atOnce));
  const cold: number[] = [];
  for (let turn = store === 'ours' ? 0 : starts; turn < starts; turn++) {
    await browser.stopBackground(tab);
    cold.push(await tab.evaluate((total) => storeBench.offer(total), messages));
  }
  await tab.evaluate((total, count) => storeBench.append(total, count, true), messages, warmUps);
  const append = (isBusy: boolean) =>
    inParts(() => tab.evaluate((total, count, busy) => storeBench.append(total, count, busy), messages, atOnce, isBusy));
  const [busy, any] = [await append(true), await append(false)];
  return { indexing, opens, cold, busy, any, heap: await tab.evaluate(() => storeBench.heap()), memory: memoryOf(profile) };
}

async function inParts(part: () => Promise<readonly number[]>): Promise<readonly number[]> {
  const all: number[] = [];
  while (all.length < turns) all.push(...(await part()));
  return all;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

const rounded = (value: number): number => Math.round(value * 10) / 10;
const [median, high] = [0.5, 0.95];

function rowOf({ store, messages, fillRate, bytes, indexing, busy, any, opens, cold, heap, memory }: Measured): BenchRow {
  const both = (values: readonly number[]): string =>
    values.length === 0 ? '' : `${rounded(quantile(values, median))} / ${rounded(quantile(values, high))}`;
  return {
    store,
    messages,
    'import msg/s': Math.round(fillRate),
    'bytes/message': Math.round(bytes / messages),
    'indexed after s': indexing === 0 ? '' : rounded(indexing),
    'append ms p50/p95': both(busy),
    'any chat p50/p95': both(any),
    'open ms p50/p95': both(opens),
    'background ms': cold.length === 0 ? '' : rounded(quantile(cold, median)),
    'page MB': rounded(heap / 1e6),
    'browser MB': Math.round(memory / 1e6),
  };
}

function resultOf(measured: readonly Measured[]): BenchResult {
  const own = measured.filter(({ store }) => store === 'ours');
  const [small, large] = [own[0], own.at(-1)];
  return { rows: measured.map(rowOf), targets: small && large && small !== large ? growths(small, large) : [] };
}

/** Of chats that show and hold as much at every size. A chat drawn from all is short in a small archive: fewer rows are read and laid there. */
function growths(small: Measured, large: Measured): readonly Target[] {
  const between = `${small.messages} to ${large.messages} messages`;
  const growth = (what: string, of: (one: Measured) => readonly number[], share: number, bar: number): Target => ({
    what: `${what}, from ${between}`,
    value: Math.round((quantile(of(large), share) / quantile(of(small), share)) * 100) / 100,
    bar,
    better: 'lower',
  });
  return [
    growth('growth of a live append, p95', ({ busy }) => busy, high, 1.5),
    growth('growth of opening at a hit, median', ({ opens }) => opens, median, 1.2),
  ];
}
