import type { MailToday } from '../mail/mail-store';
import { text } from '../platform/i18n';
import { counted } from './counted';
import { clockText } from './format';
import { Icon } from './icon';
import './mail-line.css';
import { usePorts } from './ports';
import { useLoad } from './use-load';

/** What there is to say of today's backups by mail, or null: what waits for the user before what goes by itself before what is done. */
function saidOf({ needing, waiting, made }: MailToday, language: string): string | null {
  if (needing > 0) return counted(needing, language, 'mailNeedsYouOne', 'mailNeedsYouOther');
  if (waiting > 0) return counted(waiting, language, 'mailUnderWayOne', 'mailUnderWayOther');
  return made && text('mailSentToday', clockText(made.at, language), counted(made.mails, language, 'mailsOne', 'mailsOther'));
}

const midnight = (now: number): number => new Date(now).setHours(0, 0, 0, 0);

/** One line about today's backups by mail, which leads to them; nothing where none was made and none waits. */
export function MailLine() {
  const { mail, language, openPage, clock } = usePorts();
  const today = useLoad(async () => mail.today(midnight(clock())), [mail]).value;
  const said = today && saidOf(today, language);
  if (!said) return null;
  return (
    <button type="button" class={today.needing > 0 ? 'mail-line needs' : 'mail-line'} onClick={() => openPage('options', '#outbox')}>
      <Icon name={today.needing > 0 ? 'warning' : today.waiting > 0 ? 'clock' : 'check'} />
      <span>{said}</span>
    </button>
  );
}
