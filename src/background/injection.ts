import { isHostOf } from '../../content-scripts/reader/choose-site';
import { sites } from '../../content-scripts/sites/index';
import { shippedOff } from '../../content-scripts/sites/shipped-off';
import { browser } from '../platform/browser';
import { allFrames } from '../platform/frames';
import { log } from '../platform/log';
import { getSetting, settings } from '../platform/settings';

/** The build makes them all; those after the first go only into frames that need them. */
const [script, readerScript, scrollScript] = ['content-scripts/archive.js', 'content-scripts/reader.js', 'content-scripts/scroll.js'];
/** The layout reader: what it sees, then what lays that beside the hints. */
const layoutScripts = ['content-scripts/layout.js', 'content-scripts/compare.js'] as const;

/** What goes into the pages of a console that ships off: what is known of it, then what reads by it. */
export const offConsoleScripts = ['content-scripts/more-consoles.js', script] as const;

async function scriptsFor(tabId: number): Promise<readonly string[]> {
  const { url = '' } = await browser.tabs.get(tabId);
  return URL.canParse(url) && shippedOff.some(({ hosts }) => isHostOf(hosts, new URL(url))) ? offConsoleScripts : [script];
}

/** Puts the content script into every frame of a tab that the extension may read. False where it may not. */
export async function inject(tabId: number): Promise<boolean> {
  try {
    await browser.scripting.executeScript({ target: { tabId, allFrames: true }, files: [...(await scriptsFor(tabId))] });
    return true;
  } catch (error) {
    log('injection').error(error);
    return false;
  }
}

/** Puts the reader into one frame. Throws where the browser refuses. */
export async function injectReader(tabId: number, frameId: number): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files: [readerScript] });
}

/** Puts the layout reader into one frame that has the reader. Throws where the browser refuses. */
export async function injectLayout(tabId: number, frameId: number): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files: [...layoutScripts] });
}

/** Puts the reader, and the one by layout, into every frame of a tab that can be read: who teaches points at what it sees. Throws where the browser refuses. */
export async function injectLayoutEverywhere(tabId: number): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId, allFrames: true }, files: [readerScript, ...layoutScripts] });
}

/** Puts teaching by clicking into one frame. Throws where the browser refuses. */
export async function injectTeach(tabId: number, frameId: number): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files: ['content-scripts/teach.js'] });
}

/** Puts the picking of profiles into the top frame of a tab. Throws where the browser refuses. */
export async function injectProfile(tabId: number): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId, frameIds: [0] }, files: ['content-scripts/profile.js'] });
}

/** Puts what makes structure reports into one frame. Throws where the browser refuses. */
export async function injectStructure(tabId: number, frameId: number): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files: ['content-scripts/structure.js'] });
}

/** Puts what scrolls back into one frame. Throws where the browser refuses. */
export async function injectScroll(tabId: number, frameId: number): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files: [scrollScript] });
}

const prefix = 'host-';

/** Keeps archiving a host that the user granted: its pages get the content script at every load. */
export async function registerHost(url: string): Promise<void> {
  const { protocol, hostname } = new URL(url);
  const id = prefix + hostname;
  const known = await browser.scripting.getRegisteredContentScripts({ ids: [id] });
  if (known.length > 0) return;
  await browser.scripting.registerContentScripts([
    { id, js: [script], matches: [`${protocol}//${hostname}/*`], allFrames: true, runAt: 'document_idle', persistAcrossSessions: true },
  ]);
}

export async function unregisterHost(host: string): Promise<void> {
  await browser.scripting.unregisterContentScripts({ ids: [prefix + host] });
}

/** The hosts whose pages get the content script because the user granted them. */
export async function registeredHosts(): Promise<readonly string[]> {
  const scripts = await browser.scripting.getRegisteredContentScripts();
  return scripts.flatMap(({ id }) => (id.startsWith(prefix) ? [id.slice(prefix.length)] : []));
}

/** The tabs of consoles that are on and of granted hosts in which no content script has answered, though they are not discarded. */
export async function silentTabs(hosts: readonly string[]): Promise<readonly number[]> {
  const choices = await getSetting(settings.consoles);
  const on = sites.filter(({ id, shipped }) => choices[id] ?? shipped === 'on');
  const patterns = [...on.flatMap((site) => site.hosts), ...hosts.flatMap((host) => [`https://${host}/*`, `http://${host}/*`])];
  if (patterns.length === 0) return [];
  const [tabs, frames] = await Promise.all([browser.tabs.query({ url: patterns }), allFrames()]);
  const awake = new Set(frames.map((frame) => frame.tabId));
  return tabs.flatMap((tab) => (tab.id === undefined || tab.discarded === true || awake.has(tab.id) ? [] : [tab.id]));
}
