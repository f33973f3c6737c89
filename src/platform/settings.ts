import type { Loss, Mirror } from '../archive/archive-head';
import { type KeptMonths, keptMonths } from '../archive/retention';
import { type Authority, type StampTime, type StampTry, stampProblems, stampTimes } from '../evidence/authority';
import { browser } from './browser';

/** One setting: its stored name, its default, and the check that a stored value must pass. */
type Item<T> = { readonly key: string; readonly fallback: T; readonly holds: (value: unknown) => value is T };

const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';
const isString = (value: unknown): value is string => typeof value === 'string';
const isMinutes = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 1440;
const isStrings = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((one) => typeof one === 'string');
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isChoices = (value: unknown): value is Readonly<Record<string, boolean>> =>
  typeof value === 'object' && value !== null && Object.values(value).every(isBoolean);

/** Which files are kept: none, pictures and stickers, or files, voice and video as well. */
export const fileChoices = ['off', 'pictures', 'all'] as const;
export type FileChoice = (typeof fileChoices)[number];
const isFileChoice = (value: unknown): value is FileChoice => fileChoices.some((one) => one === value);
const isMegabytes = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 1e6;

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && value >= 0;
const isMirror = (value: unknown): value is Mirror | null =>
  value === null ||
  (isRecord(value) && isString(value['born']) && ['sequence', 'messages', 'conversations', 'at'].every((name) => isCount(value[name])));
const isLoss = (value: unknown): value is Loss | null =>
  value === null || (isRecord(value) && ['messages', 'conversations', 'at', 'left'].every((name) => isCount(value[name])));

/** A head of the evidence log: its name, size and root in hexadecimal digits. */
type LogMark = { readonly log: string; readonly size: number; readonly root: string };
const isLogMark = (value: unknown): value is LogMark | null =>
  value === null || (isRecord(value) && isString(value['log']) && isCount(value['size']) && isString(value['root']));
const isMoment = (value: unknown): value is number | null => value === null || isCount(value);

/** A search as it was typed, with the name it was saved under; names are unique. */
export type SavedSearch = { readonly name: string; readonly query: string; readonly ranking: string };
const isSearches = (value: unknown): value is readonly SavedSearch[] =>
  Array.isArray(value) &&
  value.every((one) => isRecord(one) && isString(one['name']) && isString(one['query']) && isString(one['ranking']));

/** The case whose deadline presses most, and by how many nights it is away (backwards where it is over). */
export type DueCase = { readonly id: string; readonly is: 'overdue' | 'near'; readonly days: number };
const isDueCase = (value: unknown): value is DueCase | null =>
  value === null ||
  (isRecord(value) && isString(value['id']) && (value['is'] === 'overdue' || value['is'] === 'near') && Number.isInteger(value['days']));

/** How the last export was asked for; '' and an empty list stand for what is usual. Who reads it checks that its names still mean something. */
export type LastExport = {
  readonly format: string;
  readonly language: string;
  readonly timeZone: string;
  readonly attachments: string;
  readonly columns: readonly string[];
};
const isLastExport = (value: unknown): value is LastExport =>
  isRecord(value) &&
  ['format', 'language', 'timeZone', 'attachments'].every((name) => isString(value[name])) &&
  isStrings(value['columns']);

/** An export that was begun and has not ended: its name, when it began (epoch ms), as which format, and what was asked for. Who goes on with it checks the rest. */
export type BegunExport = {
  readonly id: string;
  readonly at: number;
  readonly way: string;
  readonly what: unknown;
  readonly choice: unknown;
};
const isBegun = (value: unknown): value is readonly BegunExport[] =>
  Array.isArray(value) && value.every((one) => isRecord(one) && isString(one['id']) && isCount(one['at']) && isString(one['way']));

/**
 * An import that has not come to its file's end: what the file is called ('' for mails), how many of its parts and messages the archive has acknowledged, a
 * hash of those, by which the file is known again, and the id of the last message stored.
 */
export type HaltedImport = {
  readonly name: string;
  readonly parts: number;
  readonly messages: number;
  readonly chain: string;
  readonly last: string | null;
};
const isHaltedImport = (value: unknown): value is HaltedImport | null =>
  value === null ||
  (isRecord(value) &&
    isString(value['name']) &&
    isCount(value['parts']) &&
    isCount(value['messages']) &&
    isString(value['chain']) &&
    (value['last'] === null || isString(value['last'])));

/** A copy that was made for somebody: the number on its pages, for whom, when (epoch ms), what of, and as which file. */
export type MarkedCopy = { readonly id: string; readonly line: string; readonly at: number; readonly of: string; readonly file: string };
const isCopies = (value: unknown): value is readonly MarkedCopy[] =>
  Array.isArray(value) &&
  value.every((one) => isRecord(one) && isCount(one['at']) && ['id', 'line', 'of', 'file'].every((name) => isString(one[name])));

const isAuthorities = (value: unknown): value is readonly Authority[] =>
  Array.isArray(value) &&
  value.every(
    (one) => isRecord(one) && isString(one['url']) && URL.canParse(one['url']) && (one['policy'] === null || isString(one['policy'])),
  );
const isStampTime = (value: unknown): value is StampTime => stampTimes.some((one) => one === value);
const isMsOrNull = (value: unknown): boolean => value === null || (typeof value === 'number' && Number.isFinite(value));
const isTry = (one: unknown): one is StampTry =>
  isRecord(one) &&
  isString(one['url']) &&
  isCount(one['size']) &&
  isCount(one['at']) &&
  (one['problem'] === null || stampProblems.some((problem) => problem === one['problem'])) &&
  isMsOrNull(one['ahead']) &&
  isMsOrNull(one['within']);
const isTries = (value: unknown): value is readonly StampTry[] => Array.isArray(value) && value.every(isTry);

const isKeptMonths = (value: unknown): value is KeptMonths => keptMonths.some((months) => months === value);
/** What was deleted last because its time was over, and when (epoch ms). */
export type LastRetention = { readonly at: number; readonly conversations: number; readonly messages: number };
const isLastRetention = (value: unknown): value is LastRetention | null =>
  value === null || (isRecord(value) && ['at', 'conversations', 'messages'].every((name) => isCount(value[name])));

/** Which rules of a redaction were on last time, and what was hidden as a whole; never what they found. */
export type LastRedaction = { readonly rules: readonly string[]; readonly wholes: readonly string[]; readonly keepsHashes: boolean };
const isLastRedaction = (value: unknown): value is LastRedaction | null =>
  value === null || (isRecord(value) && isStrings(value['rules']) && isStrings(value['wholes']) && isBoolean(value['keepsHashes']));

/** Every setting of the extension; each is stored under its own name in `storage.local`. */
export const settings = {
  /** True once the welcome page was accepted; before that nothing is read. */
  welcomed: item('welcomed', false, isBoolean),
  /** What the user chose for a console; one that is missing here follows its site's `shipped`. */
  consoles: item('consoles', {}, isChoices),
  /** Hosts beyond the named consoles that the user asked to archive. */
  hosts: item('hosts', [], isStrings),
  paused: item('paused', false, isBoolean),
  /** Minutes between scheduled sweeps; 0 is off. */
  everyMinutes: item('everyMinutes', 10, isMinutes),
  useHints: item('useHints', true, isBoolean),
  /** Hints taught for a host, by host; each is checked by the reader before use. */
  taught: item('taught', {}, isRecord),
  /** The name of this installation among the witnesses of a message; made at the first start. */
  witness: item('witness', '', isString),
  /** Keys of conversations that are never archived. */
  privateConversations: item('privateConversations', [], isStrings),
  /** Which files shown in chats are fetched and kept. */
  files: item('files', 'pictures', isFileChoice),
  /** The largest file that is kept without being asked for, and all files together, in megabytes. */
  fileMegabytes: item('fileMegabytes', 10, isMegabytes),
  filesTotalMegabytes: item('filesTotalMegabytes', 5000, isMegabytes),
  /** Hosts that are not archived themselves, from which the user allowed pictures and files to be fetched. */
  fileHosts: item('fileHosts', [], isStrings),
  /** No choice of the user's: the archive's head as it was last written, kept apart from the database. */
  mirror: item<Mirror | null>('mirror', null, isMirror),
  /** No choice of the user's either: the last head of the evidence log that was signed, and when the log was found not to go on from it (epoch ms). */
  logHead: item<LogMark | null>('logHead', null, isLogMark),
  logBroken: item<number | null>('logBroken', null, isMoment),
  /** Searches kept under a name, the last one saved first. */
  searches: item<readonly SavedSearch[]>('searches', [], isSearches),
  lastExport: item<LastExport>('lastExport', { format: 'pdf', language: '', timeZone: '', attachments: '', columns: [] }, isLastExport),
  /** No choice of the user's: exports that are being made, or whose page was closed before they were. */
  exports: item<readonly BegunExport[]>('exports', [], isBegun),
  /** No choice of the user's either: the import that is going on, or ended early. */
  haltedImport: item<HaltedImport | null>('haltedImport', null, isHaltedImport),
  /** Copies that were made for somebody, the last one first. */
  markedCopies: item<readonly MarkedCopy[]>('markedCopies', [], isCopies),
  /** Authorities that stamp the log, when they are asked by itself, and the last tries, the newest first. */
  authorities: item<readonly Authority[]>('authorities', [], isAuthorities),
  stampWhen: item<StampTime>('stampWhen', 'off', isStampTime),
  stampTries: item<readonly StampTry[]>('stampTries', [], isTries),
  lastRedaction: item<LastRedaction | null>('lastRedaction', null, isLastRedaction),
  /** For how many months conversations are kept that have gone quiet; 0 is for ever. */
  keptMonths: item<KeptMonths>('keptMonths', 0, isKeptMonths),
  /** When it was last looked whose time is over, epoch ms. */
  retentionLooked: item('retentionLooked', 0, isCount),
  lastRetention: item<LastRetention | null>('lastRetention', null, isLastRetention),
  /** What the archive was found to have lost, until the user has answered. */
  loss: item<Loss | null>('loss', null, isLoss),
  /** No choice of the user's: the case that the toolbar tells of. */
  dueCase: item<DueCase | null>('dueCase', null, isDueCase),
};

function item<T>(key: string, fallback: T, holds: (value: unknown) => value is T): Item<T> {
  return { key, fallback, holds };
}

/** The stored value, or the default where none is stored or the stored one is not valid. */
export async function getSetting<T>({ key, fallback, holds }: Item<T>): Promise<T> {
  const { [key]: value } = await browser.storage.local.get(key);
  return holds(value) ? value : fallback;
}

export async function setSetting<T>({ key }: Item<T>, value: T): Promise<void> {
  await browser.storage.local.set({ [key]: value });
}

/** Calls back with the new value of `item` on every change, in whichever context it was made, until `signal` aborts. */
export function onSettingChanged<T>({ key, fallback, holds }: Item<T>, callback: (value: T) => void, signal: AbortSignal): void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const change = changes[key];
    if (area === 'local' && change) callback(holds(change.newValue) ? change.newValue : fallback);
  };
  browser.storage.onChanged.addListener(listener);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(listener), { once: true });
}
