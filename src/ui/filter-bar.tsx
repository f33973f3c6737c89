import { useMemo } from 'preact/hooks';
import type { Conversation } from '../archive/ports';
import { text } from '../platform/i18n';
import type { Parsed } from '../search/language/parse';
import { print } from '../search/language/print';
import { haves, type Query } from '../search/terms';
import { type Choice, ChoiceList } from './choice-list';
import { consoleName } from './console-name';
import './filter-bar.css';
import { FilterChip } from './filter-chip';
import { type Chip, chipIn, chipText, isNarrowed, type Read, toggled, whenIn, whenText, withChip, withoutChips } from './filter-terms';
import { haveName } from './have-name';
import { accountName } from './parties';
import { RadioList } from './radio-list';
import { WhenFilter } from './when-filter';

type FilterBarProps = {
  /** The text of the search, of which every chip is a term. */
  readonly typed: string;
  readonly parsed: Parsed;
  readonly read: Read;
  readonly change: (typed: string) => void;
  /** Where contacts, accounts and consoles to choose from are taken from. */
  readonly conversations: readonly Conversation[];
};

/** «buyer88», or «buyer88 +2»; null when nothing is chosen. */
function chosenText(names: readonly string[]): string | null {
  const [first, ...others] = names;
  if (first === undefined) return null;
  return others.length === 0 ? first : `${first} +${others.length}`;
}

type ListFilterProps<T> = {
  readonly label: string;
  readonly choices: readonly Choice<T>[];
  readonly chosen: readonly T[];
  readonly nameOf: (value: T) => string;
  readonly change: (chosen: readonly T[]) => void;
};

/** What was typed and is none of the choices stands before them. */
function ListFilter<T>({ label, choices, chosen, nameOf, change }: ListFilterProps<T>) {
  const others = chosen
    .filter((value) => choices.every((choice) => choice.value !== value))
    .map((value) => ({ value, name: nameOf(value) }));
  return (
    <FilterChip label={label} value={chosenText(chosen.map((one) => nameOf(one)))} clear={() => change([])}>
      <ChoiceList choices={[...others, ...choices]} chosen={chosen} toggle={(value) => change(toggled(chosen, value))} />
    </FilterChip>
  );
}

const directionNames = { any: 'directionAny', in: 'directionIn', out: 'directionOut', system: 'directionSystem' } as const;
const directionChoices = ['any', 'in', 'out', 'system'] as const;
type Side = Extract<Query, { readonly kind: 'from' | 'sender' }>;

const sideName = (side: Side): string => (side.kind === 'sender' ? side.name : text(directionNames[side.direction]));

function DirectionFilter({ sides, change }: { readonly sides: readonly Side[]; readonly change: (sides: readonly Query[]) => void }) {
  const [side, ...others] = sides;
  const chosen = side === undefined ? 'any' : others.length === 0 && side.kind === 'from' ? side.direction : undefined;
  return (
    <FilterChip label={text('filterDirection')} value={chosenText(sides.map(sideName))} clear={() => change([])}>
      <RadioList
        choices={directionChoices.map((value) => ({ value, name: text(directionNames[value]) }))}
        chosen={chosen}
        choose={(value) => change(value === 'any' ? [] : [{ kind: 'from', direction: value }])}
      />
    </FilterChip>
  );
}

type Name = Extract<Query, { readonly kind: 'with' | 'account' }>;
/** A name to choose; its value is the text of the term that asks for just this one. */
type NameChoice = Choice<string> & { readonly query: Name };

const nameChoice = (query: Name, name: string, console?: string): NameChoice => ({
  value: print(query),
  name,
  query,
  ...(console === undefined ? {} : { console }),
});

/** What a term says: the name itself, or that it is only a part of names. */
const nameText = ({ name, whole }: Name): string => (name === null || whole ? accountName(name) : text('filterPart', name));

type NameFilterProps = {
  readonly label: string;
  readonly choices: readonly NameChoice[];
  readonly chosen: readonly Name[];
  readonly change: (chosen: readonly Name[]) => void;
};

/** Names, each of which is meant as it is; a part of one that was typed stands before them. */
function NameFilter({ label, choices, chosen, change }: NameFilterProps) {
  const typed = chosen.map((query) => nameChoice(query, nameText(query)));
  const known = (value: string) => typed.find((one) => one.value === value) ?? choices.find((one) => one.value === value);
  return (
    <ListFilter
      label={label}
      choices={choices}
      chosen={typed.map(({ value }) => value)}
      nameOf={(value) => known(value)?.name ?? value}
      change={(values) => change(values.flatMap((value) => known(value)?.query ?? []))}
    />
  );
}

const distinct = <T,>(values: readonly T[]): readonly T[] => [...new Set(values)];

/** Whom the conversations are with: each name once, with the console where it was seen first. */
function contactsOf(conversations: readonly Conversation[]): readonly NameChoice[] {
  const found = new Map<string, NameChoice>();
  for (const { peer, console } of conversations) {
    const name = peer.name ?? peer.id;
    if (name !== null && !found.has(name)) found.set(name, nameChoice({ kind: 'with', name, whole: true }, name, console));
  }
  return [...found.values()];
}

/** What can be chosen of these conversations. */
const choicesOf = (conversations: readonly Conversation[]) => ({
  contacts: contactsOf(conversations),
  accounts: distinct(conversations.map(({ account }) => account)).map((name) =>
    nameChoice(name === null ? { kind: 'account', name } : { kind: 'account', name, whole: true }, accountName(name)),
  ),
  consoles: distinct(conversations.map(({ console }) => console)).map((id) => ({ value: id, name: consoleName(id), console: id })),
});

/** What the search is narrowed to, as a row of chips; each is a term of the text. */
export function FilterBar({ typed, parsed, read, change, conversations }: FilterBarProps) {
  const { contacts, accounts, consoles } = useMemo(() => choicesOf(conversations), [conversations]);
  const set = (chip: Chip, of: readonly Query[]): void => change(withChip(typed, read, chip, chipText(of)));
  return (
    <div class="filter-bar" role="group" aria-label={text('filters')}>
      <WhenFilter when={whenIn(typed, parsed)} change={(when) => change(withChip(typed, read, 'when', whenText(when)))} />
      <NameFilter
        label={text('filterContact')}
        choices={contacts}
        chosen={chipIn(parsed, 'contact')?.leaves ?? []}
        change={(names) => set('contact', names)}
      />
      <NameFilter
        label={text('filterAccount')}
        choices={accounts}
        chosen={chipIn(parsed, 'account')?.leaves ?? []}
        change={(names) => set('account', names)}
      />
      <ListFilter
        label={text('filterConsole')}
        choices={consoles}
        chosen={(chipIn(parsed, 'console')?.leaves ?? []).map(({ console }) => console)}
        nameOf={consoleName}
        change={(ids) =>
          set(
            'console',
            ids.map((console) => ({ kind: 'in', console })),
          )
        }
      />
      <DirectionFilter sides={chipIn(parsed, 'direction')?.leaves ?? []} change={(sides) => set('direction', sides)} />
      <ListFilter
        label={text('filterHas')}
        choices={haves.map((value) => ({ value, name: haveName(value) }))}
        chosen={(chipIn(parsed, 'has')?.leaves ?? []).map(({ what }) => what)}
        nameOf={haveName}
        change={(whats) =>
          set(
            'has',
            whats.map((what) => ({ kind: 'has', what })),
          )
        }
      />
      {isNarrowed(parsed) && (
        <button type="button" class="quiet small" onClick={() => change(withoutChips(typed, read))}>
          {text('filterClearAll')}
        </button>
      )}
    </div>
  );
}
