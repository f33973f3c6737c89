import type { Mailbox } from '../mail/mailbox';
import { browser } from '../platform/browser';
import type { CommandName } from '../platform/command-names';
import { forgetFolder } from '../platform/folder-handles';
import { allFrames, forgetFrames, type Frame } from '../platform/frames';
import { text } from '../platform/i18n';
import { logLines } from '../platform/log';
import { answerContent, answerPages, askFrame } from '../platform/messages';
import { getSetting, onSettingChanged, setSetting, settings } from '../platform/settings';
import { openOwnPage } from '../platform/tabs';
import { caseStore } from '../store/case-store';
import { archiveDatabase } from '../store/database';
import { logHeads } from '../store/evidence/log-heads';
import { exhibitStore } from '../store/exhibit-store';
import { fileStore } from '../store/file-store';
import { type Removed, removeConversation } from '../store/remove-conversations';
import { mailSecrets } from '../store/mail-secrets';
import { mailStore } from '../store/mail-store';
import { mergeStore } from '../store/merge-store';
import { fileKeeper, filesAlarm } from './attachments/file-keeper';
import { showBadge, showLoss } from './badge';
import { capture } from './capture';
import { lookAtDeadlines, watchDeadlines } from './case-reminders';
import { dateOf } from './date-of';
import { fillGap } from './fill-gap';
import { bring, bringLayoutTo, hello, noted, noteOutcome, usualAt } from './frame-handlers';
import { watchExport } from './go-on-exporting';
import { beginProfile, endProfile, keepProfile, profileAsked } from './identity';
import { injectLayout, injectReader } from './injection';
import { health } from './health';
import { indexer } from './indexer';
import { archiveGranted, archiveTab, forgetOtherHosts, restoreHosts } from './hosts';
import { logKeeper } from './log-keeper';
import { lookAtArchive } from './look-at-archive';
import { composer } from './mail/compose-here';
import { mailWishes } from './mail/mail-wishes';
import { mailAlarm, mailWork } from './mail/mail-work';
import { routeOf, signInBy } from './mail/routes';
import { archiveMirror } from './mirror';
import { agreeOnConsoles, turnOnGranted } from './off-consoles';
import { takeCase } from './take-case';
import { takeNote } from './take-note';
import { acceptPages, forgetPages, pageHealth, watchPages } from './page-watch';
import { packQuestions } from './packs';
import { renewJournal } from './renew-journal';
import { repair } from './repair';
import { retention, retentionAlarm } from './retention';
import { isFilled, noteScrolls, scrollBack } from './scrolls';
import { stamping, stampsAlarm } from './stamping';
import { reportStructure } from './structure';
import { sweep } from './sweep';
import { beginTeaching, endTeaching, saveTaught } from './teaching';
import { lastTabState, tabState } from './tabs';

// The composition root of the background. Everything that must hear an event is registered before the first await.
const database = archiveDatabase();
const mirror = archiveMirror();
const index = indexer(database);
const heads = logHeads(database, Date.now);
const evidence = logKeeper(database, heads, Date.now);
const store = mergeStore(database, (head) => {
  mirror.stored(head);
  index.wake();
  evidence.wake();
  mail.stored();
});
const condition = health(refreshAll);
const take = capture(store, condition);
const keeper = fileKeeper(fileStore(database));
const stamps = stamping(heads, Date.now);
const quiet = retention(database, Date.now, removed);
const exhibits = exhibitStore(database);
const cases = caseStore(database);
const [mails, secrets] = [mailStore(database), mailSecrets(database)];
const routeTo = (mailbox: Mailbox) => routeOf(mailbox, mails, secrets);
const mail = mailWork({ store: mails, routeOf: routeTo, composer, clock: Date.now });
const sweepAlarm = 'sweep';
const openArchive: CommandName = 'open-archive';
const forever = new AbortController().signal;

answerContent({
  hello: async ({ console, url }, sender) => {
    const orders = await hello(console, url, sender);
    if (sender.tab?.id !== undefined) await refresh(sender.tab.id);
    return orders;
  },
  sight: async (sighting, sender) => {
    const outcome = await take.fromPage(sighting, sender);
    await noteOutcome(outcome, sighting.parties, sender);
    if (outcome.outcome === 'stored') keeper.wake();
    return outcome;
  },
  dateOf: async (question) => dateOf(question),
  isFilled: async (question, sender) => isFilled(question, sender, database),
  reader: async (_, sender) => bring(injectReader, sender),
  layout: async (_, sender) => bring(injectLayout, sender),
  stray: async (question, sender) => bringLayoutTo(question, sender),
  usual: async ({ consoles }, sender) => usualAt(consoles, sender),
  teachSave: async (hints, sender) => saveTaught(hints, sender),
  teachEnd: async (_, sender) => endTeaching(sender),
  profile: async (_, sender) => profileAsked(sender),
  profileKeep: async (picked, sender) => keepProfile(exhibits, picked, sender, Date.now()),
  profileEnd: async (_, sender) => endProfile(sender),
  report: async (panes, sender) => {
    const frame = await noted(panes, sender);
    if (frame) await Promise.all([noteScrolls(frame), noteChanges(frame)]);
    if (sender.tab?.id !== undefined) await refresh(sender.tab.id);
    return null;
  },
});

answerPages({
  tabState: async ({ tabId }) => tabState(tabId, database, condition),
  archivePage: async ({ tabId }) => {
    await archiveTab(tabId);
    return tabState(tabId, database, condition);
  },
  setPaused: async ({ paused }) => done(setSetting(settings.paused, paused)),
  setPrivate: async ({ conversation, isPrivate }) => done(setPrivate(conversation, isPrivate)),
  scrollBack: async ({ tabId, pane, wish }) => {
    await toFrames(tabId, ({ frameId }) => askFrame(tabId, frameId, 'stopScrolling', null));
    const isMeant = ({ frameId }: Frame) => pane === null || pane.frameId === frameId;
    return done(toFrames(tabId, async (frame) => isMeant(frame) && scrollBack(frame, pane?.id ?? null, wish, database)));
  },
  fillGap: async (wish) => fillGap(wish, database),
  stopScrolling: async ({ tabId }) => done(toFrames(tabId, ({ frameId }) => askFrame(tabId, frameId, 'stopScrolling', null))),
  acceptPage: async ({ tabId }) => {
    await acceptPages((await allFrames()).filter((frame) => frame.tabId === tabId));
    return done(refresh(tabId));
  },
  teach: async ({ tabId }) => done(beginTeaching(tabId)),
  pageHealth: async () => pageHealth(),
  repair: async (page) => repair(page),
  structure: async ({ tabId }) => done(reportStructure(tabId)),
  runNow: async () => sweep('user', store, database),
  importSighting: async (sighting) => take.fromFile(sighting),
  restore: async (part) => take.fromArchive(part),
  setNote: async (wish) => takeNote(store, wish, Date.now()),
  setCase: async (wish) => {
    const after = await takeCase(cases, wish, Date.now());
    await lookAtDeadlines(cases);
    return after;
  },
  keepFile: async (file) => done(keeper.order(file)),
  goOnIndexing: async () => done(index.wake()),
  watchExport: async ({ id }) => done(watchExport(id)),
  ...mailWishes({ store: mails, secrets, work: mail, routeOf: routeTo, signIn: signInBy(mails, secrets), clock: Date.now }),
  signHead: async () => ({ size: (await evidence.whole())?.size ?? 0 }),
  pickProfile: async (wish) => done(beginProfile(wish)),
  ...packQuestions(heads, exhibits, stamps, Date.now),
  deleteConversation: async ({ conversation }) => deleteConversation(conversation),
  quietFor: async ({ months }) => quiet.amount(months),
  diagnostics: async () => logLines(),
  deleteAll: async ({ typed }) => done(deleteAll(typed)),
});

browser.runtime.onInstalled.addListener(({ reason }) => void installed(reason));
browser.runtime.onStartup.addListener(() => void sweep('start', store, database));
browser.alarms.onAlarm.addListener(({ name }) => void (name === sweepAlarm && sweep('schedule', store, database)));
browser.alarms.onAlarm.addListener(({ name }) => void (name === filesAlarm && keeper.wake()));
browser.alarms.onAlarm.addListener(({ name }) => void (name === mailAlarm && mail.wake()));
browser.alarms.onAlarm.addListener(({ name }) => void (name === stampsAlarm && stamps.daily()));
browser.alarms.onAlarm.addListener(({ name }) => void (name === retentionAlarm && quiet.daily()));
browser.permissions.onAdded.addListener(({ origins = [] }) => void keeper.hostsAllowed(origins));
browser.commands.onCommand.addListener((name) => void (name === openArchive && openOwnPage('archive')));
browser.tabs.onRemoved.addListener((tabId) => void forgetFrames(tabId));
browser.tabs.onUpdated.addListener((tabId, { status }) => void (status === 'complete' && forgetGoneFrames(tabId)));
browser.permissions.onAdded.addListener(({ origins = [] }) => void (origins.length > 0 && archiveGranted(origins)));
browser.permissions.onAdded.addListener(({ origins = [] }) => void turnOnGranted(origins));
browser.permissions.onRemoved.addListener(() => void agreeOnConsoles());
browser.runtime.onStartup.addListener(() => void agreeOnConsoles());
watchDeadlines(cases);
for (const item of [settings.paused, settings.welcomed, settings.filesTotalMegabytes])
  onSettingChanged<unknown>(item, () => keeper.wake(), forever);
for (const item of [settings.stampWhen, settings.authorities]) onSettingChanged<unknown>(item, () => void stamps.schedule(), forever);
onSettingChanged(settings.keptMonths, () => void quiet.chosen(), forever);
onSettingChanged(settings.loss, () => void showLoss().then(refreshAll), forever);
onSettingChanged(settings.dueCase, () => void showLoss().then(refreshAll), forever);
onSettingChanged(settings.everyMinutes, (minutes) => void schedule(minutes), forever);
onSettingChanged(settings.hosts, (hosts) => void forgetOtherHosts(hosts).then(newOrders), forever);
onSettingChanged(settings.welcomed, () => void newOrders(), forever);
onSettingChanged(settings.paused, () => void newOrders(), forever);
onSettingChanged(settings.consoles, () => void agreeOnConsoles().then(newOrders), forever);
onSettingChanged(settings.useHints, () => void newOrders(), forever);
onSettingChanged(settings.taught, (taught) => void forgetPages(Object.keys(taught)).then(newOrders), forever);
void getSetting(settings.everyMinutes).then(schedule);
void stamps.schedule();
void lookAtArchive(database, mirror, condition).then(showLoss);
void renewJournal();
void quiet.schedule();
// What a background that ended left waiting goes on.
keeper.wake();
index.wake();
evidence.wake();
void mail.wake();

async function done(work: unknown): Promise<null> {
  await work;
  return null;
}

async function setPrivate(conversation: string, isPrivate: boolean): Promise<void> {
  const others = (await getSetting(settings.privateConversations)).filter((key) => key !== conversation);
  await setSetting(settings.privateConversations, isPrivate ? [...others, conversation] : others);
  await newOrders();
}

async function deleteAll(typed: string): Promise<void> {
  if (typed.trim().toLowerCase() !== text('deleteWord')) return;
  // First of all, so that a background that ends half way does not miss what the user has deleted.
  await mirror.forget();
  await store.deleteAll();
  await forgetFolder();
  await mirror.forget();
  await browser.storage.local.clear();
}

async function deleteConversation(key: string): Promise<number> {
  const gone = await removeConversation(database, key, Date.now());
  if (!gone) return 0;
  await removed(gone);
  return gone.messages;
}

/** What follows the archive hears that there is less of it. */
async function removed({ head }: Removed): Promise<void> {
  mirror.stored(head);
  index.wake();
  evidence.wake();
  await refreshAll();
}

/** A changed page is a line in the run history as soon as it is noticed. */
async function noteChanges(frame: Frame): Promise<void> {
  const panes = await watchPages(frame);
  const now = Date.now();
  if (panes.length > 0) await store.addRun({ started: now, ended: now, cause: 'change', panes });
}

async function toFrames(tabId: number, ask: (frame: Frame) => Promise<unknown>): Promise<void> {
  const frames = (await allFrames()).filter((frame) => frame.tabId === tabId);
  await Promise.allSettled(frames.map(ask));
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

/** Shows a tab's state on the toolbar; a tab that has gone in the meantime is nobody's fault. */
async function refresh(tabId: number): Promise<void> {
  const [now] = await Promise.allSettled([lastTabState(tabId, database, condition)]);
  if (now.status === 'fulfilled') await showBadge(now.value);
}

async function refreshAll(): Promise<void> {
  await Promise.all([...new Set((await allFrames()).map((frame) => frame.tabId))].map(refresh));
}

/** `minutes` 0 is off. */
async function schedule(minutes: number): Promise<void> {
  const known = await browser.alarms.get(sweepAlarm);
  if (known?.periodInMinutes === minutes) return;
  await browser.alarms.clear(sweepAlarm);
  if (minutes > 0) await browser.alarms.create(sweepAlarm, { periodInMinutes: minutes });
}

async function installed(reason: string): Promise<void> {
  await Promise.all([agreeOnConsoles(), restoreHosts()]);
  if (reason === 'install') await browser.tabs.create({ url: browser.runtime.getURL('welcome/index.html') });
  else await sweep('update', store, database);
}
