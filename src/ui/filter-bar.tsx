import type { Conversation } from '../archive/ports';
import type { Direction } from '../domain/message';
import { text } from '../platform/i18n';
import { type Choice, ChoiceList } from './choice-list';
import { consoleName } from './console-name';
import './filter-bar.css';
import { FilterChip } from './filter-chip';
import { contactsOf, type FilterChoice, isNarrowed, noChoice, toggled } from './filter-choice';
import { accountName } from './parties';
import { RadioList } from './radio-list';
import { WhenFilter } from './when-filter';

type FilterBarProps = {
  readonly choice: FilterChoice;
  readonly change: (choice: FilterChoice) => void;
  /** Where contacts, accounts and consoles to choose from are taken from. */
  readonly conversations: readonly Conversation[];
};

const directionNames = { any: 'directionAny', in: 'directionIn', out: 'directionOut', system: 'directionSystem' } as const;
const directionChoices = ['any', 'in', 'out', 'system'] as const;

/** «buyer88», or «buyer88 +2»; null when nothing is chosen. */
function chosenText<T>(choices: readonly Choice<T>[], chosen: readonly T[]): string | null {
  if (chosen.length === 0) return null;
  const name = choices.find((choice) => choice.value === chosen[0])?.name ?? '?';
  return chosen.length === 1 ? name : `${name} +${chosen.length - 1}`;
}

type ListFilterProps<T> = {
  readonly label: string;
  readonly choices: readonly Choice<T>[];
  readonly chosen: readonly T[];
  readonly change: (chosen: readonly T[]) => void;
};

function ListFilter<T>({ label, choices, chosen, change }: ListFilterProps<T>) {
  return (
    <FilterChip label={label} value={chosenText(choices, chosen)} clear={() => change([])}>
      <ChoiceList choices={choices} chosen={chosen} toggle={(value) => change(toggled(chosen, value))} />
    </FilterChip>
  );
}

function DirectionFilter({
  direction,
  change,
}: {
  readonly direction: Direction | null;
  readonly change: (direction: Direction | null) => void;
}) {
  return (
    <FilterChip
      label={text('filterDirection')}
      value={direction === null ? null : text(directionNames[direction])}
      clear={() => change(null)}
    >
      <RadioList
        choices={directionChoices.map((value) => ({ value, name: text(directionNames[value]) }))}
        chosen={direction ?? 'any'}
        choose={(value) => change(value === 'any' ? null : value)}
      />
    </FilterChip>
  );
}

const distinct = <T,>(values: readonly T[]): readonly T[] => [...new Set(values)];

/** What the search is narrowed to, as a row of chips. */
export function FilterBar({ choice, change, conversations }: FilterBarProps) {
  const contacts = contactsOf(conversations).map(({ id, name, console }) => ({ value: id, name: name ?? text('peerUnknown'), console }));
  const accounts = distinct(conversations.map(({ account }) => account)).map((value) => ({ value, name: accountName(value) }));
  const consoles = distinct(conversations.map(({ console }) => console)).map((id) => ({ value: id, name: consoleName(id), console: id }));
  return (
    <div class="filter-bar" role="group" aria-label={text('filters')}>
      <WhenFilter when={choice.when} change={(when) => change({ ...choice, when })} />
      <ListFilter
        label={text('filterContact')}
        choices={contacts}
        chosen={choice.contacts}
        change={(chosen) => change({ ...choice, contacts: chosen })}
      />
      <ListFilter
        label={text('filterAccount')}
        choices={accounts}
        chosen={choice.accounts}
        change={(chosen) => change({ ...choice, accounts: chosen })}
      />
      <ListFilter
        label={text('filterConsole')}
        choices={consoles}
        chosen={choice.consoles}
        change={(chosen) => change({ ...choice, consoles: chosen })}
      />
      <DirectionFilter direction={choice.direction} change={(direction) => change({ ...choice, direction })} />
      {isNarrowed(choice) && (
        <button type="button" class="quiet small" onClick={() => change(noChoice)}>
          {text('filterClearAll')}
        </button>
      )}
    </div>
  );
}
