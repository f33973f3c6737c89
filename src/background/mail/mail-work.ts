import * as v from 'valibot';
import { checkMails } from '../../mail/check/check-mails';
import { log } from '../../platform/log';
import { browser } from '../../platform/browser';
import type { RunTold } from '../../platform/mail-questions';
import { deliverDue } from '../../mail/deliver';
import { isDue, planDue } from '../../mail/due';
import type { Mailbox } from '../../mail/mailbox';
import type { MailStore } from '../../mail/mail-store';
import { afterEnding, nextDue } from '../../mail/outbox';
import type { Plan } from '../../mail/plan';
import { RouteError, type Route } from '../../mail/route';
import type { Composer } from './compose-here';
import { stayingAwake } from './stay-awake';

export const mailAlarm = 'mail';

/** A mail is kept this small where neither the server nor an earlier refusal told a limit: what every large provider takes. */
const usualLimit = 20 * 1024 * 1024;
/** So many runs of one plan follow each other; the rest waits for the next waking. */
const mostRuns = 50;
const minute = 60_000;
const day = 24 * 60 * minute;
const month = 30 * day;
/** How long a plan is left alone whose mails could not be composed. */
const rest = 15 * minute;

export type MailMeans = {
  readonly store: MailStore;
  readonly routeOf: (mailbox: Mailbox) => Route;
  readonly composer: Composer;
  readonly clock: () => number;
};

/** The background's mail: runs plans when they are due and delivers what they composed, one thing at a time. */
export type MailWork = {
  /** Looks for work: at the start, at the alarm, after the user changed something. Resolves when it is done. */
  wake(): Promise<void>;
  /** Something was stored in the archive: a quiet plan may have to wait for it. */
  stored(): void;
  /** Runs one plan whether it is due or not. */
  run(plan: string): Promise<RunTold>;
  /** Holds a plan's mailbox against what was mailed there, and keeps what was found. Throws `RouteError`. */
  check(plan: string): Promise<void>;
  /** Composes these mails anew, though they were sent. */
  again(ids: readonly string[]): Promise<number>;
};

const forever = new AbortController().signal;
const nothing: RunTold = { mails: 0, messages: 0, more: false, quietAt: null };

/** The largest mail to compose for a mailbox. A server that cannot be asked now is asked again by the delivery. */
async function limitOf({ routeOf }: MailMeans, mailbox: Mailbox): Promise<number> {
  const found = mailbox.found ?? Infinity;
  let told: number | null = null;
  try {
    told = await routeOf(mailbox).limit(forever);
  } catch (error) {
    if (!(error instanceof RouteError)) throw error;
  }
  return Math.min(found, told ?? (mailbox.found === null ? usualLimit : Infinity));
}

async function runPlan(means: MailMeans, plan: Plan): Promise<RunTold> {
  const mailbox = await means.store.mailbox(plan.mailbox);
  if (!mailbox) return nothing;
  const limit = await limitOf(means, mailbox);
  let all = nothing;
  for (let runs = 0; runs < mostRuns; runs += 1) {
    const told = await means.composer.composeRun({ plan: plan.id, limit });
    all = { ...told, mails: all.mails + told.mails, messages: all.messages + told.messages };
    if (!told.more) break;
  }
  return all;
}

/** Mails that a server found too large are composed anew in smaller ones, and the mailbox remembers. True where there were any. */
async function shrink({ store, composer }: MailMeans): Promise<boolean> {
  const large = (await store.open()).filter(({ state, why, marks }) => state === 'failed' && why === 'too-large' && marks.records > 1);
  let isAny = false;
  for (const mail of large) {
    const mailbox = await store.mailbox(mail.mailbox);
    if (!mailbox) continue;
    const found = Math.min(mailbox.found ?? Infinity, Math.floor(mail.bytes * 0.6));
    await store.putMailbox({ ...mailbox, found });
    isAny = (await composer.composeAgain({ mail: mail.id, limit: found })) > 0 || isAny;
  }
  return isAny;
}

/** Checks one plan's folder. A route that cannot look leaves nothing to keep. */
async function checkPlan({ store, routeOf, clock }: MailMeans, plan: Plan): Promise<void> {
  const mailbox = await store.mailbox(plan.mailbox);
  if (!mailbox) return;
  const rows = (await store.mails(Infinity)).filter((mail) => mail.mailbox === mailbox.id);
  for (const folder of new Set(rows.filter((mail) => mail.plan === plan.id).map((mail) => mail.folder))) {
    const around = { plan: plan.id, now: clock(), signal: forever, report: () => undefined };
    const found = await checkMails(
      routeOf(mailbox),
      folder,
      rows.filter((mail) => mail.folder === folder),
      around,
    );
    if (found) await store.addCheck(plan.id, found);
  }
}

/** Plans whose mailbox was not looked through for a month, and to which something was sent. */
async function toCheck({ store, clock }: MailMeans): Promise<readonly Plan[]> {
  const sent = new Set((await store.mails(Infinity)).filter(({ state }) => state === 'sent').map(({ plan }) => plan));
  const checks = v.parse(v.array(v.looseObject({ plan: v.string(), at: v.number() })), await store.checks(Infinity));
  const lately = new Set(checks.filter(({ at }) => clock() - at < month).map(({ plan }) => plan));
  return (await store.plans()).filter(({ id, isOn }) => isOn && sent.has(id) && !lately.has(id));
}

/** Looks through the mailboxes whose month is over; one that cannot be asked is asked again the next day. */
async function checkDue(means: MailMeans, resting: Map<string, number>): Promise<void> {
  for (const plan of await toCheck(means)) {
    const name = `check ${plan.id}`;
    if ((resting.get(name) ?? 0) > means.clock()) continue;
    resting.set(name, means.clock() + day);
    try {
      await checkPlan(means, plan);
    } catch (error) {
      if (!(error instanceof RouteError)) throw error;
    }
  }
}

async function schedule({ store, clock }: MailMeans, quietAt: number): Promise<void> {
  const [plans, mails, now] = [await store.plans(), await store.open(), clock()];
  const due = Math.min(quietAt, nextDue(mails), ...plans.map((plan) => planDue(plan, now)));
  // What is due and could not be done now waits a minute: no alarm may ring in the past.
  if (due === Infinity) await browser.alarms.clear(mailAlarm);
  else await browser.alarms.create(mailAlarm, { when: Math.max(due, now + minute) });
}

/** Sees to it that the background wakes when what came now has become quiet. */
async function nudge(means: MailMeans): Promise<void> {
  const quiet = (await means.store.plans()).flatMap(({ isOn, when }) => (isOn && when.every === 'quiet' ? [when.minutes] : []));
  const due = means.clock() + Math.min(...quiet) * minute;
  // An earlier waking stays: what comes all the time must not put it off for ever.
  const known = await browser.alarms.get(mailAlarm);
  if (quiet.length > 0 && (known?.scheduledTime ?? Infinity) > due) await schedule(means, due);
}

export function mailWork(means: MailMeans): MailWork {
  const { store, clock } = means;
  let [isFirst, nudged] = [true, 0];
  /** Plans that could not be run, and until when they are left alone. */
  const resting = new Map<string, number>();
  let last: Promise<unknown> = Promise.resolve();
  /** One thing after the other, in the order in which it was asked for. */
  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    const awake = async (): Promise<T> => stayingAwake(work);
    const turn = last.then(awake, awake);
    last = turn.catch(() => undefined);
    return turn;
  };
  const findLeft = async (): Promise<void> => {
    if (!isFirst) return;
    for (const mail of await store.open()) {
      const after = afterEnding(mail, clock());
      if (after !== mail) await store.put(after, mail);
    }
    isFirst = false;
  };
  const send = async (): Promise<void> => {
    const ports = { mails: store, mailbox: async (id: string) => store.mailbox(id), routeOf: means.routeOf, clock };
    do await deliverDue(ports, forever);
    while (await shrink(means));
  };
  const all = async (): Promise<void> => {
    let quietAt = Infinity;
    await findLeft();
    for (const plan of (await store.plans()).filter((one) => isDue(one, clock()) && (resting.get(one.id) ?? 0) <= clock())) {
      try {
        quietAt = Math.min(quietAt, (await runPlan(means, plan)).quietAt ?? Infinity);
      } catch (error) {
        // What was composed before still goes out.
        log('mail').error(error);
        resting.set(plan.id, clock() + rest);
      }
    }
    await send();
    await checkDue(means, resting);
    await schedule(means, quietAt);
  };
  const then = async (): Promise<void> => inTurn(all).catch((error: unknown) => log('mail').error(error));
  return {
    wake: then,
    stored() {
      if (clock() - nudged < minute) return;
      nudged = clock();
      void nudge(means).catch((error: unknown) => log('mail').error(error));
    },
    run: async (id) => {
      const told = await inTurn(async () => {
        await findLeft();
        const plan = await store.plan(id);
        return plan ? runPlan(means, plan) : nothing;
      });
      void then();
      return told;
    },
    check: async (id) =>
      inTurn(async () => {
        const plan = await store.plan(id);
        if (plan) await checkPlan(means, plan);
      }),
    again: async (ids) => {
      const made = await inTurn(async () => {
        let count = 0;
        for (const id of ids) {
          const mail = await store.mail(id);
          const mailbox = mail && (await store.mailbox(mail.mailbox));
          if (mailbox) count += await means.composer.composeAgain({ mail: id, limit: await limitOf(means, mailbox) });
        }
        return count;
      });
      void then();
      return made;
    },
  };
}
