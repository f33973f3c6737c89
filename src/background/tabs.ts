import { browser } from '../platform/browser';
import { allFrames, paneName, type Frame } from '../platform/frames';
import { askFrame, type PaneReport, type TabPane, type TabState } from '../platform/messages';
import { getSetting, settings } from '../platform/settings';
import type { Database } from '../store/database';
import { standing } from './allowed';
import type { Health } from './health';
import { offConsoleAt } from './off-consoles';
import { changesOn } from './page-watch';
import { earlierScroll, gapIn } from './scrolls';
import { hostOf } from '../archive/conversation-of';

/** What the popup says of a tab: which chats are followed there at this moment, and if none, why not. */
export async function tabState(tabId: number, database: Database, health: Health): Promise<TabState> {
  return stateOf(tabId, await Promise.all((await framesOf(tabId)).map(asItIsNow)), database, health);
}

/** The same as it was last reported: enough for the toolbar, and no page is asked. */
export async function lastTabState(tabId: number, database: Database, health: Health): Promise<TabState> {
  return stateOf(tabId, await framesOf(tabId), database, health);
}

async function framesOf(tabId: number): Promise<readonly Frame[]> {
  return (await allFrames()).filter((frame) => frame.tabId === tabId);
}

async function stateOf(tabId: number, frames: readonly Frame[], database: Database, health: Health): Promise<TabState> {
  const url = (await browser.tabs.get(tabId)).url ?? '';
  const panes = (await Promise.all(frames.map((frame) => Promise.all(frame.panes.map((pane) => tabPane(pane, frame, database)))))).flat();
  const states = await Promise.all(frames.map((frame) => standing(frame.console, frame.url)));
  const isChanged = panes.some(({ changed }) => changed.length > 0);
  const problem = (await health.trouble()) ?? (isChanged ? 'page-changed' : null);
  const host = /^https?:/.test(url) ? hostOf(url) : null;
  const offConsole = await offConsoleAt(url);
  return {
    tabId,
    host,
    offConsole,
    problem,
    panes,
    state:
      problem !== null && frames.length > 0
        ? 'attention'
        : await plainState(url, host, offConsole ? [...states, 'off'] : states, panes.length),
  };
}

/** A frame with what its panes show at this moment; one that is too busy to answer is told as it was last. */
async function asItIsNow(frame: Frame): Promise<Frame> {
  const asked = askFrame(frame.tabId, frame.frameId, 'panes', null).catch(() => null);
  const late = new Promise<null>((resolve) => setTimeout(resolve, patience, null));
  const panes = await Promise.race([asked, late]);
  return panes ? { ...frame, panes } : frame;
}

/** Ms that the popup waits for a page's answer. */
const patience = 250;

async function plainState(
  url: string,
  host: string | null,
  states: readonly ('on' | 'paused' | 'off')[],
  panes: number,
): Promise<TabState['state']> {
  if (states.includes('paused')) return 'paused';
  if (states.includes('on')) return panes > 0 ? 'archiving' : 'no-chat';
  if (host === null) return url === '' ? 'not-allowed' : 'impossible';
  if (states.includes('off')) return 'off';
  return (await isGranted(url)) ? 'no-chat' : 'not-allowed';
}

/** Whether the user has granted this page's host, by installing or by a click. */
async function isGranted(url: string): Promise<boolean> {
  const { protocol, hostname } = new URL(url);
  return browser.permissions.contains({ origins: [`${protocol}//${hostname}/*`] });
}

async function tabPane(pane: PaneReport, frame: Frame, database: Database): Promise<TabPane> {
  const conversation = frame.conversations[paneName(pane.account, pane.peerName)] ?? null;
  const row = conversation === null ? undefined : await database.conversations.get(conversation).catch(() => undefined);
  const privates = await getSetting(settings.privateConversations);
  const gap = row ? await gapIn(row, database).catch(() => null) : null;
  return {
    ...pane,
    frameId: frame.frameId,
    conversation,
    total: row?.total ?? 0,
    isPrivate: conversation !== null && privates.includes(conversation),
    gap: gap?.at ?? null,
    changed: await changesOn(frame, pane),
    earlier: conversation === null ? null : await earlierScroll(conversation),
  };
}
