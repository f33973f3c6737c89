import type { ComponentChildren, RefObject } from 'preact';
import type { Conversation } from '../archive/ports';
import { text } from '../platform/i18n';
import type { QueryProblem } from '../search/language/problems';
import { Icon } from './icon';
import { longestQuery } from './place';
import './search-box.css';
import { SearchTint } from './search-tint';
import { suggestionId, suggestionsId, useSuggestions } from './use-suggestions';

type SearchBoxProps = {
  readonly value: string;
  readonly problems: readonly QueryProblem[];
  readonly change: (value: string) => void;
  readonly keys: (event: KeyboardEvent) => void;
  readonly listId: string;
  readonly activeId: string | undefined;
  readonly box: RefObject<HTMLInputElement | null>;
  /** Where the names that are offered are taken from. */
  readonly conversations: readonly Conversation[];
  /** What else stands in the box, at its end. */
  readonly children?: ComponentChildren;
};

/**
 * The search field. It is a combobox: the list below it follows the words, the arrow keys walk the list; while suggestions are shown, they
 * have the keys.
 */
export function SearchBox({ value, problems, change, keys, listId, activeId, box, conversations, children }: SearchBoxProps) {
  const { offered, key } = useSuggestions({ typed: value, change, box, conversations });
  const suggested = offered && offered.active >= 0 ? suggestionId(offered.active) : undefined;
  return (
    <div class="search" role="search">
      <div class="search-box">
        <Icon name="search" />
        <div class="search-words">
          <SearchTint typed={value} problems={problems} box={box} />
          <input
            ref={box}
            type="text"
            role="combobox"
            aria-expanded="true"
            aria-autocomplete="list"
            aria-controls={offered ? `${suggestionsId} ${listId}` : listId}
            aria-activedescendant={offered ? suggested : activeId}
            aria-label={text('searchLabel')}
            placeholder={text('searchPlaceholder')}
            value={value}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            dir="auto"
            maxLength={longestQuery}
            onInput={(event) => change(event.currentTarget.value)}
            onKeyDown={(event) => key(event) || keys(event)}
          />
        </div>
        {value !== '' && (
          <button type="button" class="icon-button" aria-label={text('searchClear')} title={text('searchClear')} onClick={() => change('')}>
            <Icon name="close" />
          </button>
        )}
        {children}
      </div>
      {offered && <offered.List completion={offered.completion} active={offered.active} activate={offered.activate} take={offered.take} />}
    </div>
  );
}
