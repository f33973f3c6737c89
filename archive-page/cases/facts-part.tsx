import { type Case, type CaseStatus, most, statuses } from '../../src/cases/case';
import type { CaseChange } from '../../src/cases/case-change';
import { presetOf } from '../../src/cases/presets';
import { text } from '../../src/platform/i18n';
import { statusName } from '../../src/ui/cases/due-words';
import { Labelled } from './labelled';
import { PresetChoice } from './preset-choice';
import { SavedText } from './saved-text';

type FactsProps = { readonly of: Case; readonly change: (...changes: readonly CaseChange[]) => void };

const linesOf = (words: string): string[] =>
  words
    .split('\n')
    .map((line) => line.trim().slice(0, most.title))
    .filter((line) => line !== '')
    .slice(0, most.orders);

/** What the case says of itself beside its exhibits: its kind and status, who is on either side, which orders, and the user's notes. */
export function FactsPart({ of, change }: FactsProps) {
  const set = (fields: Extract<CaseChange, { do: 'set' }>['fields']): void => change({ do: 'set', fields });
  return (
    <section class="case-part" aria-label={text('details')}>
      <Labelled label={text('caseStatus')}>
        {(id) => (
          <select
            id={id}
            class="field"
            value={of.status}
            onChange={({ currentTarget }) =>
              set({ status: statuses.find((one): one is CaseStatus => one === currentTarget.value) ?? 'open' })
            }
          >
            {statuses.map((status) => (
              <option key={status} value={status}>
                {statusName(status)}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      <PresetChoice chosen={presetOf(of.preset).id} choose={(preset) => set({ preset, zone: presetOf(preset).zone ?? of.zone })} />
      <SavedText
        label={text('caseOwn')}
        value={of.parties.own}
        most={most.title}
        save={(own) => set({ parties: { ...of.parties, own } })}
      />
      <SavedText
        label={text('caseOther')}
        value={of.parties.other}
        most={most.title}
        save={(other) => set({ parties: { ...of.parties, other } })}
      />
      <SavedText
        label={text('caseOrders')}
        hint={text('caseOrdersHint')}
        value={of.orders.join('\n')}
        most={most.words}
        lines
        save={(words) => set({ orders: linesOf(words) })}
      />
      <SavedText
        label={text('caseNotes')}
        hint={text('caseNotesHint')}
        value={of.notes}
        most={most.words}
        lines
        save={(notes) => set({ notes })}
      />
    </section>
  );
}
