import { Dexie } from 'dexie';
import type { ArchiveHead, Loss, Mirror } from '../../src/archive/archive-head';
import type { Conversation, Outcome } from '../../src/archive/ports';
import type { Restored } from '../../src/archive/restore/restore-part';
import type { MessageRecord } from '../../src/domain/message';
import type { RestorePart } from '../../src/domain/restore-part';
import type { Sighting } from '../../src/domain/sighting';
import { browser } from '../../src/platform/browser';
import { text } from '../../src/platform/i18n';
import { askFromPage, type TabState } from '../../src/platform/messages';
import type { ScrollWish } from '../../src/platform/scroll-orders';
import { getSetting, setSetting, settings, type FileChoice } from '../../src/platform/settings';
import type { RunRecord } from '../../src/archive/runs';
import type { Json } from '../drive/driven-browser.ts';
import { indexFinder } from '../../src/search/find/finder';
import { parse } from '../../src/search/language/parse';
import { archiveDatabase } from '../../src/store/database';
import { databaseName } from '../../src/store/database-name';
import { headOf } from '../../src/store/merge-store';
import { migrations } from '../../src/store/migrations/index';
import { openArchive } from '../../src/store/open-archive';
import { forgetIndex } from '../../src/store/search-index';
import { readsOf } from '../../src/store/reads/open-reads';
import { searchSource } from '../../src/store/search-source';
import { companionQuestions } from './companion';

/** What a person would have chosen before the page is opened. */
type Choices = {
  readonly useHints: boolean;
  /** Hints taught for hosts, as a person's teaching would leave them. */
  readonly taught: Readonly<Record<string, Json>>;
  /** Consoles that ship off and are turned on. */
  readonly consoles?: readonly string[];
};

const archive = openArchive();
/** To look where the archive's own reader has nothing to tell. */
const database = archiveDatabase();
const finder = indexFinder(searchSource(readsOf(database)), { now: () => performance.now(), breathe: async () => undefined });

const never = { aborted: false };

/**
 * Makes an archive of an earlier version that holds these rows from its first moment on, so that whoever opens it next has them to migrate.
 * False where there is an archive already.
 */
async function isLaid(version: number, tables: Readonly<Record<string, readonly Json[]>>): Promise<boolean> {
  const earlier = archiveDatabase(databaseName, migrations.slice(0, version));
  let isNew = false;
  earlier.on('populate', async (transaction) => {
    isNew = true;
    for (const [name, rows] of Object.entries(tables)) await transaction.table(name).bulkAdd([...rows]);
  });
  await earlier.open();
  earlier.close();
  return isNew;
}

/** What tools and tests may ask of a running extension. Everything here goes the way that its own pages go: the same messages, settings and reader. */
const automation = {
  ...companionQuestions,
  /** Accepts the welcome and sets the choices. */
  async accept({ useHints, taught, consoles = [] }: Choices): Promise<null> {
    await setSetting(settings.consoles, Object.fromEntries(consoles.map((id) => [id, true])));
    await setSetting(settings.taught, taught);
    await setSetting(settings.useHints, useHints);
    await setSetting(settings.welcomed, true);
    return null;
  },

  /** The tabs that show a page the extension may see, in the order in which they were opened. */
  async tabs(): Promise<readonly { readonly id: number; readonly url: string }[]> {
    const open = await browser.tabs.query({ url: ['http://*/*', 'https://*/*'] });
    return open.flatMap(({ id, url }) => (id === undefined || url === undefined ? [] : [{ id, url }])).toSorted((a, b) => a.id - b.id);
  },

  archivePage: async (tabId: number): Promise<TabState> => askFromPage('archivePage', { tabId }),
  tabState: async (tabId: number): Promise<TabState> => askFromPage('tabState', { tabId }),
  scrollBack: async (tabId: number, wish: ScrollWish = { to: 'start' }): Promise<null> =>
    askFromPage('scrollBack', { tabId, pane: null, wish }),
  /** Asks for the newest gap of a conversation to be filled, as its row in the transcript does; null where it has none. */
  async fillGap(conversation: string): Promise<'begun' | 'closed' | null> {
    const gap = (await archive.conversation(conversation))?.gaps.at(-1);
    return gap ? askFromPage('fillGap', { conversation, after: gap.after }) : null;
  },
  stopScrolling: async (tabId: number): Promise<null> => askFromPage('stopScrolling', { tabId }),
  runNow: async (): Promise<RunRecord> => askFromPage('runNow', null),
  /** The last lines of the run history, newest first. */
  runs: async (): Promise<readonly RunRecord[]> => archive.runs(20),

  /** Every record of a conversation, in transcript order. */
  async records(conversation: string): Promise<readonly MessageRecord[]> {
    const found: MessageRecord[] = [];
    for await (const record of archive.records(conversation)) found.push(record);
    return found;
  },

  /** The keys of the conversations that were seen at `moment` (epoch ms) or later, newest first. */
  async seenSince(moment: number): Promise<readonly string[]> {
    return (await archive.conversations()).filter(({ lastSeen }) => lastSeen >= moment).map(({ key }) => key);
  },

  conversation: async (key: string): Promise<Conversation | null> => (await archive.conversation(key)) ?? null,

  /** Hands in what was read from a file, as the options page does. */
  importSighting: async (sighting: Sighting): Promise<Outcome> => askFromPage('importSighting', sighting),

  /** Hands in a part of one of our own files, as the options page does. */
  restore: async (part: RestorePart): Promise<Restored> => askFromPage('restore', part),

  /** The archive's head and what it holds, in one look; the mirror as it was before that; and what is said to be lost. */
  async standing(): Promise<{ head: ArchiveHead | null; messages: number; mirror: Mirror | null; loss: Loss | null }> {
    const [mirror, loss] = await Promise.all([getSetting(settings.mirror), getSetting(settings.loss)]);
    const [head, messages] = await database.transaction('r', database.messages, database.heads, async () =>
      Promise.all([headOf(database), database.messages.count()]),
    );
    return { head, messages, mirror, loss };
  },

  /** Deletes everything, settings too, and puts an archive of an earlier version with these rows in its place. */
  async layEarlier(version: number, tables: Readonly<Record<string, readonly Json[]>>): Promise<null> {
    await askFromPage('deleteAll', { typed: text('deleteWord') });
    // The background goes on with its own work, and may make a new archive as soon as there is none: that one is deleted as well.
    do await Dexie.delete(databaseName);
    while (!(await isLaid(version, tables)));
    return null;
  },

  count: async (): Promise<number> => archive.count(),

  /** Keeps the files that the settings of this name and value let through. */
  async setFiles(files: FileChoice, megabytes: number): Promise<null> {
    await setSetting(settings.files, files);
    await setSetting(settings.fileMegabytes, megabytes);
    return null;
  },
  setPaused: async (paused: boolean): Promise<null> => askFromPage('setPaused', { paused }),
  keepFile: async (message: string, url: string): Promise<null> => askFromPage('keepFile', { message, url }),
  /** What came of an address; its next try (epoch ms) is null once it is settled. */
  async fetched(url: string): Promise<{ readonly state: string; readonly why: string | null; readonly attempts: number } | null> {
    const row = await archive.fetched(url);
    return row ? { state: row.state, why: row.why, attempts: row.attempts } : null;
  },
  /** How many files are kept, and their bytes. */
  async held(): Promise<{ readonly kept: number; readonly bytes: number }> {
    const { kept, bytes } = await archive.fileHoldings();
    return { kept, bytes };
  },

  /** How many messages of a conversation a search finds. */
  async found(conversation: string): Promise<number> {
    const places = await finder.places({ query: { kind: 'conversation', key: conversation }, exact: false, ranking: 'newest' }, never);
    return places.length;
  },

  /** Forgets the search index, which the background builds anew after the next message it stores. */
  async forgetIndex(): Promise<null> {
    await forgetIndex(database);
    return null;
  },

  /** The texts of the newest hits of a search. */
  async search(query: string, most: number): Promise<readonly string[]> {
    const question = { ...parse(query, { now: Date.now(), consoles: [] }), ranking: 'newest' } as const;
    let texts: readonly string[] = [];
    for await (const { hits } of finder.find(question, most, never)) texts = hits.map(({ message }) => message.text);
    return texts;
  },
};

export type Automation = typeof automation;

Object.assign(globalThis, { automation });
