import { useState } from 'preact/hooks';
import { text } from '../platform/i18n';
import { ConsoleMark } from './console-mark';

export type Choice<T> = { readonly value: T; readonly name: string; readonly console?: string };

/** With more choices than this, a field narrows them. */
const manyChoices = 8;
const shownChoices = 100;

type ChoiceListProps<T> = {
  readonly choices: readonly Choice<T>[];
  readonly chosen: readonly T[];
  readonly toggle: (value: T) => void;
};

/** Boxes to tick, with a field to find one among many. */
export function ChoiceList<T>({ choices, chosen, toggle }: ChoiceListProps<T>) {
  const [words, setWords] = useState('');
  const wanted = words.trim().toLowerCase();
  const found = choices.filter((choice) => choice.name.toLowerCase().includes(wanted)).slice(0, shownChoices);
  return (
    <>
      {choices.length > manyChoices && (
        <input
          class="field find"
          type="text"
          aria-label={text('filterFind')}
          placeholder={text('filterFind')}
          value={words}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
      )}
      <div class="choices">
        {found.map((choice) => (
          <label key={`${choice.console ?? ''} ${choice.name} ${String(choice.value)}`} class="check">
            <input type="checkbox" checked={chosen.includes(choice.value)} onChange={() => toggle(choice.value)} />
            {choice.console !== undefined && <ConsoleMark id={choice.console} plain={choice.value === choice.console} />}
            <bdi>{choice.name}</bdi>
          </label>
        ))}
        {found.length === 0 && <p class="soft">{text('filterNone')}</p>}
      </div>
    </>
  );
}
