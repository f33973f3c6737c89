import type { FetchRow } from '../../archive/files/fetch-row';
import { browser } from '../../platform/browser';
import { log } from '../../platform/log';
import { getSetting, setSetting, settings } from '../../platform/settings';
import type { FileStore, Order } from '../../store/file-store';
import { standing } from '../allowed';
import { isKeptKind } from './kept-kind';
import { keepFile } from './keep-file';

export const filesAlarm = 'files';

/** Fetches the files that wait, at a person's pace, for as long as there are any. */
export type FileKeeper = {
  /** Something may be due: goes through what waits unless that is being done already. */
  wake(): void;
  /** The user asks for one file. */
  order(file: Order): Promise<void>;
  /** The user allowed hosts, by match pattern: what waits for them is tried. */
  hostsAllowed(origins: readonly string[]): Promise<void>;
};

/** Ms between two files from one host. */
const rest = 400;
/** Hosts that are asked at the same time, so that a slow one does not hold up the others. */
const mostHosts = 3;
/** Ms after which it is looked for new ones while all that are at work are slow. */
const patience = 1000;
/** Waiting addresses that are looked at for one whose host is free. */
const lookedAt = 200;
/** The most bytes of a file that the user asks for by name. */
const mostOrdered = 100_000_000;
/** Bytes that are left free for messages: files stop here. */
const reserve = 200_000_000;
/** Ms until it is looked again whether there is room, or the archive can be written. */
const recess = 30 * 60_000;
const megabyte = 1_000_000;

export function fileKeeper(store: FileStore): FileKeeper {
  let round: Promise<void> | null = null;
  let isAskedAgain = false;
  const wake = (): void => {
    isAskedAgain = true;
    round ??= (async () => {
      while (isAskedAgain) {
        isAskedAgain = false;
        await goThrough(store);
      }
    })()
      .catch(async (error: unknown) => {
        // No room, or a database that is only read: messages go first, and files wait.
        log('files').error(error);
        await lookAgainAt(Date.now() + recess);
      })
      .finally(() => {
        round = null;
      });
  };
  return {
    wake,
    async order(file) {
      await store.order(file, Date.now());
      wake();
    },
    async hostsAllowed(origins) {
      const hosts = origins.flatMap((origin) => /^https?:\/\/([^*/:]+)\//.exec(origin)?.[1] ?? []);
      const waited: string[] = [];
      for (const host of new Set(hosts)) if ((await store.allowHost(host, Date.now())) > 0) waited.push(host);
      if (waited.length === 0) return;
      await setSetting(settings.fileHosts, [...new Set([...(await getSetting(settings.fileHosts)), ...waited])]);
      wake();
    },
  };
}

/** The longest due first, one at a time from each host, until nothing is due; then the alarm is set for what is due later. */
async function goThrough(store: FileStore): Promise<void> {
  const atWork = new Map<string, Promise<void>>();
  let failed: unknown = null;
  let total = await store.total();
  while (await isAllowed()) {
    if (failed !== null) throw failed;
    const next = atWork.size < mostHosts ? (await store.due(Date.now(), lookedAt)).find(({ host }) => !atWork.has(host)) : undefined;
    if (next) {
      if (!(await hasRoom(total))) return lookAgainAt(Date.now() + recess);
      // Should this background end before the next one, another goes on.
      if (atWork.size === 0) await lookAgainAt(Date.now() + 60_000);
      const work = async (): Promise<void> => {
        total += await keepUnlessUnwanted(store, next);
        await pause(next.host === '' ? 0 : rest);
      };
      const noted = work().catch((error: unknown) => (failed = error));
      atWork.set(
        next.host,
        noted.then(() => void atWork.delete(next.host)),
      );
    } else if (atWork.size > 0) await Promise.race([...atWork.values(), pause(patience)]);
    else break;
  }
  const later = (await isAllowed()) ? await store.nextDue() : null;
  if (later === null) await browser.alarms.clear(filesAlarm);
  else await lookAgainAt(later);
}

async function isAllowed(): Promise<boolean> {
  return (await getSetting(settings.welcomed)) && !(await getSetting(settings.paused));
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Browsers ring no alarm sooner than after half a minute. */
async function lookAgainAt(when: number): Promise<void> {
  await browser.alarms.create(filesAlarm, { when: Math.max(when, Date.now() + 30_000) });
}

async function hasRoom(total: number): Promise<boolean> {
  if (total >= (await getSetting(settings.filesTotalMegabytes)) * megabyte) return false;
  const { quota, usage } = await navigator.storage.estimate();
  return quota === undefined || usage === undefined || quota - usage > reserve;
}

/** Answers the bytes that are new. What is written of a file is never about one that the user meanwhile no longer wants kept. */
async function keepUnlessUnwanted(store: FileStore, row: FetchRow): Promise<number> {
  const [choice, privates, megabytes, conversations, stands] = await Promise.all([
    getSetting(settings.files),
    getSetting(settings.privateConversations),
    getSetting(settings.fileMegabytes),
    store.conversationsOf(row.url),
    standing(row.console, row.page),
  ]);
  if (conversations.every((key) => privates.includes(key))) {
    await store.forget(row.url);
    return 0;
  }
  if (!row.isOrdered && (stands !== 'on' || !isKeptKind(choice, row.kind))) {
    await store.settle(row, { ...row, state: 'refused', why: 'off', due: Infinity });
    return 0;
  }
  return keepFile(store, row, row.isOrdered ? mostOrdered : megabytes * megabyte);
}
