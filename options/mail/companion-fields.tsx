import { useState } from 'preact/hooks';
import { type Discovered, securities } from '../../src/mail/companion-protocol';
import { presetOf } from '../../src/mail/companion-presets';
import { text } from '../../src/platform/i18n';
import { companionPort } from '../../src/platform/native';
import { CompanionHelp } from './companion-help';
import { FormChoice, FormField } from './form-parts';
import { filledIn, type MailboxDraft } from './mailbox-draft';

type FieldsProps = { readonly draft: MailboxDraft; readonly change: (more: Partial<MailboxDraft>) => void };

/** Names of protocols, the same in every language. */
const securityChoices = securities.map((value) => ({ value, name: value === 'tls' ? 'TLS' : 'STARTTLS' }));

const port = companionPort();
const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

/** What came of looking for the servers: nothing yet, nothing at all, no answer, or hosts that a person should know. */
type Found = 'none' | 'failed' | { readonly elsewhere: readonly string[] } | null;

function foundWords(found: Found): string {
  if (found === 'none') return text('mailFoundNone');
  if (found === 'failed') return text('mailFindFailed');
  return found && found.elsewhere.length > 0 ? text('mailFoundElsewhere', found.elsewhere.join(', ')) : '';
}

/** A button that looks for the servers of the address's domain, and puts what it finds into the fields below. */
function FindServers({ draft, change }: FieldsProps) {
  const [found, setFound] = useState<Found>(null);
  const [isBusy, setBusy] = useState(false);
  const find = async (): Promise<void> => {
    setBusy(true);
    try {
      const told: Discovered | null = await port.ask('discover', { domain: domainOf(draft.address) }, AbortSignal.timeout(60_000));
      if (told) change(filledIn(draft, told));
      setFound(told ?? 'none');
    } catch {
      setFound('failed');
    } finally {
      setBusy(false);
    }
  };
  return (
    <div class="mail-field">
      <div class="mail-acts">
        <button type="button" class="button" disabled={isBusy} onClick={() => void find()}>
          {text('mailFindServers')}
        </button>
      </div>
      <small class="soft">{text('mailFindHow')}</small>
      <p role="status">{foundWords(found)}</p>
    </div>
  );
}

/** The servers by hand: IMAP, which files mails and looks them up, and SMTP where mails are to be sent. */
function Servers({ draft, change }: FieldsProps) {
  return (
    <>
      <FindServers draft={draft} change={change} />
      <div class="mail-pair">
        <FormField label={text('mailImapHost')} value={draft.host} isNeeded={draft.by === 'append'} change={(host) => change({ host })} />
        <FormField label={text('mailPort')} value={draft.port} type="number" isNeeded change={(number) => change({ port: number })} />
        <FormChoice
          label={text('mailSecurity')}
          choices={securityChoices}
          chosen={draft.security}
          choose={(security) => change({ security })}
        />
      </div>
      {draft.by === 'send' && (
        <div class="mail-pair">
          <FormField label={text('mailSmtpHost')} value={draft.smtpHost} isNeeded change={(smtpHost) => change({ smtpHost })} />
          <FormField label={text('mailPort')} value={draft.smtpPort} type="number" isNeeded change={(smtpPort) => change({ smtpPort })} />
          <FormChoice
            label={text('mailSecurity')}
            choices={securityChoices}
            chosen={draft.smtpSecurity}
            choose={(smtpSecurity) => change({ smtpSecurity })}
          />
        </div>
      )}
      <FormField label={text('mailUser')} value={draft.user} hint={text('mailUserAddress')} change={(user) => change({ user })} />
    </>
  );
}

/** What a mailbox by IMAP and SMTP needs besides its address and password: the companion, how mails get there, and servers where no provider is known. */
export function CompanionFields({ draft, change }: FieldsProps) {
  const ways = [
    { value: 'append' as const, name: text('mailByFiling') },
    { value: 'send' as const, name: text('mailBySending') },
  ];
  return (
    <>
      <CompanionHelp />
      <FormChoice label={text('mailGetsThere')} choices={ways} chosen={draft.by} choose={(by) => change({ by })} />
      {draft.address.includes('@') && !presetOf(draft.address) && <Servers draft={draft} change={change} />}
    </>
  );
}
