import type { Authority, StampTry } from '../evidence/authority';
import type { KeptHead, KeptStamp } from '../evidence/log-reader';
import { utf8 } from '../evidence/bytes';
import { browser } from '../platform/browser';
import { log } from '../platform/log';
import { holdsOrigins, originOf } from '../platform/permissions';
import { getSetting, setSetting, settings } from '../platform/settings';
import { fetchStamp } from '../platform/stamp-fetch';

export const stampsAlarm = 'stamps';

/** What stamping needs of the log. */
export type StampedLog = {
  /** The newest head, signed anew if the log grew since; null while nothing is in it. */
  signedNow(): Promise<KeptHead | null>;
  addStamp(size: number, stamp: KeptStamp): Promise<void>;
};

/** Gets time stamps for the log's heads. */
export type Stamping = {
  /** Has the newest head stamped now, by every authority that has not stamped it yet; answers what came of it. */
  order(): Promise<readonly StampTry[]>;
  /** Does the same where the user wants it daily and a day has passed; called by the alarm. */
  daily(): Promise<void>;
  /** Sets or drops the alarm by what the user wants. */
  schedule(): Promise<void>;
};

const hourMinutes = 60;
const dayMs = 86_400_000;
/** So many tries are remembered. */
const remembered = 20;

export function stamping(stamped: StampedLog, clock: () => number): Stamping {
  // One after the other, so that no head is stamped twice by one authority.
  let last: Promise<unknown> = Promise.resolve();
  const order = async (): Promise<readonly StampTry[]> => {
    const head = await stamped.signedNow();
    const authorities = await getSetting(settings.authorities);
    if (!head) return [];
    const missing = authorities.filter(({ url }) => !head.stamps.some(({ authority }) => authority === url));
    const tries = await Promise.all(missing.map((authority) => stampBy(authority, head, stamped, clock)));
    if (tries.length > 0)
      await setSetting(settings.stampTries, [...tries, ...(await getSetting(settings.stampTries))].slice(0, remembered));
    return tries;
  };
  const inTurn = (): Promise<readonly StampTry[]> => {
    const next = last.then(order, order);
    last = next.catch(() => undefined);
    return next;
  };
  return {
    order: inTurn,
    async daily() {
      if (await isDue(clock())) await inTurn().catch((error: unknown) => log('stamps').error(error));
    },
    async schedule() {
      const wanted = await isDaily();
      if (!wanted) await browser.alarms.clear(stampsAlarm);
      else if (!(await browser.alarms.get(stampsAlarm)))
        await browser.alarms.create(stampsAlarm, { periodInMinutes: hourMinutes, delayInMinutes: 1 });
    },
  };
}

async function isDaily(): Promise<boolean> {
  const when = await getSetting(settings.stampWhen);
  return (when === 'daily' || when === 'both') && (await getSetting(settings.authorities)).length > 0;
}

/** An authority that did not answer is asked again an hour later; one that did, a day later. */
async function isDue(now: number): Promise<boolean> {
  if (!(await isDaily())) return false;
  const tries = await getSetting(settings.stampTries);
  const stamped = (url: string): boolean => tries.some((one) => one.url === url && one.problem === null && now - one.at < dayMs);
  return (await getSetting(settings.authorities)).some(({ url }) => !stamped(url));
}

async function stampBy(authority: Authority, head: KeptHead, stamped: StampedLog, clock: () => number): Promise<StampTry> {
  const { url } = authority;
  const tried = { url, size: head.size, at: clock(), ahead: null, within: null };
  if (!(await holdsOrigins([originOf(url)]))) return { ...tried, problem: 'not-allowed' };
  const got = await fetchStamp(authority, utf8(head.signed.text));
  if ('problem' in got) return { ...tried, problem: got.problem };
  await stamped.addStamp(head.size, { authority: url, answer: got.answer });
  const within = Math.ceil((got.came - got.asked) / 2);
  return { ...tried, problem: null, within, ahead: got.time === null ? null : Math.round((got.asked + got.came) / 2 - got.time) };
}
