import type { MailReader } from '../mail/mail-store';

/** What a plan would send now: each mail's subject, folder, files by their names, size in bytes, and its body. */
export type DryRun = {
  readonly mails: readonly {
    readonly subject: string;
    readonly folder: string;
    readonly files: readonly string[];
    readonly bytes: number;
    readonly html: string;
  }[];
  readonly messages: number;
};

/** Backups by mail as pages see them. Everything that changes something goes through the background. */
export type MailPort = MailReader & {
  /** Composes what a plan would send now, without sending or storing it. Null where there is no such plan. */
  dryRun(plan: string): Promise<DryRun | null>;
};
