import { useId, useRef, useState } from 'preact/hooks';
import { maxTag, maxTags, tagKey, tidyTag } from '../../domain/note';
import { text } from '../../platform/i18n';
import { Icon } from '../icon';
import { optionId } from '../option-list';
import { tagCompletions } from './tag-completions';
import './tags.css';

type TagFieldProps = {
  readonly tags: readonly string[];
  /** Every tag in use, with how often it is given. */
  readonly known: ReadonlyMap<string, number>;
  readonly change: (tags: readonly string[]) => void;
  readonly searchFor: (tag: string) => void;
};

type ChipProps = { readonly tag: string; readonly remove: () => void; readonly searchFor: () => void };

function Chip({ tag, remove, searchFor }: ChipProps) {
  return (
    <li class="tag">
      <button type="button" class="tag-name" title={text('tagSearch', tag)} onClick={searchFor}>
        <bdi>{tag}</bdi>
      </button>
      <button type="button" class="tag-remove" aria-label={text('tagRemove', tag)} title={text('tagRemove', tag)} onClick={remove}>
        <Icon name="close" />
      </button>
    </li>
  );
}

/** What is offered below the box: tags in use that fit, and what is typed as a new one. */
function offered(typed: string, known: TagFieldProps['known'], tags: readonly string[]): readonly string[] {
  const fitting = tagCompletions(typed, known, tags);
  const fresh = tidyTag(typed);
  const isKnown = [...fitting, ...tags].some((tag) => tagKey(tag) === tagKey(fresh));
  return fresh === '' || isKnown ? fitting : [...fitting, fresh];
}

type Offers = { readonly id: string; readonly offers: readonly string[]; readonly on: number };

/** What the box stands at: what is typed, and what of it is offered. */
function useTagBox({ tags, known, change }: Pick<TagFieldProps, 'tags' | 'known' | 'change'>) {
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const offers = open ? offered(typed, known, tags) : [];
  const on = Math.min(active, offers.length - 1);
  const type = (value: string): void => {
    setTyped(value);
    setOpen(value !== '');
    setActive(-1);
  };
  const add = (tag: string): void => {
    const tidy = tidyTag(tag);
    type('');
    if (tidy !== '' && !tags.some((one) => tagKey(one) === tagKey(tidy))) change([...tags, tidy]);
  };
  const used = (event: KeyboardEvent): boolean => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      setOpen(true);
      setActive(Math.max(-1, Math.min(offers.length - 1, on + step)));
    } else if (['Enter', ',', '，'].includes(event.key)) add(offers[on] ?? typed);
    else if (event.key === 'Escape' && open) setOpen(false);
    else if (event.key === 'Backspace' && typed === '' && tags.length > 0) change(tags.slice(0, -1));
    else return false;
    return true;
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.isComposing || !used(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { typed, type, offers, on, add, keys, setOpen };
}

/** The tags of a conversation: each can be taken away, others are typed, with those in use to choose from. */
export function TagField({ tags, known, change, searchFor }: TagFieldProps) {
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  const { typed, type, offers, on, add, keys, setOpen } = useTagBox({ tags, known, change });
  const remove = (tag: string): void => {
    change(tags.filter((one) => one !== tag));
    box.current?.focus();
  };
  return (
    <div class="tag-field">
      {tags.length > 0 && (
        <ul class="tags" aria-label={text('tagsHeading')}>
          {tags.map((tag) => (
            <Chip key={tagKey(tag)} tag={tag} remove={() => remove(tag)} searchFor={() => searchFor(tag)} />
          ))}
        </ul>
      )}
      <div class="tag-adding" hidden={tags.length >= maxTags}>
        <input
          ref={box}
          class="tag-box"
          type="text"
          role="combobox"
          aria-label={text('tagAdd')}
          aria-autocomplete="list"
          aria-expanded={offers.length > 0}
          aria-controls={offers.length > 0 ? id : undefined}
          aria-activedescendant={on >= 0 ? optionId(id, on) : undefined}
          autocomplete="off"
          placeholder={text('tagAdd')}
          maxLength={maxTag}
          value={typed}
          onInput={(event) => type(event.currentTarget.value)}
          onClick={() => setOpen(true)}
          onBlur={() => {
            add(typed);
            setOpen(false);
          }}
          onKeyDown={keys}
        />
        {offers.length > 0 && <OfferList id={id} offers={offers} on={on} known={known} add={add} />}
      </div>
    </div>
  );
}

type OfferListProps = Offers & Pick<TagFieldProps, 'known'> & { readonly add: (tag: string) => void };

function OfferList({ id, offers, on, known, add }: OfferListProps) {
  return (
    <div class="tag-offers" id={id} role="listbox" aria-label={text('tagsKnown')}>
      {offers.map((tag, index) => (
        // The box keeps the focus and takes the keys; a row only needs the pointer.
        <div
          key={tag}
          id={optionId(id, index)}
          class="tag-offer"
          role="option"
          aria-selected={index === on}
          onPointerDown={(event) => {
            event.preventDefault();
            add(tag);
          }}
        >
          <bdi>{known.has(tag) ? tag : text('tagNew', tag)}</bdi>
        </div>
      ))}
    </div>
  );
}
