import { useState } from 'preact/hooks';
import { type CheckRow, isWhole, toSendAgain } from '../../src/mail/check/check-row';
import { text } from '../../src/platform/i18n';
import { counted } from '../../src/ui/counted';
import { fullWhen } from '../../src/ui/format';
import { usePorts } from '../../src/ui/ports';
import { troubleWords } from './mail-words';

type Props = { readonly plan: string; readonly name: string; readonly check: CheckRow | undefined; readonly reload: () => void };

/** What the last check of a plan's mailbox found, and a way to check now and to send again what is not there as it was. */
export function CheckLine({ plan, name, check, reload }: Props) {
  const { background, language } = usePorts();
  const [said, setSaid] = useState('');
  const lost = check ? toSendAgain(check) : [];
  const run = async (): Promise<void> => {
    setSaid(text('mailChecking'));
    const { trouble } = await background.checkMails({ plan });
    setSaid(trouble === null ? '' : troubleWords(trouble));
    reload();
  };
  const resend = async (): Promise<void> => {
    const mails = await background.resendMails({ ids: lost });
    setSaid(counted(mails, language, 'mailResentOne', 'mailResentOther'));
    reload();
  };
  return (
    <div class="entry">
      {check && (
        <small class={isWhole(check) ? 'soft' : 'failures'}>
          {isWhole(check)
            ? text('mailCheckWhole', fullWhen(check.at, language), String(check.expected))
            : text('mailCheckLost', fullWhen(check.at, language), String(check.missing.length), String(check.altered.length))}
        </small>
      )}
      <span class="mail-acts">
        <button type="button" class="button" aria-label={text('mailCheckNamed', name)} onClick={() => void run()}>
          {text('mailCheck')}
        </button>
        {lost.length > 0 && (
          <button type="button" class="button" onClick={() => void resend()}>
            {counted(lost.length, language, 'mailResendOne', 'mailResendOther')}
          </button>
        )}
      </span>
      <small role="status">{said}</small>
    </div>
  );
}
