import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Exhibit } from '../evidence/exhibit';
import { text } from '../platform/i18n';
import { usePorts } from './ports';
import './identity-list.css';

/** A small picture of a profile as it was shown, and the whole of it in a tab of its own. */
function Shown({ picture, name }: { readonly picture: Pick<Exhibit, 'data' | 'type'>; readonly name: string }) {
  const [url, setUrl] = useState<string | null>(null);
  const { data, type } = picture;
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([data], { type }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [data, type]);
  return (
    url !== null && (
      <a href={url} target="_blank" aria-label={text('fileEnlarge', name)}>
        <img class="identity-picture" src={url} alt="" />
      </a>
    )
  );
}

type IdentityListProps = {
  readonly pages: readonly Exhibit[];
  /** Called before one is removed, so that the focus may go where it is not lost. */
  readonly removing: (event: { readonly currentTarget: Element }) => void;
  readonly removed: () => void;
  /** Another thing that can be done with one. */
  readonly more?: (page: Exhibit) => ComponentChildren;
};

/** Identity pages that were kept: what they show, of whom and since when, and how to be rid of them. */
export function IdentityList({ pages, removing, removed, more }: IdentityListProps) {
  const { background, language } = usePorts();
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <ul class="identity-list">
      {pages.map((page) => {
        const { id, of, at, url, title, data, type } = page;
        const name = title === '' ? new URL(url).host : title;
        return (
          <li key={id}>
            <Shown picture={{ data, type }} name={name} />
            <span>
              <bdi>{name}</bdi>
              <br />
              <span class="soft small">
                {text(of === 'account' ? 'packExhibitAccount' : 'packExhibitPeer')} · {when.format(at)}
              </span>
            </span>
            {more?.(page)}
            <button
              type="button"
              class="button"
              aria-label={`${text('remove')}: ${name}`}
              onClick={(event) => {
                removing(event);
                void background.removeExhibit({ id }).then(removed);
              }}
            >
              {text('remove')}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
