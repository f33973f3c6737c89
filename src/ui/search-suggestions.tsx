import { useEffect, useRef } from 'preact/hooks';
import { text } from '../platform/i18n';
import type { Completion, Suggestion } from '../search/language/complete';
import type { Times } from '../search/language/dates';
import { type Field, haveNames, kindNames, named, sides, states } from '../search/language/fields';
import { consoleName } from './console-name';
import { dateOnly, localDay } from './format';
import { haveName } from './have-name';
import { kindName } from './kind-name';
import { usePorts } from './ports';
import './search-suggestions.css';
import { suggestionId, suggestionsId } from './use-suggestions';

export { complete, take } from '../search/language/complete';

const fieldWords = {
  from: 'termFrom',
  account: 'termAccount',
  with: 'termWith',
  in: 'termIn',
  before: 'termBefore',
  after: 'termAfter',
  on: 'termOn',
  during: 'termDuring',
  has: 'termHas',
  order: 'termOrder',
  kind: 'termKind',
  tag: 'termTag',
  is: 'termIs',
  match: 'termMatch',
  conversation: 'conversationsHeading',
} as const satisfies Record<Field, Parameters<typeof text>[0]>;

const sideWords = { in: 'directionIn', out: 'directionOut', system: 'directionSystem' } as const;

function timesText({ from, to }: Times, language: string): string {
  const [first, last] = [from === null ? '…' : dateOnly(from, language), to === null ? '…' : dateOnly(to - 1, language)];
  return from !== null && to !== null && localDay(from) === localDay(to - 1) ? first : `${first} – ${last}`;
}

/** What a suggestion means, where its own text does not say so. */
function meaning({ field, value, times }: Suggestion, language: string): string | null {
  if (value === null) return text(fieldWords[field]);
  if (times) return timesText(times, language);
  if (field === 'in') return consoleName(value) === value ? null : consoleName(value);
  if (field === 'match') return text('exactSwitchMore');
  const side = field === 'from' ? named(sides, value) : null;
  if (side) return text(sideWords[side]);
  const have = field === 'has' ? named(haveNames, value) : field === 'is' ? named(states, value) : null;
  if (have) return haveName(have);
  const kind = field === 'kind' ? named(kindNames, value) : null;
  return kind && kindName(kind);
}

type SuggestionListProps = {
  readonly completion: Completion;
  readonly active: number;
  readonly activate: (index: number) => void;
  readonly take: (index: number) => void;
};

/** What can be typed next. The box keeps the focus and the keys. */
export function SuggestionList({ completion, active, activate, take }: SuggestionListProps) {
  const { language } = usePorts();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active >= 0) list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div id={suggestionsId} class="suggestions" role="listbox" aria-label={text('suggestions')} ref={list}>
      {completion.suggestions.map((suggestion, index) => (
        <div
          key={suggestion.text}
          id={suggestionId(index)}
          class="suggestion"
          role="option"
          aria-selected={index === active}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => take(index)}
          onPointerMove={(event) => (event.movementX !== 0 || event.movementY !== 0) && index !== active && activate(index)}
        >
          <bdi class="suggestion-text line">{suggestion.text}</bdi>
          <span class="suggestion-more line">{meaning(suggestion, language)}</span>
        </div>
      ))}
    </div>
  );
}
