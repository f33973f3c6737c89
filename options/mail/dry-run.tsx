import { text } from '../../src/platform/i18n';
import { counted, messagesCounted } from '../../src/ui/counted';
import { sizeText } from '../../src/ui/format';
import { ProblemNotice } from '../../src/ui/notice';
import { usePorts } from '../../src/ui/ports';
import { useLoad } from '../../src/ui/use-load';
import { MailPreview } from './mail-preview';

type Props = {
  readonly plan: string;
  readonly isOn: boolean;
  readonly turnOn: () => void;
  readonly close: () => void;
};

/** The mails that a plan would send now, the first of them in full. Nothing is sent or stored by looking. */
export function DryRun({ plan, isOn, turnOn, close }: Props) {
  const { mail, language } = usePorts();
  const { value, problem, reload } = useLoad(async () => mail.dryRun(plan), [mail, plan]);
  const [first] = value?.mails ?? [];
  return (
    <div class="mail-dry">
      {problem && <ProblemNotice problem={problem} retry={reload} />}
      {!value && !problem && <progress aria-label={text('mailMaking')} />}
      <p role="status">
        {value &&
          (first
            ? text(
                'mailWouldSend',
                counted(value.mails.length, language, 'mailsOne', 'mailsOther'),
                messagesCounted(value.messages, language),
              )
            : text('mailNothingNew'))}
      </p>
      {first && (
        <>
          <dl class="facts">
            <div>
              <dt>{text('mailSubject')}</dt>
              <dd>
                <bdi>{first.subject}</bdi>
              </dd>
            </div>
            <div>
              <dt>{text('mailFolder')}</dt>
              <dd>
                <bdi>{first.folder}</bdi>
              </dd>
            </div>
            <div>
              <dt>{text('mailSize')}</dt>
              <dd>{[sizeText(first.bytes, language), ...first.files].join(' · ')}</dd>
            </div>
          </dl>
          <MailPreview html={first.html} label={text('mailPreview')} />
        </>
      )}
      <div class="mail-acts">
        {!isOn && value && (
          <button type="button" class="button main" onClick={turnOn}>
            {text('mailTurnOn')}
          </button>
        )}
        <button type="button" class="button" onClick={close}>
          {text('mailClose')}
        </button>
      </div>
    </div>
  );
}
