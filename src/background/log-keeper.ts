import { headOfText } from '../evidence/head';
import type { KeptHead } from '../evidence/log-reader';
import { hexOf } from '../evidence/bytes';
import { StoreFull, StoreReadOnly } from '../archive/store-port';
import { log } from '../platform/log';
import { getSetting, setSetting, settings } from '../platform/settings';
import type { Database } from '../store/database';
import { rootAt } from '../evidence/proofs';
import { tilesOf } from '../store/evidence/log-source';
import { logState } from '../store/evidence/log-state';
import { fillStep } from '../store/evidence/log-fill';
import type { LogHeads } from '../store/evidence/log-heads';
import { told } from '../store/merge-store';

/** Keeps the evidence log whole and signed. */
export type LogKeeper = {
  /** Looks for work; to be called after each transaction that stored something. */
  wake(): void;
  /** Seals all that is not sealed yet, and answers the newest head; null for an archive that holds nothing. */
  whole(): Promise<KeptHead | null>;
};

/** So long a head is good for what comes after it: a flow of messages is not a flow of signatures. */
const aMinute = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 60_000));

export function logKeeper(
  database: Database,
  heads: Pick<LogHeads, 'signedNow'>,
  clock: () => number,
  pause: () => Promise<unknown> = aMinute,
): LogKeeper {
  let [isBusy, isCalled] = [false, false];
  let isChecked = false;
  const whole = async (): Promise<KeptHead | null> => {
    if (!isChecked && !(await told(database, goesOn(database)))) await setSetting(settings.logBroken, clock());
    isChecked = true;
    while (await told(database, fillStep(database, clock()))) continue;
    const head = await heads.signedNow();
    if (head) await remember(head);
    return head;
  };
  const wake = (): void => {
    isCalled = true;
    if (isBusy) return;
    [isBusy, isCalled] = [true, false];
    void work();
  };
  const work = async (): Promise<void> => {
    try {
      await whole();
    } catch (error) {
      // What keeps a head from being written loses nothing: the leaves are in the log, and the next waking signs them.
      if (!(error instanceof StoreFull || error instanceof StoreReadOnly)) log('evidence').error(error);
    }
    await pause();
    isBusy = false;
    if (isCalled) wake();
  };
  return { wake, whole };
}

/**
 * Whether the log goes on from the head that was written down last: an older copy of the archive does not, nor one that somebody changed. That
 * another archive stands here now is told elsewhere.
 */
async function goesOn(database: Database): Promise<boolean> {
  const last = await getSetting(settings.logHead);
  const state = await logState(database);
  if (!last || last.log !== state.log) return true;
  return state.size >= last.size && hexOf(await rootAt(tilesOf(database), last.size)) === last.root;
}

/** Writes the head down where clearing the site's data does not reach, so that an older or an altered log is noticed. */
async function remember({ signed }: KeptHead): Promise<void> {
  const head = headOfText(signed.text);
  if (head) await setSetting(settings.logHead, { log: head.log, size: head.size, root: hexOf(head.root) });
}
