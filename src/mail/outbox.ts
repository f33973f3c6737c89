import type { MailRow, MailState } from './mail-row';
import type { Delivered, RouteTrouble } from './route';

/** The part of a mail that its delivery changes. */
export type Delivery = Pick<MailRow, 'id' | 'mailbox' | 'date' | 'state' | 'due' | 'tries' | 'why' | 'answer' | 'changed' | 'sentAt'>;

/** What is to be done next for a mail. */
export type Act = 'deliver' | 'look-up';

/** What the user may say of a mail that did not go by itself. `send-again` and `has-come` answer whether one that may have been sent has come. */
export type Word = 'retry' | 'send-again' | 'has-come' | 'cancel';

const minute = 60_000;
/** Minutes between tries. Servers that greylist take a mail after five to fifteen. */
const pauses = [1, 5, 15, 30, 60, 120, 240] as const;
/** A mail that could not be delivered for so long is the user's to look at, as mail servers have it too. */
const patience = 5 * 24 * 60 * minute;

/** Troubles that every mail to the same mailbox would run into: the others are not tried before the user has mended it. */
const ofTheMailbox: ReadonlySet<RouteTrouble> = new Set(['sign-in', 'full', 'certificate', 'folder', 'setup']);

/** Nothing more happens to a mail in one of these states. */
const ends: ReadonlySet<MailState> = new Set(['sent', 'cancelled', 'replaced']);

/** Whether a mail's delivery is over. Its bytes are needed no more. */
export const isOver = ({ state }: Pick<Delivery, 'state'>): boolean => ends.has(state);

/** Whether a mail waits for the user. */
export const needsUser = ({ state }: Pick<Delivery, 'state'>): boolean => state === 'asking' || state === 'failed';

/** The state in which a mail is born. `now` in epoch ms, as everywhere here. */
export function composed(now: number): Omit<Delivery, 'id' | 'mailbox' | 'date'> {
  return { state: 'composed', due: now, tries: 0, why: null, answer: '', changed: now, sentAt: null };
}

/**
 * What is left by a browser that ended. Call it when nothing can be under way: a mail that was being sent may have been sent, and is looked
 * up before anything else.
 */
export function afterEnding<M extends Delivery>(mail: M, now: number): M {
  return mail.state === 'sending' ? { ...mail, state: 'unsure', why: 'may-be-sent', due: now, changed: now } : mail;
}

/** The mailboxes into which nothing is sent before the user has mended something. */
export function stuckMailboxes(mails: readonly Delivery[]): ReadonlySet<string> {
  return new Set(
    mails.filter(({ state, why }) => state === 'failed' && why !== null && ofTheMailbox.has(why)).map(({ mailbox }) => mailbox),
  );
}

/** What is due for a mail, or null where nothing is. */
function actFor({ state, due, why }: Delivery, now: number): Act | null {
  if (due > now) return null;
  if (state === 'unsure' || (state === 'waiting' && why === 'may-be-sent')) return 'look-up';
  return state === 'composed' || state === 'waiting' ? 'deliver' : null;
}

/** What can be done now, oldest mail first. */
export function dueActs<M extends Delivery>(mails: readonly M[], now: number): readonly { readonly mail: M; readonly act: Act }[] {
  const stuck = stuckMailboxes(mails);
  return mails
    .flatMap((mail) => {
      const act = stuck.has(mail.mailbox) ? null : actFor(mail, now);
      return act === null ? [] : [{ mail, act }];
    })
    .toSorted((a, b) => a.mail.date - b.mail.date || (a.mail.id < b.mail.id ? -1 : 1));
}

/** When something is next due, in epoch ms; `Infinity` where nothing is. */
export function nextDue(mails: readonly Delivery[]): number {
  const stuck = stuckMailboxes(mails);
  const waits = mails.filter(
    ({ state, mailbox }) => (state === 'composed' || state === 'waiting' || state === 'unsure') && !stuck.has(mailbox),
  );
  return Math.min(Infinity, ...waits.map(({ due }) => due));
}

/** To be on disk before the route is handed the mail, so that whoever finds it knows that it may have gone out. */
export function sending<M extends Delivery>(mail: M, now: number): M {
  return { ...mail, state: 'sending', tries: mail.tries + 1, due: Infinity, changed: now };
}

/** The server said it has it. */
export function sent<M extends Delivery>(mail: M, { at, answer }: Delivered, now: number): M {
  return { ...mail, state: 'sent', due: Infinity, why: null, answer, changed: now, sentAt: at };
}

/** When the next try is made after `tries` of them. */
function afterPause(tries: number, now: number): number {
  return now + (pauses[Math.min(tries, pauses.length) - 1] ?? pauses[0]) * minute;
}

/** What a failed try makes of a mail. Only what certainly was not taken is tried again as it is. */
export function troubled<M extends Delivery>(mail: M, why: RouteTrouble, answer: string, now: number): M {
  const failed = { ...mail, why, answer, changed: now };
  if (why === 'may-be-sent') return { ...failed, state: 'unsure', due: now };
  if (why !== 'wait' || now - mail.date > patience) return { ...failed, state: 'failed', due: Infinity };
  return { ...failed, state: 'waiting', due: afterPause(mail.tries, now) };
}

/**
 * What looking a mail up makes of it. Servers may file a mail a while after they took it, so one that is missing is looked up again after the
 * usual pause, and goes only when it is missing still.
 */
export function lookedUp<M extends Delivery>(mail: M, where: 'there' | 'missing' | 'unknown', now: number): M {
  if (where === 'there') return sent(mail, { at: now, answer: mail.answer }, now);
  if (where === 'unknown') return { ...mail, state: 'asking', due: Infinity, changed: now };
  if (mail.state === 'waiting') return { ...mail, state: 'composed', due: now, why: null, changed: now };
  return { ...mail, state: 'waiting', due: afterPause(mail.tries, now), changed: now };
}

/** The look itself came to nothing: it is tried again later, and the mail is not sent before it was done. */
export function notLookedUp<M extends Delivery>(mail: M, why: RouteTrouble, answer: string, now: number): M {
  const still = { ...mail, answer, changed: now, why: 'may-be-sent' as const };
  if (why === 'wait' || why === 'may-be-sent') {
    // Looks count as tries, so that a server that stays away is asked less and less often.
    return { ...still, state: 'unsure', tries: mail.tries + 1, due: afterPause(mail.tries + 1, now) };
  }
  return { ...still, state: 'asking', due: Infinity };
}

/** What the user may say now. */
export function wordsFor({ state, why }: Pick<Delivery, 'state' | 'why'>): readonly Word[] {
  if (state === 'asking') return ['retry', 'send-again', 'has-come'];
  // A mail that is too large stays too large: it is composed anew in smaller parts, which is no retry.
  if (state === 'failed') return why === 'too-large' ? ['cancel'] : ['retry', 'cancel'];
  if (state === 'waiting') return ['retry', 'cancel'];
  return state === 'composed' ? ['cancel'] : [];
}

/** Does what the user said; a word that does not fit the state any more changes nothing. */
export function told<M extends Delivery>(mail: M, word: Word, now: number): M {
  if (!wordsFor(mail).includes(word)) return mail;
  const said = { ...mail, changed: now };
  if (word === 'cancel') return { ...said, state: 'cancelled', due: Infinity };
  if (word === 'has-come') return { ...said, state: 'sent', due: Infinity, why: null, sentAt: now };
  // A mail that may have gone out is looked up again, unless the user says that it has not come.
  if (word === 'retry' && mail.state === 'asking') return { ...said, state: 'unsure', due: now };
  if (word === 'retry' && mail.why === 'may-be-sent') return { ...said, due: now };
  return { ...said, state: 'composed', due: now, why: null };
}

/** Lets every mail of a mailbox that was mended go again. */
export function mended<M extends Delivery>(mails: readonly M[], mailbox: string, now: number): readonly M[] {
  return mails
    .filter((mail) => mail.mailbox === mailbox && mail.state === 'failed' && mail.why !== null && ofTheMailbox.has(mail.why))
    .map((mail) => ({ ...mail, state: 'composed', due: now, why: null, changed: now }));
}

/** What becomes of a mail whose server refused it as too large, once its messages were composed anew in smaller parts. */
export function replaced<M extends Delivery>(mail: M, now: number): M {
  return { ...mail, state: 'replaced', due: Infinity, changed: now };
}
