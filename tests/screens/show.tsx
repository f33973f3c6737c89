import { Views } from '../../archive-page/views';
import { Options } from '../../options/options';
import { typedBefore } from '../../popup/frame';
import { Popup } from '../../popup/popup';
import type { ArchiveReader } from '../../src/archive/ports';
import type { TabState } from '../../src/platform/messages';
import { maskedPicture } from '../../src/export/masked-picture';
import { setSetting, settings } from '../../src/platform/settings';
import type { Background } from '../../src/ui/background-port';
import { type ExportPort, type ReportProgress, usualChoice } from '../../src/ui/export-port';
import type { Ports } from '../../src/ui/ports';
import { pageLanguage, startPage } from '../../src/ui/start-page';
import { StructurePage } from '../../structure/structure-page';
import { Welcome } from '../../welcome/welcome';
import icon from '../../icons/liaocun.svg';
import { filesArchive, hostileArchive, type Invented, inventedArchive, inventedRuns, longArchive, now } from './invented';
import { activityArchive, activityFinder, countingFinder, isActivity, manyRuns } from './invented-activity';
import { fillingArchive, gappedArchive } from './invented-gaps';
import { inventedCases, inventedPack, type MemoryCases, memoryCases } from './invented-cases';
import { memoryFiles } from './invented-files';
import { inventedHealth } from './invented-health';
import { memoryMail } from './invented-mail';
import { evidenceSource, packAnswers } from './invented-packs';
import { manyPersonalRecords, personalRecords } from './invented-personal';
import { inventedStructure } from './invented-structure';
import { memoryArchive } from './memory-archive';
import { memoryFinder, otherFinders, slowFinder } from './memory-finder';
import type { Scene } from './scene';
import { tabState } from './tab-states';

/** What the page asked of the world around it, for tests to look at. */
const asked: (readonly [name: string, ...parts: unknown[]])[] = [];
Object.assign(globalThis, { asked, maskedPicture });
/** What the browser would say of the room, the same on every machine. */
const room = { usage: 182_400_000, quota: 107_000_000_000 };
Object.assign(navigator.storage, { estimate: async () => room });

function named(name: string): Error {
  return Object.assign(new Error(name), { name });
}

async function never(signal?: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason instanceof Error ? signal.reason : named('AbortError')), { once: true });
  });
}

async function tooNew(): Promise<never> {
  throw named('VersionError');
}

async function gone(): Promise<never> {
  throw new Error('Could not establish connection. Receiving end does not exist.');
}

async function answer<T>(name: string, question: unknown, value: T): Promise<T> {
  asked.push([name, question]);
  return value;
}

async function allowPage(): Promise<boolean> {
  return true;
}

function inventedOf({ data }: Scene): Invented {
  if (data === 'empty') return { conversations: [], messages: new Map() };
  if (data === 'hostile') return hostileArchive();
  if (data === 'filling') return fillingArchive(() => asked.some(([name]) => name === 'fillGap'));
  if (data === 'gaps') return gappedArchive();
  if (data === 'files') return filesArchive();
  if (isActivity(data)) return activityArchive(data);
  return data === 'long' ? longArchive(5000) : inventedArchive();
}

function archiveOf({ data }: Scene, invented: Invented): ArchiveReader {
  const archive = memoryArchive(invented);
  return data === 'broken' ? { ...archive, conversations: tooNew, conversation: tooNew, messages: tooNew, count: tooNew } : archive;
}

function backgroundOf(scene: Scene, cases: MemoryCases): Background {
  let state: TabState = tabState(scene.tab);
  const background: Background = {
    tabState: async () => state,
    archivePage: async (question) => {
      state = tabState('archiving');
      return answer('archivePage', question, state);
    },
    setPaused: async (question) => {
      state = tabState(question.paused ? 'paused' : 'archiving');
      await setSetting(settings.paused, question.paused);
      return answer('setPaused', question, null);
    },
    setPrivate: async (question) => {
      state = { ...state, panes: state.panes.map((pane) => ({ ...pane, isPrivate: question.isPrivate })) };
      return answer('setPrivate', question, null);
    },
    scrollBack: async (question) => {
      state = tabState('scrolling');
      return answer('scrollBack', question, null);
    },
    fillGap: async (question) => answer('fillGap', question, ['main', 'one'].includes(question.conversation) ? 'begun' : 'closed'),
    stopScrolling: async (question) => answer('stopScrolling', question, null),
    deleteConversation: async (question) => answer('deleteConversation', question, 12),
    quietFor: async (question) =>
      answer('quietFor', question, { conversations: question.months > 12 ? 0 : 3, messages: question.months > 12 ? 0 : 418 }),
    acceptPage: async (question) => {
      state = tabState('archiving');
      return answer('acceptPage', question, null);
    },
    teach: async (question) => answer('teach', question, null),
    pageHealth: async () => (scene.data === 'empty' ? [] : inventedHealth),
    repair: async (question) => answer('repair', question, 'closed'),
    structure: async (question) => answer('structure', question, null),
    runNow: async () => inventedRuns[0] ?? never(),
    importSighting: async (sighting) =>
      answer('importSighting', sighting.rows.length, {
        outcome: 'stored',
        conversation: 'd',
        added: sighting.rows.length,
        changed: 0,
        total: 9,
      }),
    restore: async ({ key, done, steps }) =>
      scene.saving === 'slow' && done > 0
        ? never()
        : answer('restore', steps.length, {
            outcome: 'stored',
            conversation: key,
            added: steps.length,
            changed: 0,
            known: 0,
            leftOut: [],
          }),
    setNote: async (question) =>
      scene.saving === 'full'
        ? Promise.reject(named('QuotaExceededError'))
        : answer('setNote', question, { text: question.text, tags: question.tags, changed: now, others: [] }),
    setCase: async (question) =>
      scene.saving === 'full' ? Promise.reject(named('QuotaExceededError')) : answer('setCase', question, cases.grant(question)),
    watchExport: async (question) => answer('watchExport', question, null),
    keepFile: async (question) => answer('keepFile', question, null),
    saveMailbox: async (question) => answer('saveMailbox', question, null),
    tryMailbox: async (question) => answer('tryMailbox', question, { trouble: null, answer: '', limit: 52_428_800 }),
    signInMailbox: async (question) => answer('signInMailbox', question, { trouble: null, answer: '', limit: null }),
    removeMailbox: async (question) => answer('removeMailbox', question, false),
    savePlan: async (question) => answer('savePlan', question, null),
    removePlan: async (question) => answer('removePlan', question, null),
    runPlan: async (question) => answer('runPlan', question, { mails: 1, messages: 3, more: false, quietAt: null }),
    sayOfMail: async (question) => answer('sayOfMail', question, null),
    checkMails: async (question) => answer('checkMails', question, { trouble: null, answer: '', limit: null }),
    listMails: async (question) => answer('listMails', question, []),
    fetchMail: async (question) => answer('fetchMail', question, ''),
    resendMails: async (question) => answer('resendMails', question, 1),
    stillComposing: async () => null,
    goOnIndexing: async () => null,
    ...packAnswers(answer),
    diagnostics: async () => [],
    deleteAll: async (question) => answer('deleteAll', question, null),
  };
  return scene.data === 'broken' ? { ...background, tabState: gone } : background;
}

/** A dozen messages each second up to ninety-six, and no further. */
async function inSteps(signal: AbortSignal, progress: ReportProgress): Promise<never> {
  for (let done = 0; done <= 96; done += 12) {
    progress({ done, total: 214 });
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  return never(signal);
}

function exportOf({ saving }: Scene): ExportPort {
  return {
    exportChats: async (what, format, choice, signal, progress) => {
      asked.push(['exportChats', what, format, ...(choice === usualChoice ? [] : [choice])]);
      progress({ done: saving === 'steps' ? 0 : 96, total: 214 });
      if (saving === 'full') throw named('QuotaExceededError');
      if (saving === 'slow') return never(signal);
      if (saving === 'steps') return inSteps(signal, progress);
      return { fileName: `2026-11-18_2026-11-20_shopee_buyer88_2606XK4P.${format}`, blob: new Blob(['x']) };
    },
    exportPack: async (what, choice) => {
      asked.push(['exportPack', what, choice]);
      return { fileName: '2026-11-18_2026-11-20_shopee_buyer88_2606XK4P.zip', blob: new Blob(['x']) };
    },
    async *records(what) {
      asked.push(['records', what]);
      yield* saving === 'many' ? manyPersonalRecords(1000) : personalRecords;
    },
    composeMail: async (what) => {
      asked.push(['composeMail', what]);
      return 'mailto:?subject=x';
    },
  };
}

const hostsOf: Readonly<Record<string, readonly string[]>> = {
  wangwang: ['*://air.1688.com/*', '*://market.m.taobao.com/*'],
  'shopee-seller': ['tw', 'sg', 'co.th', 'vn', 'com.my'].map((land) => `*://seller.shopee.${land}/*`),
  chatui: [],
};

const sites = [
  ...['wangwang', 'qianniu-history', 'shopee-seller', 'shopee-buyer', 'chatui', 'dingtalk'].map(
    (id) => ({ id, shipped: 'on', hosts: hostsOf[id] ?? [`*://${id}.example/*`] }) as const,
  ),
  ...['goofish', 'pinduoduo', 'doudian'].map((id) => ({ id, shipped: 'off', hosts: [`https://more.${id}.example/*`] }) as const),
];

/** Puts one screen, as the scene wants it, into the page. */
export function show(scene: Scene): void {
  const invented = inventedOf(scene);
  const cases = memoryCases(scene.data === 'empty' ? [] : inventedCases, invented);
  const finder = { ...memoryFinder(invented), ...(isActivity(scene.data) && activityFinder(scene.data)) };
  const ports: Ports = {
    archive: archiveOf(scene, invented),
    finder: scene.data === 'slow' ? { ...slowFinder(finder), ...countingFinder } : (otherFinders[scene.data]?.(finder) ?? finder),
    files: memoryFiles(scene.data === 'empty'),
    cases: scene.data === 'broken' ? { ...cases.reader, cases: tooNew, case: tooNew } : cases.reader,
    identities: evidenceSource(scene.data === 'empty'),
    mail: memoryMail(scene.data !== 'full' || scene.screen === 'popup', scene.mail),
    background: backgroundOf(scene, cases),
    exporting: exportOf(scene),
    exportCase: async (of, choice, signal, progress) => {
      asked.push(['exportCase', of.id, choice]);
      progress({ exhibit: 1, done: 96 });
      if (scene.saving === 'full') throw named('QuotaExceededError');
      return scene.saving === 'slow' ? never(signal) : inventedPack;
    },
    clock: scene.ticks ? Date.now : () => now,
    language: pageLanguage(),
    openPage: (page, hash) => asked.push(['openPage', page, hash]),
  };
  const runs = async () => (scene.data === 'empty' ? [] : isActivity(scene.data) ? manyRuns : inventedRuns);
  const views: Readonly<Record<string, () => preact.JSX.Element>> = {
    popup: () => <Popup typed={typedBefore()} tabId={1} allowPage={allowPage} />,
    archive: () => <Views runs={runs} />,
    options: () => <Options sites={sites} runs={runs} version="0.1.0" evidence={evidenceSource(scene.data === 'empty')} />,
    welcome: () => <Welcome sites={sites} icon={icon} />,
    structure: () => <StructurePage load={async () => (scene.data === 'empty' ? null : inventedStructure)} />,
  };
  const view = views[scene.screen];
  if (!view) throw new Error(`there is no screen ${scene.screen}`);
  startPage(scene.screen, ports, view());
}
