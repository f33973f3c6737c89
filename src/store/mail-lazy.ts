import type { MailReader } from '../mail/mail-store';
import type { Database } from './database';
import { mailToday } from './mail-today';

/** The reading side of mail for pages: its schemas come with the first question that needs them, which the popup never asks. */
export function lazyMailReader(database: Database): MailReader {
  const whole = async (): Promise<MailReader> => (await import('./mail-store')).mailReader(database);
  return {
    mailboxes: async () => (await whole()).mailboxes(),
    plans: async () => (await whole()).plans(),
    mails: async (limit) => (await whole()).mails(limit),
    today: async (since) => mailToday(database, since),
    checks: async (limit) => (await whole()).checks(limit),
  };
}
