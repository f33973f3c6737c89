import { text } from '../../src/platform/i18n';
import { ProblemNotice } from '../../src/ui/notice';
import './mail.css';
import { MailboxesSection } from './mailboxes-section';
import { OutboxSection } from './outbox-section';
import { PlansSection } from './plans-section';
import { useMail } from './use-mail';

const nothing = { mailboxes: [], plans: [], mails: [], checks: [] };

/** Backups by mail: the mailboxes, the plans, and what became of each mail. */
export function MailSections() {
  const { value = nothing, problem, reload } = useMail();
  const folder = value.plans[0]?.folder ?? text('mailFolderUsual');
  return (
    <>
      {problem && <ProblemNotice problem={problem} retry={reload} />}
      <MailboxesSection mailboxes={value.mailboxes} folder={folder} reload={reload} />
      <PlansSection mail={value} reload={reload} />
      <OutboxSection mails={value.mails} reload={reload} />
    </>
  );
}
