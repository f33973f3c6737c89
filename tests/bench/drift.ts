import { type Browser, type BrowserContext, chromium, type Frame, type Page } from 'playwright-core';
import { build } from 'vite';
import type { Bench, BenchRow } from '../../tools/bench-contract.ts';
import { requireBrowser } from '../../tools/browsers.ts';
import { fromRoot } from '../../tools/paths.ts';
import { requireZooPackages } from '../../tools/zoo-packages.ts';
import type { DriftControls, View } from '../drift/drift-entry';
import { redesigns, restyles } from '../drift/redesigns';
import { startPages } from '../pages/serve';
import type { ExpectedMessage } from '../zoo/expected';
import { zooZone } from '../zoo/said';
import { f1, rate, type ReadMessage, scoreReading } from '../zoo/score';
import { serveZoo } from '../zoo/serve-zoo';

type PartNames = Parameters<DriftControls['redesign']>[2];
type Subject = { readonly page: string; readonly url: string; readonly parts: PartNames };
/** What came of one change: read as before, told, lost in silence, or there was nothing to change. */
type Outcome = 'read' | 'told' | 'lost' | 'nothing';
type Tried = {
  readonly page: string;
  readonly change: string;
  readonly outcome: Outcome;
  readonly f1: number;
  readonly lostField: string | null;
};

/** Messages that are still read, and fields of them that are still right, as shares of what was read before. */
const wordsBar = 0.98;
const fieldsBar = 0.95;

/** What becomes of every page when its owner redesigns it: read as before, told to the user, or lost in silence; and whether a restyle alarms. */
export const bench: Bench = async ({ quick }) => {
  requireZooPackages();
  const [zoo, consoles, script] = await Promise.all([serveZoo(), startPages({ zone: zooZone }), bundle()]);
  const rules = [...consoles.hosts.map((host) => `MAP ${host} 127.0.0.1:${consoles.port}`), `MAP *.localhost 127.0.0.1:${zoo.port}`];
  const browser = await chromium.launch({
    executablePath: requireBrowser('chromium'),
    args: ['--no-sandbox', '--disable-gpu', `--host-resolver-rules=${[...rules, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1'].join(', ')}`],
  });
  const subjects: readonly Subject[] = [
    ...consoles.pages
      .filter(({ sort }) => sort !== 'still')
      .map(({ console, case: name, url }) => ({ page: `${console}/${name}`, url: whole(url), parts: null })),
    ...zoo.talks
      .filter(({ url }) => url.endsWith('talk=1'))
      .map(({ page, url, rule }) => ({ page, url: `${url}&whole`, parts: rule.parts })),
  ];
  const tried: Tried[] = [];
  try {
    for (const [index, subject] of subjects.entries())
      if (!quick || index % 4 === 0) tried.push(...(await tryAll(browser, script, subject)));
  } finally {
    await browser.close();
    await Promise.all([zoo.close(), consoles.close()]);
  }
  return resultOf(tried);
};

/** All of a living page's rows at once. */
function whole(address: string): string {
  const url = new URL(address);
  url.searchParams.set('show', '400');
  return url.href;
}

async function tryAll(browser: Browser, script: string, { page: name, url, parts }: Subject): Promise<readonly Tried[]> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 1280, height: 800 }, timezoneId: zooZone });
  await context.addInitScript(script);
  try {
    const page = await context.newPage();
    const live = await openLive(page, url);
    const address = live.url();
    const usual = await viewOf(live, address, null);
    const markup = await live.evaluate(() => window.drift.frozen());
    const styled: Tried[] = [];
    for (const [change, css] of Object.entries(restyles)) styled.push(await restyled(live, { name, address, change, css, usual }));
    await page.close();
    return [...styled, ...(await redesigned(context, { name, address, parts, markup }))];
  } finally {
    await context.close();
  }
}

async function openLive(page: Page, url: string): Promise<Frame> {
  await page.goto(url);
  await page.waitForLoadState('networkidle');
  return page.frames().at(-1) ?? page.mainFrame();
}

async function viewOf(frame: Frame, address: string, usual: View | null): Promise<View> {
  return frame.evaluate(([at, signs]) => window.drift.view(at, window.drift.remembered(signs)), [address, usual?.signs ?? []] as const);
}

type Restyle = { readonly name: string; readonly address: string; readonly change: string; readonly css: string; readonly usual: View };

async function restyled(frame: Frame, { name, address, change, css, usual }: Restyle): Promise<Tried> {
  const style = await frame.addStyleTag({ content: css });
  const now = await viewOf(frame, address, usual);
  await style.evaluate((element) => element.parentNode?.removeChild(element));
  return {
    page: name,
    change: `restyle: ${change}`,
    outcome: now.alarm.length > 0 ? 'told' : 'read',
    f1: 1,
    lostField: now.alarm.join(' '),
  };
}

type Frozen = { readonly name: string; readonly address: string; readonly parts: PartNames; readonly markup: string };

async function redesigned(context: BrowserContext, { name, address, parts, markup }: Frozen): Promise<readonly Tried[]> {
  await context.route(address, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: markup }));
  const tried: Tried[] = [];
  let usual: View | null = null;
  for (const { name: change, drops } of redesigns) {
    const page = await context.newPage();
    await page.goto(address);
    const isChanged = await page.evaluate(([what, at, names]) => window.drift.redesign(what, at, names), [change, address, parts] as const);
    const views = await Promise.all(page.frames().map((frame) => viewOf(frame, address, usual)));
    await page.close();
    const now = {
      messages: views.flatMap(({ messages }) => messages),
      alarm: views.flatMap(({ alarm }) => alarm),
      signs: views.flatMap(({ signs }) => signs),
    };
    usual ??= now;
    tried.push(isChanged ? judged(name, change, drops, usual, now) : { page: name, change, outcome: 'nothing', f1: 1, lostField: null });
  }
  return tried;
}

const asExpected = ({ direction, sender, kind, text, time }: ReadMessage): ExpectedMessage => ({
  direction: direction === 'in' || direction === 'out' ? direction : 'system',
  sender,
  author: sender,
  kind,
  text,
  time,
});

function judged(page: string, change: string, drops: readonly string[], usual: View, now: View): Tried {
  const score = scoreReading(now.messages, usual.messages.map(asExpected));
  const lostField =
    (['direction', 'sender', 'time'] as const).find((field) => !drops.includes(field) && (rate(score[field]) ?? 1) < fieldsBar) ?? null;
  const isRead = f1(score) >= wordsBar && lostField === null;
  return { page, change, outcome: isRead ? 'read' : now.alarm.length > 0 ? 'told' : 'lost', f1: f1(score), lostField };
}

function resultOf(tried: readonly Tried[]): Awaited<ReturnType<Bench>> {
  const changes = tried.filter(({ outcome, change }) => outcome !== 'nothing' && !change.startsWith('restyle'));
  const silent = changes.filter(({ outcome }) => outcome === 'lost');
  const lost = silent.filter((one) => one.f1 < wordsBar);
  const alarms = tried.filter(({ change, outcome }) => change.startsWith('restyle') && outcome === 'told');
  const names = [...new Set(tried.map(({ change }) => change))];
  const rows = names.map((change): BenchRow => {
    const mine = tried.filter((one) => one.change === change);
    const count = (outcome: Outcome) => mine.filter((one) => one.outcome === outcome).length;
    const faults = mine.filter(({ outcome }) => outcome === (change.startsWith('restyle') ? 'told' : 'lost'));
    return {
      change,
      read: count('read'),
      told: count('told'),
      lost: count('lost'),
      'nothing to change': count('nothing'),
      where: faults
        .map(({ page, f1: score, lostField }) => `${page} ${Math.round(score * 100)}${lostField === null ? '' : ` ${lostField}`}`)
        .join(', '),
    };
  });
  return {
    rows,
    targets: [
      {
        what: 'redesigns still read (F1 of messages ≥ 0.98) or told, share',
        value: 1 - lost.length / Math.max(1, changes.length),
        bar: 1,
        better: 'higher',
      },
      { what: 'redesigns in which messages, sides, names or times were lost in silence', value: silent.length, bar: 0, better: 'lower' },
      { what: 'harmless restyles that raised the alarm', value: alarms.length, bar: 0, better: 'lower' },
    ],
  };
}

async function bundle(): Promise<string> {
  const lib = {
    entry: fromRoot('tests/drift/drift-entry.ts'),
    formats: ['iife' as const],
    name: 'driftScript',
    fileName: () => 'drift.js',
  };
  const built = await build({ configFile: false, logLevel: 'error', build: { write: false, target: 'es2023', lib } });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) => ('output' in one ? one.output : []));
  const script = outputs.find((one) => one.type === 'chunk');
  if (!script) throw new Error('the page has no script');
  return script.code;
}

declare global {
  interface Window {
    readonly drift: DriftControls;
  }
}
