import * as v from 'valibot';
import { hintsSchema } from '../../content-scripts/reader/hints';
import type { Outcome } from '../archive/ports';
import { browser, type Runtime } from '../platform/browser';
import { allFrames, forgetFrames, frameOf, noteFrame, paneName } from '../platform/frames';
import { answerContent, answerPages, askFrame, type FrameOrders, type PaneReport } from '../platform/messages';
import { getSetting, onSettingChanged, setSetting, settings } from '../platform/settings';
import { archiveDatabase } from '../store/database';
import { forgetOldSightings, mergeStore } from '../store/merge-store';
import { isNamedHost, standing } from './allowed';
import { showBadge } from './badge';
import { capture } from './capture';
import { dateOf } from './date-of';
import { health } from './health';
import { inject, registerHost } from './injection';
import { sweep } from './sweep';
import { tabState } from './tabs';

// The composition root of the background. Everything that must hear an event is registered before the first await.
const database = archiveDatabase();
const store = mergeStore(database);
const state = health(refreshAll);
const take = capture(store, state);
const sweepAlarm = 'sweep';
/** More panes than this in one frame are not chats. */
const mostPanes = 20;
const forever = new AbortController().signal;

answerContent({
  hello: async ({ console, url }, sender) => hello(console, url, sender),
  sight: async (sighting, sender) => {
    const outcome = await take.fromPage(sighting, sender);
    await noteOutcome(outcome, sighting.parties, sender);
    return outcome;
  },
  dateOf: async (question) => dateOf(question),
  report: async (panes, sender) => noted(panes, sender),
});

answerPages({
  tabState: async ({ tabId }) => tabState(tabId, database, state),
  archivePage: async ({ tabId }) => archivePage(tabId),
  setPaused: async ({ paused }) => done(setSetting(settings.paused, paused)),
  setPrivate: async ({ conversation, isPrivate }) => done(setPrivate(conversation, isPrivate)),
  scrollBack: async ({ tabId, until }) => done(toFrames(tabId, (frameId) => askFrame(tabId, frameId, 'scrollBack', { until }))),
  stopScrolling: async ({ tabId }) => done(toFrames(tabId, (frameId) => askFrame(tabId, frameId, 'stopScrolling', null))),
  runNow: async () => sweep('user', store, database),
  importSighting: async (sighting) => take.fromFile(sighting),
  deleteAll: async ({ typed }) => done(deleteAll(typed)),
});

browser.runtime.onInstalled.addListener(({ reason }) => void installed(reason));
browser.runtime.onStartup.addListener(() => void sweep('start', store, database));
browser.alarms.onAlarm.addListener(({ name }) => void (name === sweepAlarm && sweep('schedule', store, database)));
browser.tabs.onRemoved.addListener((tabId) => void forgetFrames(tabId));
browser.tabs.onUpdated.addListener((tabId, { status }) => void (status === 'complete' && forgetGoneFrames(tabId)));
onSettingChanged(settings.everyMinutes, (minutes) => void schedule(minutes), forever);
for (const item of [settings.welcomed, settings.paused] as const) onSettingChanged(item, () => void newOrders(), forever);
onSettingChanged(settings.consoles, () => void newOrders(), forever);
onSettingChanged(settings.hosts, () => void newOrders(), forever);
onSettingChanged(settings.useHints, () => void newOrders(), forever);
onSettingChanged(settings.taught, () => void newOrders(), forever);
void getSetting(settings.everyMinutes).then(schedule);

async function done(work: Promise<unknown>): Promise<null> {
  await work;
  return null;
}

async function hello(console: string, url: string, { tab, frameId, url: sent }: Runtime.MessageSender): Promise<FrameOrders> {
  const address = sent !== undefined && /^https?:/.test(sent) ? sent : (tab?.url ?? url);
  const known = tab?.id === undefined ? undefined : await frameOf(tab.id, frameId ?? 0);
  if (tab?.id !== undefined)
    await noteFrame({ conversations: {}, panes: [], ...known, tabId: tab.id, frameId: frameId ?? 0, console, url: address });
  const host = URL.canParse(address) ? new URL(address).hostname : '';
  const [state, useHints, taught] = await Promise.all([
    standing(console, address),
    getSetting(settings.useHints),
    getSetting(settings.taught),
  ]);
  if (tab?.id !== undefined) await refresh(tab.id);
  const hints = v.safeParse(hintsSchema, taught[host]);
  return { state, useHints, taught: hints.success ? hints.output : null };
}

async function noted(panes: readonly PaneReport[], { tab, frameId }: Runtime.MessageSender): Promise<null> {
  const known = tab?.id === undefined ? undefined : await frameOf(tab.id, frameId ?? 0);
  if (!known) return null;
  await noteFrame({ ...known, panes: panes.slice(0, mostPanes) });
  await refresh(known.tabId);
  return null;
}

async function noteOutcome(
  outcome: Outcome,
  { account, peer }: { readonly account: string | null; readonly peer: { readonly name: string | null } },
  { tab, frameId }: Runtime.MessageSender,
): Promise<void> {
  if (outcome.outcome !== 'stored' || tab?.id === undefined) return;
  const known = await frameOf(tab.id, frameId ?? 0);
  const name = paneName(account, peer.name);
  if (known && known.conversations[name] !== outcome.conversation)
    await noteFrame({ ...known, conversations: { ...known.conversations, [name]: outcome.conversation } });
}

async function archivePage(tabId: number): ReturnType<typeof tabState> {
  const { url = '' } = await browser.tabs.get(tabId);
  if (/^https?:/.test(url) && !isNamedHost(new URL(url))) {
    const hosts = await getSetting(settings.hosts);
    const { hostname } = new URL(url);
    if (!hosts.includes(hostname)) await setSetting(settings.hosts, [...hosts, hostname]);
    await registerHost(url);
  }
  await inject(tabId);
  return tabState(tabId, database, state);
}

async function setPrivate(conversation: string, isPrivate: boolean): Promise<void> {
  const others = (await getSetting(settings.privateConversations)).filter((key) => key !== conversation);
  await setSetting(settings.privateConversations, isPrivate ? [...others, conversation] : others);
  await newOrders();
}

/** What the user has to type is the word of their language; here it only has to be something. */
async function deleteAll(typed: string): Promise<void> {
  if (typed.trim() === '') return;
  await store.deleteAll();
  await browser.storage.local.clear();
}

async function toFrames(tabId: number, ask: (frameId: number) => Promise<unknown>): Promise<void> {
  const frames = (await allFrames()).filter((frame) => frame.tabId === tabId);
  await Promise.allSettled(frames.map((frame) => ask(frame.frameId)));
}

/** After a navigation, frames that were replaced no longer answer; the new ones say hello by themselves. */
async function forgetGoneFrames(tabId: number): Promise<void> {
  const frames = (await allFrames()).filter((frame) => frame.tabId === tabId);
  await Promise.all(frames.map(({ frameId }) => askFrame(tabId, frameId, 'panes', null).catch(() => forgetFrames(tabId, frameId))));
  await refresh(tabId);
}

async function newOrders(): Promise<void> {
  const frames = await allFrames();
  await Promise.allSettled(frames.map((frame) => askFrame(frame.tabId, frame.frameId, 'orders', null)));
  await refreshAll();
}

async function refresh(tabId: number): Promise<void> {
  const gone = () => null;
  const now = await tabState(tabId, database, state).catch(gone);
  if (now) await showBadge(now);
}

async function refreshAll(): Promise<void> {
  await Promise.all([...new Set((await allFrames()).map((frame) => frame.tabId))].map(refresh));
}

/** `minutes` 0 is off. */
async function schedule(minutes: number): Promise<void> {
  const known = await browser.alarms.get(sweepAlarm);
  if (known?.periodInMinutes === minutes) return;
  await browser.alarms.clear(sweepAlarm);
  if (minutes > 0) browser.alarms.create(sweepAlarm, { periodInMinutes: minutes });
}

async function installed(reason: string): Promise<void> {
  await forgetOldSightings(database, Date.now());
  if (reason === 'install') await browser.tabs.create({ url: browser.runtime.getURL('welcome/index.html') });
  else await sweep('update', store, database);
}
