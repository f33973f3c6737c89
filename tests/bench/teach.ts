import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import type { Bench, BenchResult, BenchRow } from '../../tools/bench-contract.ts';
import { requireBrowser } from '../../tools/browsers.ts';
import { fromRoot } from '../../tools/paths.ts';
import { requireZooPackages } from '../../tools/zoo-packages.ts';
import { serveSubjects, type Subject } from '../drift/subjects';
import type { Learnt } from '../pages/teach/induction-entry';
import { zooZone } from '../zoo/said';
import { f1, rate, type Score, scoreReading } from '../zoo/score';

type Taught = { readonly page: string; readonly learnt: Learnt | null; readonly score: Score; readonly before: Score };

/** How many pages are taught at once. */
const atOnce = 2;
/** A page counts as taught when this much of its messages is read. */
const wordsBar = 0.98;

/** How often five right clicks are enough: every page is taught by them, and read by what was learnt and nothing that was known of it before. */
export const bench: Bench = async ({ quick, entries }) => {
  requireZooPackages();
  const [subjects, script] = await Promise.all([serveSubjects(), bundle()]);
  const browser = await chromium.launch({
    executablePath: requireBrowser('chromium'),
    args: ['--no-sandbox', '--disable-gpu', `--host-resolver-rules=${subjects.hostRules}`],
  });
  const isWanted = (page: string): boolean =>
    entries.length === 0 || entries.some((entry) => page === entry || page.startsWith(`${entry}/`));
  const chosen = subjects.all.filter(({ page }, index) => isWanted(page) && (!quick || entries.length > 0 || index % 4 === 0));
  try {
    const taught: Taught[] = [];
    const queue = [...chosen];
    const work = async () => {
      for (let next = queue.shift(); next; next = queue.shift()) taught.push(await teach(browser, script, next));
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    return resultOf(taught);
  } finally {
    await browser.close();
    await subjects.close();
  }
};

async function teach(browser: Browser, script: string, { page: name, url, truth }: Subject): Promise<Taught> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 1280, height: 800 }, timezoneId: zooZone });
  await context.addInitScript(script);
  try {
    const page = await context.newPage();
    await page.goto(url);
    await isDrawn(page);
    const learnt = await Promise.all(
      page.frames().map((frame) => frame.evaluate(([said, zone]) => window.teachHere(said, zone), [truth, zooZone] as const)),
    );
    const found = learnt.find((one) => one !== null) ?? null;
    return {
      page: name,
      learnt: found,
      score: scoreReading(found?.messages ?? [], truth),
      before: scoreReading(found?.untaught ?? [], truth),
    };
  } finally {
    await context.close();
  }
}

/** Resolves once the page's scripts, if it has any, have drawn its conversation. */
async function isDrawn(page: Page): Promise<void> {
  const drawn = page.frames().map(async (frame) => {
    await frame.waitForFunction(() => '__page' in window || '__zoo' in window || document.querySelector('script[type="module"]') === null);
    await frame.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  });
  await Promise.any(drawn);
}

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      write: false,
      minify: false,
      target: 'es2023',
      lib: { entry: fromRoot('tests/pages/teach/induction-entry.ts'), formats: ['iife'], name: 'induction' },
    },
  });
  const [code] = (Array.isArray(built) ? built : [built]).flatMap((each) =>
    'output' in each ? each.output.flatMap((file) => (file.type === 'chunk' ? file.code : [])) : [],
  );
  if (code === undefined) throw new Error('nothing was built');
  return code;
}

const percent = (value: number | null): string | number => (value === null ? '–' : Math.round(value * 1000) / 10);

function asRow({ page, learnt, score, before }: Taught): BenchRow {
  return {
    page,
    clicks: learnt?.clicks ?? 0,
    'F1 untaught': percent(f1(before)),
    F1: percent(f1(score)),
    direction: percent(rate(score.direction)),
    sender: percent(rate(score.sender)),
    time: percent(rate(score.time)),
    kind: percent(rate(score.kind)),
    row: learnt?.hints?.row ?? '',
    'first fault': score.faults[0] ?? '',
  };
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

function resultOf(all: readonly Taught[]): BenchResult {
  // Where a page shows no words of one side, there are no two messages to click on.
  const taught = all.filter(({ learnt }) => learnt !== null);
  const good = taught.filter(({ score }) => f1(score) >= wordsBar);
  const mean = (field: 'direction' | 'sender' | 'time'): number => meanOf(taught.flatMap(({ score }) => rate(score[field]) ?? []));
  const better = 'higher';
  return {
    rows: all.toSorted((a, b) => a.page.localeCompare(b.page)).map(asRow),
    targets: [
      { what: 'pages read at F1 ≥ 0.98 after five clicks, share', value: good.length / Math.max(1, taught.length), bar: 0.95, better },
      { what: 'mean F1 of the messages of a page', value: meanOf(taught.map(({ score }) => f1(score))), bar: 0.98, better },
      { what: 'directions that are right', value: mean('direction'), bar: 0.98, better },
      { what: 'senders that are right, where a page shows them', value: mean('sender'), bar: 0.95, better },
      { what: 'times that are right, where a page shows them', value: mean('time'), bar: 0.95, better },
    ],
  };
}
