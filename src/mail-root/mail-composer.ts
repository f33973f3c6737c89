import { composeAgain, composeRun, type Run } from '../mailing/compose-run';
import type { Job } from '../mailing/ports';
import type { Seal } from '../mailing/seal';
import type { Mailbox } from '../mail/mailbox';
import { replaced } from '../mail/outbox';
import type { Plan, Protection } from '../mail/plan';
import { extensionVersion } from '../platform/i18n';
import type { RunTold } from '../platform/mail-questions';
import type { ComposerQuestions } from '../platform/mail-questions';
import { askFromPage } from '../platform/messages';
import { archiveDatabase, type Database } from '../store/database';
import { type MailSecrets, mailSecrets } from '../store/mail-secrets';
import { mailStore } from '../store/mail-store';
import { mailingPorts } from './mailing-ports';

/** Composes mails and stores them, each run whole or not at all. */
export type MailComposer = {
  readonly [N in keyof ComposerQuestions]: (question: ComposerQuestions[N]['question']) => Promise<ComposerQuestions[N]['answer']>;
};

/** A background that hears nothing for half a minute is put to sleep, though it waits for the mails. */
const everyMs = 10_000;

/** Only one composes at a time, in whichever page: a background that ended may have left one at work. */
const lock = 'liaocun-compose';

const forever = new AbortController().signal;

async function sealOf(protection: Protection, secrets: MailSecrets): Promise<Seal> {
  if (!('passphrase' in protection)) return protection;
  return { kind: protection.kind, passphrase: await secrets.unseal(protection.passphrase) };
}

const nothing: RunTold = { mails: 0, messages: 0, more: false, quietAt: null };

/** What a run of this plan would send now. Nothing is written. */
async function composedRun(database: Database, version: string, job: Job): Promise<Run> {
  const [store, { plan }] = [mailStore(database), job];
  return composeRun(await mailingPorts(database, version), job, async (conversation) => store.mailedOf(plan.id, conversation));
}

async function alone<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(lock, async () => {
    const beat = setInterval(() => void askFromPage('stillComposing', null).catch(() => undefined), everyMs);
    try {
      return await work();
    } finally {
      clearInterval(beat);
    }
  });
}

/** What a mail of a dry run would be. */
export type DryMail = {
  readonly subject: string;
  readonly folder: string;
  /** The names of its files. */
  readonly files: readonly string[];
  readonly bytes: number;
  readonly html: string;
};

/** The size up to which a dry run composes a mail. */
const dryLimit = 20 * 1024 * 1024;

/** The mails that a plan would send now, in full, without writing anything. Null where there is no such plan. */
export async function dryRun(
  id: string,
  database: Database = archiveDatabase(),
): Promise<{ readonly mails: readonly DryMail[]; readonly messages: number } | null> {
  const store = mailStore(database);
  const plan = await store.plan(id);
  const mailbox = plan && (await store.mailbox(plan.mailbox));
  if (!plan || !mailbox) return null;
  const seal = await sealOf(plan.protection, mailSecrets(database));
  const limit = Math.min(mailbox.found ?? dryLimit, dryLimit);
  const job: Job = { plan, mailbox, seal, limit, now: Date.now(), signal: forever };
  const { mails, messages } = await composedRun(database, extensionVersion(), job);
  return {
    mails: mails.map(({ row: { subject, folder, bytes }, files, html }) => ({ subject, folder, files, bytes, html })),
    messages,
  };
}

/** The composer over the archive's own database. */
export function mailComposer(database: Database = archiveDatabase()): MailComposer {
  const [store, secrets] = [mailStore(database), mailSecrets(database)];
  const known = async (id: string): Promise<{ readonly plan: Plan; readonly mailbox: Mailbox } | null> => {
    const plan = await store.plan(id);
    const mailbox = plan && (await store.mailbox(plan.mailbox));
    return plan && mailbox && { plan, mailbox };
  };
  const run = async ({ plan: id, limit, version }: ComposerQuestions['composeRun']['question']): Promise<RunTold> => {
    const found = await known(id);
    if (!found) return nothing;
    const { plan, mailbox } = found;
    const begun = Date.now();
    const seal = await sealOf(plan.protection, secrets);
    const made = await composedRun(database, version, { plan, mailbox, seal, limit, now: begun, signal: forever });
    const last = made.mails.length === 0 ? plan.last : { at: begun, messages: made.messages, mails: made.mails.length };
    const { mails, mailed, messages, more, quietAt } = made;
    // A run with more to come is not done yet: it stays due.
    const isWritten = await store.writeRun({ plan: id, runs: plan.runs, done: more ? plan.done : begun, last, mails, mailed });
    return isWritten ? { mails: mails.length, messages, more, quietAt } : nothing;
  };
  const again = async ({ mail: id, limit, version }: ComposerQuestions['composeAgain']['question']): Promise<number> => {
    const mail = await store.mail(id);
    const found = mail && (await known(mail.plan));
    if (!mail || !found) return 0;
    const { plan, mailbox } = found;
    const job: Job = { plan, mailbox, seal: await sealOf(plan.protection, secrets), limit, now: Date.now(), signal: forever };
    const mailedOf = async (conversation: string) => store.mailedOf(plan.id, conversation);
    const mails = await composeAgain(await mailingPorts(database, version), job, mail, mailedOf);
    if (mails.length === 0) return 0;
    return (await store.replace(mail, replaced(mail, Date.now()), mails)) ? mails.length : 0;
  };
  return {
    composeRun: async (question) => alone(async () => run(question)),
    composeAgain: async (question) => alone(async () => again(question)),
  };
}
