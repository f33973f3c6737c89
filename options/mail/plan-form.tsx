import { useState } from 'preact/hooks';
import type { ShownMailbox } from '../../src/mail/mail-store';
import type { When } from '../../src/mail/plan';
import { text } from '../../src/platform/i18n';
import { usePorts } from '../../src/ui/ports';
import { FileFields } from './file-fields';
import type { KnownNames } from '../../src/search/language/complete';
import { FormCheck, FormChoice, FormField } from './form-parts';
import { HideFields } from './hide-fields';
import { weekdayWords } from './mail-words';
import { NamesField } from './names-field';
import type { PlanDraft } from './plan-draft';

type PartProps = { readonly draft: PlanDraft; readonly change: (more: Partial<PlanDraft>) => void };

/** In which zone the time is meant. A plan keeps its own when the computer is taken elsewhere; then the other can be chosen. */
function ZoneChoice({ zone, choose }: { readonly zone: string; readonly choose: (zone: string) => void }) {
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zones = [...new Set([zone, here])].map((name) => ({ value: name, name }));
  return <FormChoice label={text('mailZone')} choices={zones} chosen={zone} choose={choose} />;
}

function WhenFields({ draft, change }: PartProps) {
  const { language } = usePorts();
  const every: readonly { readonly value: When['every']; readonly name: string }[] = [
    { value: 'day', name: text('mailEveryDay') },
    { value: 'week', name: text('mailEveryWeek') },
    { value: 'month', name: text('mailEveryMonth') },
    { value: 'quiet', name: text('mailEveryQuiet') },
  ];
  const days = [1, 2, 3, 4, 5, 6, 0].map((day) => ({ value: String(day), name: weekdayWords(day, language) }));
  return (
    <div class="mail-pair">
      <FormChoice label={text('mailWhen')} choices={every} chosen={draft.every} choose={(one) => change({ every: one })} />
      {draft.every === 'week' && (
        <FormChoice label={text('mailWeekday')} choices={days} chosen={draft.weekday} choose={(weekday) => change({ weekday })} />
      )}
      {draft.every === 'quiet' ? (
        <FormField label={text('mailMinutes')} value={draft.minutes} type="number" isNeeded change={(minutes) => change({ minutes })} />
      ) : (
        <FormField label={text('mailClock')} value={draft.clock} type="time" isNeeded change={(clock) => change({ clock })} />
      )}
      {draft.every !== 'quiet' && <ZoneChoice zone={draft.zone} choose={(zone) => change({ zone })} />}
    </div>
  );
}

/** What there is of each kind, to choose from. */
type Known = Pick<KnownNames, 'consoles' | 'accounts' | 'contacts'>;

function WhatFields({ draft, change, known }: PartProps & { readonly known: Known }) {
  const toggle = (id: string, isOn: boolean): void =>
    change({ consoles: isOn ? [...draft.consoles, id] : draft.consoles.filter((one) => one !== id) });
  return (
    <fieldset>
      <legend>{text('mailWhat')}</legend>
      <FormField
        label={text('mailQuery')}
        value={draft.query}
        hint={text('mailQueryHint')}
        most={2000}
        change={(query) => change({ query })}
      />
      {known.consoles.length > 1 && (
        <div class="mail-checks">
          {known.consoles.map(({ id, name }) => (
            <FormCheck key={id} isOn={draft.consoles.includes(id)} set={(isOn) => toggle(id, isOn)}>
              {name}
            </FormCheck>
          ))}
          <small class="soft">{text('mailAllConsoles')}</small>
        </div>
      )}
      <div class="mail-pair">
        <NamesField
          label={text('mailAccounts')}
          chosen={draft.accounts}
          known={known.accounts}
          hint={text('mailAllAccounts')}
          choose={(accounts) => change({ accounts })}
        />
        <NamesField
          label={text('mailContacts')}
          chosen={draft.contacts}
          known={known.contacts}
          hint={text('mailAllContacts')}
          choose={(contacts) => change({ contacts })}
        />
      </div>
      <FormCheck isOn={draft.onlyOrders} set={(onlyOrders) => change({ onlyOrders })}>
        {text('mailOnlyOrders')}
      </FormCheck>
      <FormCheck isOn={draft.isFromStart} set={(isFromStart) => change({ isFromStart })}>
        {text('mailFromStart')}
      </FormCheck>
    </fieldset>
  );
}

type FormProps = {
  readonly first: PlanDraft;
  readonly mailboxes: readonly ShownMailbox[];
  readonly known: Known;
  /** Rejects where it could not be saved. */
  readonly save: (draft: PlanDraft) => Promise<void>;
  readonly cancel: () => void;
};

/** A plan to be made or changed. */
export function PlanForm({ first, mailboxes, known, save, cancel }: FormProps) {
  const [draft, setDraft] = useState(first);
  const [hasFailed, setFailed] = useState(false);
  const change = (more: Partial<PlanDraft>): void => setDraft({ ...draft, ...more });
  const boxes = mailboxes.map(({ id, name }) => ({ value: id, name }));
  return (
    <form
      class="mail-form"
      onSubmit={(event) => {
        event.preventDefault();
        save(draft).catch(() => setFailed(true));
      }}
    >
      <FormField label={text('mailPlanName')} value={draft.name} isNeeded most={100} change={(name) => change({ name })} />
      <div class="mail-pair">
        <FormChoice label={text('mailTo')} choices={boxes} chosen={draft.mailbox} choose={(mailbox) => change({ mailbox })} />
        <FormField
          label={text('mailFolder')}
          value={draft.folder}
          hint={text('mailFolderHint', '{console}')}
          isNeeded
          most={200}
          change={(folder) => change({ folder })}
        />
      </div>
      <WhenFields draft={draft} change={change} />
      <WhatFields draft={draft} change={change} known={known} />
      <HideFields rules={draft.rules} change={(rules) => change({ rules })} />
      <FileFields draft={draft} change={change} />
      <FormField
        label={text('mailSubject')}
        value={draft.subject}
        hint={text('mailSubjectHint', '{plan} {date} {from} {to} {console} {account} {contact} {count} {orders} {part}')}
        isNeeded
        most={300}
        change={(subject) => change({ subject })}
      />
      <div class="mail-acts">
        <button type="submit" class="button main">
          {text(draft.isNew ? 'mailSavePreview' : 'mailSave')}
        </button>
        <button type="button" class="button" onClick={cancel}>
          {text('cancel')}
        </button>
      </div>
      {hasFailed && (
        <div class="problem" role="alert">
          <p>{text('mailPlanWrong')}</p>
        </div>
      )}
    </form>
  );
}
