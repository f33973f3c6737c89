import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import type { Change } from '../../src/domain/page-signs';
import { zooZone } from '../zoo/said';
import type { DriftControls, View } from './drift-entry';
import { asTruth, isWell, type Outcome, outcomeOf, type Sheet, sheetOf } from './judge';
import { redesigns, restyles } from './redesigns';
import type { Subject } from './subjects';

/** What became of one change. */
export type Tried = { readonly change: string; readonly outcome: Outcome; readonly sheet: Sheet; readonly alarm: readonly Change[] };

/** What became of a page: how it was read before any change (what it shows is the truth), and each change after that. */
export type TriedPage = {
  readonly page: string;
  readonly before: Sheet;
  readonly restyled: readonly Tried[];
  readonly redesigned: readonly Tried[];
};

/**
 * Puts a page through every restyle and every redesign. Where it was read wrongly before, changes are held against what was read then, so
 * that what the reader could not do anyway is not laid to the change.
 */
export async function tryPage(browser: Browser, script: string, { page: name, url, parts, truth }: Subject): Promise<TriedPage> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 1280, height: 800 }, timezoneId: zooZone });
  await context.addInitScript(script);
  try {
    const page = await context.newPage();
    const live = await openLive(page, url);
    const address = live.url();
    const usual = await viewOf([live], address, null);
    const restyled: Tried[] = [];
    for (const [change, css] of Object.entries(restyles)) restyled.push(await restyle(live, { address, change, css, usual }));
    const markup = await live.evaluate(() => window.drift.frozen());
    await page.close();
    return { page: name, restyled, ...(await redesignAll(context, { address, parts, markup, truth })) };
  } finally {
    await context.close();
  }
}

async function openLive(page: Page, url: string): Promise<Frame> {
  await page.goto(url);
  const frame = page.frames().at(-1) ?? page.mainFrame();
  await frame.waitForLoadState();
  await frame.evaluate(() => window.drift.settled());
  return frame;
}

/** What all frames show together. */
async function viewOf(frames: readonly Frame[], address: string, usual: View | null): Promise<View> {
  const known = [address, usual?.signs ?? []] as const;
  const views = await Promise.all(
    frames.map((frame) => frame.evaluate(([at, signs]) => window.drift.view(at, window.drift.remembered(signs)), known)),
  );
  return {
    messages: views.flatMap(({ messages }) => messages),
    alarm: [...new Set(views.flatMap(({ alarm }) => alarm))],
    signs: views.flatMap(({ signs }) => signs),
  };
}

type Restyle = { readonly address: string; readonly change: string; readonly css: string; readonly usual: View };

/** Another look of the page is read as before; all that counts is whether it raises the alarm. */
async function restyle(live: Frame, { address, change, css, usual }: Restyle): Promise<Tried> {
  const style = await live.addStyleTag({ content: css });
  const { alarm, messages } = await viewOf([live], address, usual);
  await style.evaluate((element) => element.parentNode?.removeChild(element));
  return { change, outcome: alarm.length > 0 ? 'told' : 'read', sheet: sheetOf(messages, usual.messages.map(asTruth)), alarm };
}

type Frozen = Pick<Subject, 'parts' | 'truth'> & { readonly address: string; readonly markup: string };

async function redesignAll(context: BrowserContext, frozen: Frozen): Promise<Pick<TriedPage, 'before' | 'redesigned'>> {
  const { address, markup, truth } = frozen;
  await context.route(address, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: markup }));
  const page = await context.newPage();
  await page.goto(address);
  await page.evaluate(() => window.drift.thaw());
  const usual = await viewOf(page.frames(), address, null);
  const before = sheetOf(usual.messages, truth);
  const held = isWell(before) ? truth : usual.messages.map(asTruth);
  const redesigned: Tried[] = [];
  for (const redesign of redesigns) redesigned.push(await tryRedesign(page, redesign, { ...frozen, truth: held }, usual));
  return { before, redesigned };
}

async function tryRedesign(page: Page, { name, drops }: (typeof redesigns)[number], frozen: Frozen, usual: View): Promise<Tried> {
  const { address, parts, truth } = frozen;
  // An address with a hash would not be loaded again by going there.
  await page.reload();
  const notices = truth.filter(({ direction }) => direction === 'system').map(({ text }) => text);
  const isChanged = await page.evaluate(([what, at, names, words]) => window.drift.redesign(what, at, names, words), [
    name,
    address,
    parts,
    notices,
  ] as const);
  if (!isChanged) return { change: name, outcome: 'nothing', sheet: { f1: 1, wrong: [], faults: [] }, alarm: [] };
  const { messages, alarm } = await viewOf(page.frames(), address, usual);
  const sheet = sheetOf(messages, truth, drops);
  return { change: name, outcome: outcomeOf(sheet, alarm), sheet, alarm };
}

declare global {
  interface Window {
    readonly drift: DriftControls;
  }
}
