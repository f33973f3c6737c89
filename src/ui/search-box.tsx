import type { Ref } from 'preact';
import { text } from '../platform/i18n';
import { Icon } from './icon';
import './search-box.css';

type SearchBoxProps = {
  readonly value: string;
  readonly change: (value: string) => void;
  readonly keys: (event: KeyboardEvent) => void;
  readonly listId: string;
  readonly activeId: string | undefined;
  readonly box: Ref<HTMLInputElement>;
};

/** The search field. It is a combobox: the list below it follows the words, the arrow keys walk the list. */
export function SearchBox({ value, change, keys, listId, activeId, box }: SearchBoxProps) {
  return (
    <div class="search-box" role="search">
      <Icon name="search" />
      <input
        ref={box}
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls={listId}
        aria-activedescendant={activeId}
        aria-label={text('searchLabel')}
        placeholder={text('searchPlaceholder')}
        value={value}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        dir="auto"
        maxLength={1000}
        onInput={(event) => change(event.currentTarget.value)}
        onKeyDown={keys}
      />
      {value !== '' && (
        <button type="button" class="icon-button" aria-label={text('searchClear')} title={text('searchClear')} onClick={() => change('')}>
          <Icon name="close" />
        </button>
      )}
    </div>
  );
}
