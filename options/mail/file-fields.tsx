import { text } from '../../src/platform/i18n';
import { PassphraseFields } from '../../src/ui/passphrase-fields';
import { FormCheck, FormChoice, FormField } from './form-parts';
import type { PlanDraft } from './plan-draft';

type Props = { readonly draft: PlanDraft; readonly change: (more: Partial<PlanDraft>) => void };

/** What is attached to a plan's mails, and what protects it. */
export function FileFields({ draft, change }: Props) {
  const { pdf, jsonl, seal } = draft;
  const seals = [
    { value: 'none', name: text('mailSealNone') },
    ...(pdf ? [{ value: 'pdf', name: text('mailSealPdf') } as const] : []),
    { value: 'passphrase', name: text('mailSealPassphrase') },
    { value: 'recipient', name: text('mailSealKey') },
  ] as const;
  return (
    <fieldset>
      <legend>{text('mailFiles')}</legend>
      <FormCheck
        isOn={pdf}
        set={(isOn) => change({ pdf: isOn, jsonl: jsonl || !isOn, ...(seal === 'pdf' && !isOn ? { seal: 'passphrase' } : {}) })}
      >
        {text('mailPdf')}
      </FormCheck>
      <FormCheck isOn={jsonl} set={(isOn) => change({ jsonl: isOn, pdf: pdf || !isOn })}>
        {text('mailJsonl')}
      </FormCheck>
      <FormChoice label={text('mailSeal')} choices={seals} chosen={seal} choose={(next) => change({ seal: next })} />
      {seal === 'pdf' && <small class="soft">{text(jsonl ? 'mailSealPdfBoth' : 'mailSealPdfAlone')}</small>}
      {(seal === 'pdf' || seal === 'passphrase') && (
        <PassphraseFields
          key={seal}
          passphrase={draft.passphrase}
          isForPdf={seal === 'pdf'}
          hint={text(draft.kept === seal ? 'mailPassphraseKept' : 'passphraseHint')}
          isNeeded={draft.kept !== seal}
          change={(passphrase) => change({ passphrase })}
        />
      )}
      {seal === 'recipient' && (
        <FormField
          label={text('mailRecipient')}
          value={draft.recipient}
          hint="age1…"
          isNeeded
          most={4005}
          change={(recipient) => change({ recipient })}
        />
      )}
    </fieldset>
  );
}
