import * as v from 'valibot';
import { accepting, afterLook, alarmOf, newMemory, pageMemorySchema, placeOf, type PageMemory } from '../domain/page-memory';
import { pageSignsSchema, type Change, type PageSigns } from '../domain/page-signs';
import type { RunPane } from '../archive/runs';
import { browser } from '../platform/browser';
import type { Frame } from '../platform/frames';
import type { PaneReport } from '../platform/messages';
import type { PageHealth } from '../platform/page-health';

const key = 'pageWatch';
/** Consoles and hosts remembered; the one not looked at for the longest time is forgotten first. */
const most = 200;

const memoriesSchema = v.record(v.string(), pageMemorySchema);
type Memories = Readonly<Record<string, PageMemory>>;

async function memories(): Promise<Memories> {
  const { [key]: stored } = await browser.storage.local.get(key);
  const parsed = v.safeParse(memoriesSchema, stored ?? {});
  return parsed.success ? parsed.output : {};
}

async function save(all: Memories): Promise<void> {
  const newest = Object.entries(all).toSorted(([, one], [, other]) => other.at - one.at);
  await browser.storage.local.set({ [key]: Object.fromEntries(newest.slice(0, most)) });
}

/** One after the other: each look builds on the one before. */
let last: Promise<unknown> = Promise.resolve();
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work);
  last = turn.catch(() => undefined);
  return turn;
}

type Page = Pick<Frame, 'console' | 'url'>;

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : '');
const nameOf = ({ console, url }: Page): string => `${console} ${hostOf(url)}`;

const placeAt = (url: string): number => placeOf(URL.canParse(url) ? new URL(url).pathname : '');

/** Whether chats were seen at a page's address before. */
export async function isUsualPlace(page: Page): Promise<boolean> {
  return (await memories())[nameOf(page)]?.places.includes(placeAt(page.url)) ?? false;
}

/** How each console's pages were read when they were last looked at, newest first. */
export async function pageHealth(): Promise<readonly PageHealth[]> {
  const known = Object.entries(await memories()).map(([name, { at, changed, usual }]) => {
    const [console = '', host = ''] = name.split(' ');
    return { console, host, at, changed, understood: usual && 1 - usual.unknown };
  });
  return known.toSorted((one, other) => other.at - one.at);
}

/** What a pane's report counts, or null where it counts nothing or the page made it up wrongly. */
function signsOf({ signs }: PaneReport): PageSigns | null {
  const parsed = v.safeParse(pageSignsSchema, signs);
  return parsed.success ? parsed.output : null;
}

/** What has changed on the page that a pane stands on. */
export async function changesOn(page: Page, report: PaneReport): Promise<readonly Change[]> {
  const signs = signsOf(report);
  return signs === null ? [] : alarmOf((await memories())[nameOf(page)] ?? newMemory, signs);
}

/** The last look told of each pane, by tab, frame and pane: a pane is reported more often than it is looked at. */
const told = new Map<string, string>();
const mostTold = 500;

function isNews({ tabId, frameId }: Frame, { id, signs }: PaneReport): boolean {
  const [pane, now] = [`${tabId} ${frameId} ${id}`, JSON.stringify(signs)];
  if (told.get(pane) === now) return false;
  if (told.size >= mostTold) told.clear();
  told.set(pane, now);
  return true;
}

/** Learns from what a frame's panes show, and answers what of it was not known to have changed: a line for the run history. */
export function watchPages(frame: Frame): Promise<readonly RunPane[]> {
  const looks = frame.panes.filter((report) => isNews(frame, report));
  return inTurn(async () => {
    let all = await memories();
    const name = nameOf(frame);
    const noticed: RunPane[] = [];
    for (const report of looks) {
      const signs = signsOf(report);
      if (!signs) continue;
      const before = all[name] ?? newMemory;
      const after = afterLook(before, signs, placeAt(frame.url), Date.now());
      if (after.changed.some((change) => !before.changed.includes(change))) noticed.push(changedPane(frame, report, after.changed));
      all = { ...all, [name]: after };
    }
    if (looks.length > 0) await save(all);
    return noticed;
  });
}

/** Of what is kept the line says nothing: the sweeps count that. */
function changedPane({ console }: Frame, { account, peerName }: PaneReport, changed: readonly Change[]): RunPane {
  return { console, account, peerName, conversation: null, total: 0, added: 0, failed: null, changed };
}

/** The user says that these pages are right as they are. */
export function acceptPages(pages: readonly Page[]): Promise<void> {
  return inTurn(async () => {
    const names = new Set(pages.map(nameOf));
    await save(Object.fromEntries(Object.entries(await memories()).map(([name, one]) => [name, names.has(name) ? accepting(one) : one])));
  });
}

/** Other hints read these hosts from now on: what was usual under the ones before is forgotten. */
export function forgetPages(hosts: readonly string[]): Promise<void> {
  return inTurn(async () => {
    const kept = Object.entries(await memories()).filter(([name]) => !hosts.includes(name.split(' ')[1] ?? ''));
    await save(Object.fromEntries(kept));
  });
}
