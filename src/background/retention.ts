import { keptMonths, quietBefore } from '../archive/retention';
import { browser } from '../platform/browser';
import { log } from '../platform/log';
import { getSetting, setSetting, settings } from '../platform/settings';
import type { Database } from '../store/database';
import { type Amount, quietAmount, removeQuiet } from '../store/retention';
import type { Removed } from '../store/remove-conversations';

export const retentionAlarm = 'retention';

const dayMinutes = 1440;
/** When this long passed since the last look, nothing is deleted before the next: the browser was not used, or its clock is wrong. */
const longAbsence = 40 * 86_400_000;

/** Deletes conversations that have been quiet for longer than the user wants them kept. */
export type Retention = {
  /** Deletes what is past its time now; call it when the user has chosen for how long. Never throws. */
  chosen(): Promise<void>;
  /** Does the same, but after a long absence leaves a day to think again; called by the alarm. Never throws. */
  daily(): Promise<void>;
  /** Sets or drops the alarm by what the user wants. */
  schedule(): Promise<void>;
  /** What would be deleted if conversations were kept so many months; nothing for 0. Throws where that is no period that is offered. */
  amount(months: number): Promise<Amount>;
};

/** `removed` hears of each transaction that deleted something. */
export function retention(database: Database, clock: () => number, removed: (what: Removed) => Promise<void>): Retention {
  const removeAll = async (months: number, now: number): Promise<Amount> => {
    let [conversations, messages] = [0, 0];
    for (;;) {
      const part = await removeQuiet(database, quietBefore(now, months), now);
      if (!part) return { conversations, messages };
      conversations += part.conversations;
      messages += part.messages;
      await removed(part);
    }
  };
  const look = async (isChosen: boolean): Promise<void> => {
    try {
      const [months, before, now] = [await getSetting(settings.keptMonths), await getSetting(settings.retentionLooked), clock()];
      await setSetting(settings.retentionLooked, now);
      const isUsual = now >= before && now - before < longAbsence;
      if (months === 0 || !(isChosen || isUsual)) return;
      const gone = await removeAll(months, now);
      if (gone.conversations > 0) await setSetting(settings.lastRetention, { ...gone, at: now });
    } catch (error) {
      log('retention').error(error);
    }
  };
  // One after the other: each sees what the one before has left.
  let last: Promise<void> = Promise.resolve();
  const inTurn = async (isChosen: boolean): Promise<void> => (last = last.then(async () => look(isChosen)));
  return {
    async chosen() {
      await inTurn(true);
      await schedule();
    },
    daily: async () => inTurn(false),
    schedule,
    async amount(months) {
      if (!keptMonths.some((offered) => offered === months)) throw new RangeError('not a period that is offered');
      return months === 0 ? { conversations: 0, messages: 0 } : quietAmount(database, quietBefore(clock(), months));
    },
  };
}

async function schedule(): Promise<void> {
  if ((await getSetting(settings.keptMonths)) === 0) await browser.alarms.clear(retentionAlarm);
  else if (!(await browser.alarms.get(retentionAlarm)))
    await browser.alarms.create(retentionAlarm, { periodInMinutes: dayMinutes, delayInMinutes: 1 });
}
