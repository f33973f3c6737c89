import type { Mailbox } from './mailbox';
import type { Mailed } from './mailed';
import type { MailRow } from './mail-row';
import type { Plan } from './plan';

/** A mailbox as pages see it: that there is a secret, not the secret. */
export type ShownMailbox = Omit<Mailbox, 'secret'> & { readonly hasSecret: boolean };

/** How backups stand: mails that wait for the user, mails that go by themselves, and what was composed since a moment, the last of it at `at`. */
export type MailToday = {
  readonly needing: number;
  readonly waiting: number;
  readonly made: { readonly at: number; readonly mails: number } | null;
};

/** The tables of mail, for reading. Rows that are not as the schemas say are passed over. */
export type MailReader = {
  mailboxes(): Promise<readonly ShownMailbox[]>;
  plans(): Promise<readonly Plan[]>;
  /** The newest first. */
  mails(limit: number): Promise<readonly MailRow[]>;
  today(since: number): Promise<MailToday>;
  /** What checks found, the newest first, as they were written. */
  checks(limit: number): Promise<readonly unknown[]>;
};

/** A run of a plan, to be written whole or not at all. */
export type RunWritten = {
  readonly plan: string;
  /** The run it was composed after: one that another run overtook is not written. */
  readonly runs: number;
  /** What the plan says of itself after it. */
  readonly done: Plan['done'];
  readonly last: Plan['last'];
  readonly mails: readonly { readonly row: MailRow; readonly bytes: Uint8Array<ArrayBuffer> }[];
  readonly mailed: readonly { readonly conversation: string; readonly mailed: Mailed }[];
};

/** The tables of mail as the background and the composing page write them. Every method answers once it is on disk. */
export type MailStore = MailReader & {
  mailbox(id: string): Promise<Mailbox | null>;
  plan(id: string): Promise<Plan | null>;
  putMailbox(mailbox: Mailbox): Promise<void>;
  /** False where a plan still uses it. */
  removeMailbox(id: string): Promise<boolean>;
  putPlan(plan: Plan): Promise<void>;
  /** Its mails stay in the history; those not yet sent are cancelled. */
  removePlan(id: string, now: number): Promise<void>;
  /** Mails whose delivery is not over, the oldest first. */
  open(): Promise<readonly MailRow[]>;
  mail(id: string): Promise<MailRow | null>;
  /** Mails of a plan that the server said it has. */
  sentOf(plan: string): Promise<readonly MailRow[]>;
  body(id: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Writes the row if its delivery still stands as `before` has it; the bytes go with the last state. */
  put(row: MailRow, before: MailRow): Promise<boolean>;
  mailedOf(plan: string, conversation: string): Promise<Mailed | null>;
  /** False where another run came first, or the plan is gone. */
  writeRun(run: RunWritten): Promise<boolean>;
  /** Puts smaller or renewed mails in the place of one, if that still stands as it was read. */
  replace(before: MailRow, after: MailRow, mails: RunWritten['mails']): Promise<boolean>;
  addCheck(plan: string, check: object): Promise<void>;
};
