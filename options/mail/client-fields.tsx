import { text } from '../../src/platform/i18n';
import { signInRedirect } from '../../src/platform/sign-in';
import { CopyButton } from '../evidence/copy-button';
import { FormField } from './form-parts';
import type { MailboxDraft } from './mailbox-draft';

type Props = { readonly draft: MailboxDraft; readonly change: (more: Partial<MailboxDraft>) => void };

const steps = {
  gmail: ['mailGoogleProject', 'mailGoogleConsent', 'mailGoogleClient', 'mailGoogleWarning'],
  graph: ['mailMicrosoftApp', 'mailMicrosoftRedirect', 'mailMicrosoftId'],
} as const;

/** The client of the user's own at Google or Microsoft: how it is made, the address to enter there, and what to bring from there. */
export function ClientFields({ kind, draft, change }: Props & { readonly kind: keyof typeof steps }) {
  return (
    <>
      <details class="mail-steps">
        <summary>{text('mailClientHow')}</summary>
        <ol>
          {steps[kind].map((step) => (
            <li key={step}>{text(step)}</li>
          ))}
        </ol>
      </details>
      <div class="mail-field">
        <span>{text('mailRedirect')}</span>
        <div class="mail-acts">
          <code class="mail-command">{signInRedirect()}</code>
          <CopyButton of={text('mailRedirect')} what={signInRedirect()} />
        </div>
      </div>
      <FormField label={text('mailClientId')} value={draft.clientId} isNeeded change={(clientId) => change({ clientId })} />
      {kind === 'gmail' && (
        <FormField
          label={text('mailClientSecret')}
          value={draft.secret}
          type="password"
          hint={text('mailClientSecretHint')}
          change={(secret) => change({ secret })}
        />
      )}
    </>
  );
}
