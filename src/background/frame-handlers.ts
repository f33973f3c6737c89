import { hintsIn } from '../../content-scripts/reader/taught';
import type { Outcome } from '../archive/ports';
import type { Runtime } from '../platform/browser';
import { frameOf, noteFrame, paneName, type Frame } from '../platform/frames';
import type { FrameOrders, PaneReport } from '../platform/messages';
import { getSetting, settings } from '../platform/settings';
import { standing } from './allowed';
import { isUsualPlace } from './page-watch';
import { injectLayout, injectReader } from './injection';

/** More panes than this in one frame are not chats. */
const mostPanes = 20;

/** A content script woke on a chat: what it is to do. The frame is remembered, so that it can be asked and swept later. */
export async function hello(console: string, url: string, { tab, frameId, url: sent }: Runtime.MessageSender): Promise<FrameOrders> {
  const address = sent !== undefined && /^https?:/.test(sent) ? sent : (tab?.url ?? url);
  const known = tab?.id === undefined ? undefined : await frameOf(tab.id, frameId ?? 0);
  if (tab?.id !== undefined) {
    await noteFrame({ conversations: {}, panes: [], ...known, tabId: tab.id, frameId: frameId ?? 0, console, url: address });
  }
  const host = URL.canParse(address) ? new URL(address).hostname : '';
  const [state, useHints, taught] = await Promise.all([
    standing(console, address),
    getSetting(settings.useHints),
    getSetting(settings.taught),
  ]);
  return { state, useHints, taught: hintsIn(taught[host]) };
}

/** Brings a script to a frame that is known and allowed to archive; any other gets nothing. */
export async function bring(
  inject: (tabId: number, frameId: number) => Promise<void>,
  { tab, frameId = 0 }: Runtime.MessageSender,
): Promise<null> {
  const known = tab?.id === undefined ? undefined : await frameOf(tab.id, frameId);
  if (known && (await standing(known.console, known.url)) === 'on') await inject(known.tabId, known.frameId);
  return null;
}

type Stray = { readonly console: string; readonly url: string; readonly composer: boolean };

/** Brings the layout reader to a console's page without its landmark, where somebody may write or chats were seen before. */
export async function bringLayoutTo({ console, url, composer }: Stray, { tab, frameId = 0, url: sent }: Runtime.MessageSender) {
  const address = sent !== undefined && /^https?:/.test(sent) ? sent : (tab?.url ?? url);
  const isUsual = await isUsualPlace({ console, url: address });
  if (tab?.id === undefined || !(composer || isUsual) || (await standing(console, address)) !== 'on') return 'no';
  await injectReader(tab.id, frameId);
  await injectLayout(tab.id, frameId);
  return isUsual ? 'usual' : 'look';
}

/** The first of these consoles that showed chats at a frame's address before. */
export async function usualAt(consoles: readonly string[], { url: sent, tab }: Runtime.MessageSender): Promise<string | null> {
  const url = sent !== undefined && /^https?:/.test(sent) ? sent : (tab?.url ?? '');
  const usual = await Promise.all(consoles.map(async (console) => ((await isUsualPlace({ console, url })) ? [console] : [])));
  return usual.flat()[0] ?? null;
}

/** Remembers what a frame shows now, and answers the frame. */
export async function noted(panes: readonly PaneReport[], { tab, frameId }: Runtime.MessageSender): Promise<Frame | undefined> {
  const known = tab?.id === undefined ? undefined : await frameOf(tab.id, frameId ?? 0);
  if (!known) return undefined;
  const frame = { ...known, panes: panes.slice(0, mostPanes) };
  await noteFrame(frame);
  return frame;
}

type Parties = { readonly account: string | null; readonly peer: { readonly name: string | null } };

/** Remembers which conversation a pane's rows went to. */
export async function noteOutcome(outcome: Outcome, { account, peer }: Parties, { tab, frameId }: Runtime.MessageSender): Promise<void> {
  if (outcome.outcome !== 'stored' || tab?.id === undefined) return;
  const known = await frameOf(tab.id, frameId ?? 0);
  const name = paneName(account, peer.name);
  if (!known || known.conversations[name] === outcome.conversation) return;
  await noteFrame({ ...known, conversations: { ...known.conversations, [name]: outcome.conversation } });
}
