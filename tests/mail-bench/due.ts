import 'fake-indexeddb/auto';
import * as v from 'valibot';
import { restoreMails } from '../../src/mail/restore/restore-mails.ts';
import { archiveDatabase, type Database } from '../../src/store/database.ts';
import { importInto } from '../archive/jsonl.ts';
import { answered } from '../crash/subject.ts';
import { startJmap } from '../mail/pretend-jmap.ts';
import type { Heard } from '../mail-servers/pretend.ts';
import { rowsInArchive } from '../support/background.ts';
import { openExtension, type Family } from '../support/extension.ts';
import type { Tab } from '../../tools/drive/driven-browser.ts';
import { ask, fillArchive, nameMailbox, planId, savePlan } from './backups.ts';

/** Seconds from when a daily plan was due until its mail lay in the folder, and what they went into. */
export type DueTimes = {
  readonly messages: number;
  readonly mails: number;
  readonly 'due to awake, s': number;
  /** All of the composing: gathering what is new, records and PDF, and storing the mails. */
  readonly 'gather, compose, PDF, s': number;
  readonly 'deliver, s': number;
  readonly 'due to in the folder, s': number;
  /** The same work once more, as a plan of its own: without a PDF, and with nothing that is new to it. */
  readonly 'again without PDF, s': number;
  readonly 'again, nothing new, s': number;
};

/** How many records the archive has that the mails were made of, and how they came back from the mails alone. */
export type RestoreCount = {
  readonly records: number;
  readonly equal: number;
  readonly differing: number;
  readonly missing: number;
  readonly extra: number;
  readonly 'differ in': string;
};

const minute = 60_000;
/** Ms that anything here may take. */
const patience = 600_000;
const never = new AbortController().signal;

const seconds = (ms: number): number => Math.round(ms / 100) / 10;
const isImport = ({ body }: Heard): boolean => body.includes('Email/import');

/** When the server first heard what each plan's run leads to: epoch ms. */
type Moments = { awake: number; uploading: number; filed: number };

/** Runs a plan at once; how long composing and storing took, in ms, until the background answered. */
async function composedIn(tab: Tab, n: number, more: object): Promise<number> {
  await savePlan(tab, n, more);
  const begun = performance.now();
  await answered('a run', ask(tab, 'runPlan', { id: planId(n) }), patience);
  return performance.now() - begun;
}

/** Waits for as many mails as the outbox has, all sent. */
async function allSent(tab: Tab): Promise<number> {
  for (;;) {
    const states = v.parse(v.array(v.looseObject({ state: v.string() })), JSON.parse(await rowsInArchive(tab, 'mails')));
    if (states.length > 0 && states.every(({ state }) => state === 'sent')) return states.length;
  }
}

/**
 * Fills the archive of a real browser, lets a daily plan become due by the clock (the browser's alarm wakes the background, no page asks for it), and
 * measures until its mails lie at a local JMAP server; then puts the archive together again from those mails alone.
 */
export async function dueInTheFolder(
  family: Family,
  messages: number,
): Promise<{ readonly times: DueTimes; readonly restored: RestoreCount }> {
  const extension = await openExtension(family, { hostMap: {}, granted: ['127.0.0.1'] });
  const server = await startJmap();
  const { tab } = extension.asking;
  try {
    await extension.asking.ask('accept', { useHints: true, taught: {} });
    await fillArchive(tab, messages);
    await nameMailbox(tab, server.url);
    const moments: Moments = { awake: 0, uploading: 0, filed: 0 };
    const tell: (() => void)[] = [];
    const filed = new Promise<void>((resolve) => void tell.push(resolve));
    server.fault = (heard) => {
      const now = Date.now();
      if (moments.awake === 0) moments.awake = now;
      if (heard.url.pathname === '/upload' && moments.uploading === 0) moments.uploading = now;
      if (isImport(heard)) {
        moments.filed = now;
        for (const say of tell) say();
      }
      return null;
    };
    // An alarm rings a minute from now at the earliest.
    const due = Math.ceil((Date.now() + minute + 10_000) / minute) * minute;
    const at = new Date(due).getUTCHours() * 60 + new Date(due).getUTCMinutes();
    await savePlan(tab, 1, { isOn: true, zone: 'UTC', when: { every: 'day', at } });
    await answered('the mail', filed, patience);
    const mails = await allSent(tab);
    const lying = server.mails.map(({ bytes }) => new Uint8Array(bytes));
    server.fault = () => null;
    // The same work again without what is to be measured: nothing is new since now, and no PDF.
    const gathered = await composedIn(tab, 2, {
      what: { query: '', consoles: [], accounts: [], contacts: [], onlyOrders: false, since: Date.now() },
    });
    const records = await composedIn(tab, 3, { files: { pdf: false, jsonl: true } });
    const times: DueTimes = {
      messages,
      mails,
      'due to awake, s': seconds(moments.awake - due),
      'gather, compose, PDF, s': seconds(moments.uploading - moments.awake),
      'deliver, s': seconds(moments.filed - moments.uploading),
      'due to in the folder, s': seconds(moments.filed - due),
      'again without PDF, s': seconds(records),
      'again, nothing new, s': seconds(gathered),
    };
    return { times, restored: await restoredFrom(lying, await rowsInArchive(tab, 'messages')) };
  } finally {
    await extension.close();
    await server.close();
  }
}

const rowSchema = v.looseObject({ id: v.string(), conversation: v.string(), order: v.number() });
type Row = v.InferOutput<typeof rowSchema>;

/** What each installation keeps for itself: the number that only sorts, its seal, which of its witnesses saw it, and when again. */
const own: ReadonlySet<string> = new Set(['order', 'sealed', 'by', 'lastSeen']);

/** The fields in which two records differ. */
function differences(one: Row, other: Row): readonly string[] {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((name) => !own.has(name));
  return names.filter((name) => JSON.stringify(one[name]) !== JSON.stringify(other[name]));
}

const inOrder = (rows: readonly Row[]): readonly Row[] =>
  rows.toSorted((a, b) => (a.conversation < b.conversation ? -1 : a.conversation > b.conversation ? 1 : a.order - b.order));

const rowsIn = (json: string): readonly Row[] => inOrder(v.parse(v.array(rowSchema), JSON.parse(json)));

/** The rows as they lie in the database: reading through the archive fills in what it leaves out to save room. */
async function storedIn(database: Database): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const asked = database.backendDB().transaction('messages').objectStore('messages').getAll();
    asked.addEventListener('success', () => resolve(asked.result));
    asked.addEventListener('error', () => reject(new Error('not read')));
  });
}

/** Rebuilds an archive from mails and lays it beside the rows of another, each record in its place. */
async function restoredFrom(mails: readonly Uint8Array<ArrayBuffer>[], rows: string): Promise<RestoreCount> {
  const database = archiveDatabase(`from-mails-${Date.now()}`);
  const { file } = await restoreMails(mails, { keys: [], signal: never });
  await importInto(database, new Uint8Array(await file.arrayBuffer()), { size: 1 << 20 });
  const [held, back] = [rowsIn(rows), rowsIn(JSON.stringify(await storedIn(database)))];
  const places = new Map(back.map((row, place) => [row.id, { row, place }]));
  let [equal, differing] = [0, 0];
  const fields = new Set<string>();
  for (const [place, row] of held.entries()) {
    const found = places.get(row.id);
    if (!found) continue;
    const wrong = [...differences(row, found.row), ...(found.place === place ? [] : ['place'])];
    for (const field of wrong) fields.add(field);
    if (wrong.length === 0) equal += 1;
    else differing += 1;
  }
  const ids = new Set(held.map(({ id }) => id));
  await database.delete();
  return {
    records: held.length,
    equal,
    differing,
    missing: held.length - equal - differing,
    extra: back.filter(({ id }) => !ids.has(id)).length,
    'differ in': [...fields].join(', '),
  };
}
