import { useEffect, useRef, useState } from 'preact/hooks';
import { text } from '../platform/i18n';
import { type SavedSearch, settings } from '../platform/settings';
import { ownPageUrl } from '../platform/tabs';
import { type Ranking, rankings } from '../search/finder';
import { Icon } from './icon';
import { placeToHash, startPlace } from './place';
import { longestName, withoutSaved, withRenamed, withSaved } from './saved-searches';
import './search-saved.css';
import { usePopover } from './use-popover';
import { useSetting } from './use-setting';

type Search = { readonly query: string; readonly ranking: Ranking };
const noSearches: readonly SavedSearch[] = [];

type NameFormProps = {
  readonly label: string;
  readonly name: string;
  readonly done: (name: string) => void;
  readonly focused: boolean;
};

function NameForm({ label, name, done, focused }: NameFormProps) {
  const [typed, setTyped] = useState(name);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focused) field.current?.select();
  }, [focused]);
  return (
    <form
      class="saved-form"
      onSubmit={(event) => {
        event.preventDefault();
        done(typed);
      }}
    >
      <input
        ref={field}
        class="field"
        type="text"
        dir="auto"
        aria-label={label}
        placeholder={label}
        value={typed}
        maxLength={longestName}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <button type="submit" class="button" disabled={typed.trim() === ''}>
        {text('searchSave')}
      </button>
    </form>
  );
}

/** A link to the search, for a bookmark or a colleague's notes; it says what came of copying it. */
function CopyLink({ query, ranking }: Search) {
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = (): void => {
    const url = ownPageUrl('archive', placeToHash({ ...startPlace, query, ranking }));
    navigator.clipboard.writeText(url).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <div class="saved-link">
      <button type="button" class="quiet small" onClick={copy}>
        <Icon name="link" />
        {text('searchCopyLink')}
      </button>
      <span role="status" class="soft">
        {copied !== null && text(copied ? 'searchLinkCopied' : 'searchLinkFailed')}
      </span>
    </div>
  );
}

type RowProps = {
  readonly saved: SavedSearch;
  readonly apply: () => void;
  readonly rename: (name: string) => void;
  readonly remove: () => void;
};

function SavedRow({ saved, apply, rename, remove }: RowProps) {
  const [naming, setNaming] = useState(false);
  if (naming) {
    return (
      <li>
        <NameForm
          label={text('searchName')}
          name={saved.name}
          focused
          done={(name) => {
            rename(name);
            setNaming(false);
          }}
        />
      </li>
    );
  }
  return (
    <li>
      <button type="button" class="saved-apply" onClick={apply}>
        <bdi class="line">{saved.name}</bdi>
        {saved.query !== saved.name && <bdi class="saved-query line">{saved.query}</bdi>}
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={text('searchRename', saved.name)}
        title={text('searchRename', saved.name)}
        onClick={() => setNaming(true)}
      >
        <Icon name="edit" />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={text('searchDelete', saved.name)}
        title={text('searchDelete', saved.name)}
        onClick={remove}
      >
        <Icon name="close" />
      </button>
    </li>
  );
}

type SavedSearchesProps = Search & { readonly apply: (search: Search) => void };

/** Saving the present search under a name, and the way back to those that were saved. */
export function SavedSearches({ query, ranking, apply }: SavedSearchesProps) {
  const { open, toggle, close, root } = usePopover();
  const [saved, setSaved] = useSetting(settings.searches);
  const panel = useRef<HTMLDivElement>(null);
  const all = saved ?? noSearches;
  const same = all.find((one) => one.query === query.trim() && one.ranking === ranking);
  const change = (next: readonly SavedSearch[]): void => {
    setSaved(next);
    // The row that had the focus may be gone; what follows it is in reach again from the panel.
    panel.current?.focus();
  };
  return (
    <div class="saved" ref={root}>
      <button
        type="button"
        class="icon-button"
        aria-expanded={open}
        aria-label={text('savedSearches')}
        title={text('savedSearches')}
        onClick={toggle}
      >
        <Icon name={same ? 'saved' : 'save'} />
      </button>
      {open && (
        <div class="saved-panel" role="group" aria-label={text('savedSearches')} ref={panel} tabIndex={-1} data-opened>
          {query.trim() !== '' && (
            <>
              {same ? (
                <p class="soft">{text('searchSavedAs', same.name)}</p>
              ) : (
                <NameForm
                  label={text('searchName')}
                  name={query.trim().slice(0, longestName)}
                  focused
                  done={(name) => change(withSaved(all, { name, query: query.trim(), ranking }))}
                />
              )}
              <CopyLink query={query.trim()} ranking={ranking} />
            </>
          )}
          {all.length === 0 ? (
            <p class="soft">{text('searchNoneSaved')}</p>
          ) : (
            <ul>
              {all.map((one) => (
                <SavedRow
                  key={one.name}
                  saved={one}
                  apply={() => {
                    close();
                    apply({ query: one.query, ranking: rankings.find((ranks) => ranks === one.ranking) ?? 'newest' });
                  }}
                  rename={(name) => change(withRenamed(all, one.name, name))}
                  remove={() => change(withoutSaved(all, one.name))}
                />
              ))}
            </ul>
          )}
          <p class="soft saved-hint">{text('searchTermsHint')}</p>
        </div>
      )}
    </div>
  );
}
