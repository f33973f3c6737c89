import { useId, useState } from 'preact/hooks';
import { text } from '../../src/platform/i18n';
import { Icon } from '../../src/ui/icon';
import '../../src/ui/notes/tags.css';

type Props = {
  readonly label: string;
  readonly chosen: readonly string[];
  /** Names to choose from; others can be typed. */
  readonly known: readonly string[];
  readonly hint: string;
  readonly choose: (names: readonly string[]) => void;
};

/** Any number of names: each can be taken away, others are chosen from those that are known, or typed and added by Enter. */
export function NamesField({ label, chosen, known, hint, choose }: Props) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const add = (name: string): void => {
    const tidy = name.trim();
    setTyped('');
    if (tidy !== '' && !chosen.includes(tidy)) choose([...chosen, tidy]);
  };
  return (
    <div class="mail-field">
      <label for={id}>{label}</label>
      <div class="tag-field">
        {chosen.length > 0 && (
          <ul class="tags" aria-label={label}>
            {chosen.map((name) => (
              <li key={name} class="tag mail-name">
                <bdi>{name}</bdi>
                <button
                  type="button"
                  class="tag-remove"
                  aria-label={text('mailNameRemove', name)}
                  title={text('mailNameRemove', name)}
                  onClick={() => choose(chosen.filter((one) => one !== name))}
                >
                  <Icon name="close" />
                </button>
              </li>
            ))}
          </ul>
        )}
        <input
          id={id}
          class="field mail-name-box"
          type="text"
          list={`${id}-known`}
          value={typed}
          maxLength={512}
          autocomplete="off"
          spellcheck={false}
          aria-describedby={`${id}-hint`}
          onInput={({ currentTarget, inputType }) => {
            // What was picked from the list comes whole; browsers tell it from typing by its kind.
            if (known.includes(currentTarget.value) && inputType !== 'insertText') add(currentTarget.value);
            else setTyped(currentTarget.value);
          }}
          onBlur={() => add(typed)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.isComposing || typed.trim() === '') return;
            event.preventDefault();
            add(typed);
          }}
        />
        <datalist id={`${id}-known`}>
          {known
            .filter((name) => !chosen.includes(name))
            .map((name) => (
              <option key={name} value={name} />
            ))}
        </datalist>
      </div>
      <small class="soft" id={`${id}-hint`}>
        {hint}
      </small>
    </div>
  );
}
