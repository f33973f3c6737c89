import * as v from 'valibot';
import { type CheckRow, checkRowSchema } from '../../src/mail/check/check-row';
import type { MailRow } from '../../src/mail/mail-row';
import type { ShownMailbox } from '../../src/mail/mail-store';
import type { Plan } from '../../src/mail/plan';
import { usePorts } from '../../src/ui/ports';
import { useEvery } from '../../src/ui/use-every';
import { type Loaded, useLoad } from '../../src/ui/use-load';

export type Mail = {
  readonly mailboxes: readonly ShownMailbox[];
  readonly plans: readonly Plan[];
  readonly mails: readonly MailRow[];
  /** What checks found, the newest first. */
  readonly checks: readonly CheckRow[];
};

/** How many mails the outbox shows. */
const shownMails = 50;
const shownChecks = 100;

/** Mailboxes, plans and the outbox as they stand; looked at again every few seconds, since the background goes on by itself. */
export function useMail(): Loaded<Mail> {
  const { mail } = usePorts();
  const loaded = useLoad(async () => {
    const [mailboxes, plans, mails, found] = await Promise.all([
      mail.mailboxes(),
      mail.plans(),
      mail.mails(shownMails),
      mail.checks(shownChecks),
    ]);
    const checks = found.flatMap((row) => {
      const read = v.safeParse(checkRowSchema, row);
      return read.success ? [read.output] : [];
    });
    return { mailboxes, plans, mails, checks };
  }, [mail]);
  useEvery(5000, loaded.reload);
  return loaded;
}
