import type { RouteKind } from '../../src/mail/mailbox';
import type { MailState } from '../../src/mail/mail-row';
import type { Word } from '../../src/mail/outbox';
import type { When } from '../../src/mail/plan';
import type { RouteTrouble } from '../../src/mail/route';
import { text } from '../../src/platform/i18n';

const kindKeys = {
  companion: 'mailByCompanion',
  jmap: 'mailByJmap',
  gmail: 'mailByGmail',
  graph: 'mailByGraph',
  folder: 'mailByFolder',
} as const satisfies Record<RouteKind, string>;

/** A way into a mailbox, as a person would name it. */
export const kindWords = (kind: RouteKind): string => text(kindKeys[kind]);

const stateKeys = {
  composed: 'mailIsComposed',
  sending: 'mailIsSending',
  waiting: 'mailIsWaiting',
  unsure: 'mailIsUnsure',
  asking: 'mailIsAsking',
  failed: 'mailHasFailed',
  sent: 'mailIsSent',
  cancelled: 'mailIsCancelled',
  replaced: 'mailIsReplaced',
} as const satisfies Record<MailState, string>;

/** Where a mail's delivery stands. */
export const stateWords = (state: MailState): string => text(stateKeys[state]);

const troubleKeys = {
  wait: 'mailTroubleWait',
  'too-large': 'mailTroubleLarge',
  'sign-in': 'mailTroubleSignIn',
  full: 'mailTroubleFull',
  certificate: 'mailTroubleCertificate',
  folder: 'mailTroubleFolder',
  setup: 'mailTroubleSetup',
  refused: 'mailTroubleRefused',
  'may-be-sent': 'mailTroubleUnsure',
} as const satisfies Record<RouteTrouble, string>;

const isTrouble = (why: string): why is RouteTrouble => Object.hasOwn(troubleKeys, why);

/** Why it did not go, and what to do about it. */
export const troubleWords = (why: string): string => text(isTrouble(why) ? troubleKeys[why] : 'mailTroubleRefused');

const wordKeys = {
  retry: 'mailRetry',
  'send-again': 'mailSendAgain',
  'has-come': 'mailHasCome',
  cancel: 'mailCancel',
} as const satisfies Record<Word, string>;

/** What the user may answer. */
export const answerWords = (word: Word): string => text(wordKeys[word]);

/** `22:05` of minutes since midnight, as a time field has it. */
export const clockText = (at: number): string => `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;

/** Minutes since midnight, or null where nothing readable was typed. */
export function clockOf(typed: string): number | null {
  const [, hours, minutes] = /^(\d{2}):(\d{2})/.exec(typed) ?? [];
  return hours === undefined || minutes === undefined ? null : Number(hours) * 60 + Number(minutes);
}

/** A day of the week, 0 is Sunday, in the user's language. */
export const weekdayWords = (day: number, language: string): string =>
  // The 1st of January 2023 was a Sunday.
  new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2023, 0, 1 + day));

/** When a plan's mails go, in one line. */
export function whenWords(when: When, language: string): string {
  if (when.every === 'quiet') return text('mailWhenQuiet', String(when.minutes));
  if (when.every === 'day') return text('mailWhenDaily', clockText(when.at));
  if (when.every === 'week') return text('mailWhenWeekly', weekdayWords(when.on, language), clockText(when.at));
  return text('mailWhenMonthly', clockText(when.at));
}
