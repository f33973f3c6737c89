import { useState } from 'preact/hooks';
import type { CheckRow } from '../../src/mail/check/check-row';
import type { Plan } from '../../src/mail/plan';
import { text } from '../../src/platform/i18n';
import { messagesCounted } from '../../src/ui/counted';
import { fullWhen } from '../../src/ui/format';
import { knownNames } from '../../src/ui/known-names';
import { usePorts } from '../../src/ui/ports';
import { useLoad } from '../../src/ui/use-load';
import { Section } from '../section';
import { CheckLine } from './check-line';
import { DryRun } from './dry-run';
import { whenWords } from './mail-words';
import { draftOfPlan, newPlan, type PlanDraft, planOf } from './plan-draft';
import { PlanForm } from './plan-form';
import type { Mail } from './use-mail';

type EntryProps = {
  readonly plan: Plan;
  readonly mailbox: string;
  readonly check: CheckRow | undefined;
  readonly set: (isOn: boolean) => void;
  readonly edit: () => void;
  readonly look: () => void;
  readonly reload: () => void;
};

function Entry({ plan, mailbox, check, set, edit, look, reload }: EntryProps) {
  const { background, language } = usePorts();
  const [said, setSaid] = useState('');
  // Before anything of a plan goes for the first time, it is looked at.
  const wasSeen = plan.last !== null || plan.isOn;
  const { id, name, when, folder, last, isOn } = plan;
  const send = async (): Promise<void> => {
    setSaid(text('mailMaking'));
    const { messages } = await background.runPlan({ id });
    setSaid(messages === 0 ? text('mailNothingNew') : text('mailOnItsWay', messagesCounted(messages, language)));
    reload();
  };
  const lastRun = last ? text('mailLastRun', fullWhen(last.at, language), messagesCounted(last.messages, language)) : text('mailNeverRan');
  return (
    <li>
      <div class="entry">
        <label class="check mail-plan">
          <input
            type="checkbox"
            checked={isOn}
            onChange={({ currentTarget }) => {
              if (wasSeen) return set(currentTarget.checked);
              currentTarget.checked = false;
              look();
            }}
          />
          <span>
            <bdi>{name}</bdi>
            <br />
            <small class="soft">{[whenWords(when, language), mailbox, folder, lastRun].join(' · ')}</small>
          </span>
        </label>
        <span class="mail-acts">
          <button type="button" class="button" aria-label={text('mailPreviewNamed', name)} onClick={look}>
            {text('mailPreview')}
          </button>
          {wasSeen && (
            <button type="button" class="button" aria-label={text('mailSendNamed', name)} onClick={() => void send()}>
              {text('mailSendNow')}
            </button>
          )}
          <button type="button" class="button" aria-label={text('mailEditNamed', name)} onClick={edit}>
            {text('taughtEdit')}
          </button>
          <button
            type="button"
            class="button"
            aria-label={text('mailDeleteNamed', name)}
            onClick={() => void background.removePlan({ id }).then(reload)}
          >
            {text('taughtDelete')}
          </button>
        </span>
      </div>
      <p role="status" class="soft">
        {said}
      </p>
      {last && <CheckLine plan={id} name={name} check={check} reload={reload} />}
    </li>
  );
}

const noNames = { consoles: [], accounts: [], contacts: [] };

/** What goes to which mailbox, and when. */
export function PlansSection({ mail: { mailboxes, plans, checks }, reload }: { readonly mail: Mail; readonly reload: () => void }) {
  const { archive, background, clock } = usePorts();
  const [draft, setDraft] = useState<PlanDraft | null>(null);
  const [looked, setLooked] = useState<string | null>(null);
  const known = useLoad(async () => knownNames(await archive.conversations(), []), [archive]);
  const [firstBox] = mailboxes;
  const put = async (next: PlanDraft): Promise<void> => {
    const before = plans.find(({ id }) => id === next.id);
    await background.savePlan({ plan: planOf(next, before, clock()), passphrase: next.passphrase === '' ? null : next.passphrase });
    setDraft(null);
    setLooked(next.isNew ? next.id : null);
    reload();
  };
  const set = async (plan: Plan, isOn: boolean): Promise<void> => {
    await background.savePlan({ plan: { ...plan, isOn }, passphrase: null });
    reload();
  };
  const add = (mailbox: string): void => {
    const usual = { name: text('mailPlanUsual'), folder: text('mailFolderUsual'), subject: text('mailSubjectUsual') };
    setDraft(newPlan(crypto.randomUUID(), mailbox, Intl.DateTimeFormat().resolvedOptions().timeZone, usual));
  };
  const shown = plans.find(({ id }) => id === looked);
  return (
    <Section name="plans" more={text('mailPlansMore')}>
      {plans.length === 0 && draft === null && <p class="soft">{text(firstBox ? 'mailNoPlan' : 'mailNoBoxYet')}</p>}
      <ul class="mail-list">
        {plans.map((plan) => (
          <Entry
            key={plan.id}
            plan={plan}
            mailbox={mailboxes.find(({ id }) => id === plan.mailbox)?.name ?? ''}
            check={checks.find((one) => one.plan === plan.id)}
            set={(isOn) => void set(plan, isOn)}
            edit={() => setDraft(draftOfPlan(plan))}
            look={() => setLooked(plan.id)}
            reload={reload}
          />
        ))}
      </ul>
      {shown && (
        <DryRun key={shown.id} plan={shown.id} isOn={shown.isOn} turnOn={() => void set(shown, true)} close={() => setLooked(null)} />
      )}
      {draft && (
        <PlanForm
          key={draft.id}
          first={draft}
          mailboxes={mailboxes}
          known={known.value ?? noNames}
          save={put}
          cancel={() => setDraft(null)}
        />
      )}
      {!draft && firstBox && (
        <div>
          <button type="button" class="button" onClick={() => add(firstBox.id)}>
            {text('mailAddPlan')}
          </button>
        </div>
      )}
    </Section>
  );
}
