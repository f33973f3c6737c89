import { useEffect, useState } from 'preact/hooks';
import type { Exhibit } from '../../src/evidence/exhibit';
import { text } from '../../src/platform/i18n';
import type { ExhibitReader } from '../../src/store/exhibit-store';
import { usePorts } from '../../src/ui/ports';
import { useLoad } from '../../src/ui/use-load';
import { focusSection } from '../section';

/** A small picture of what was in sight. */
function Picture({ data, type }: Pick<Exhibit, 'data' | 'type'>) {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([data], { type }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [data, type]);
  return url === null ? null : <img class="identity-picture" src={url} alt="" />;
}

/** The identity pages that were kept from the popup. */
export function IdentityPages({ source }: { readonly source: Pick<ExhibitReader, 'exhibits'> }) {
  const { background, language } = usePorts();
  const kept = useLoad(async () => source.exhibits(), [source]);
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const all = kept.value ?? [];
  return (
    <div class="part">
      <h3>{text('identityHeading')}</h3>
      <p class="soft">{text('identityMore')}</p>
      <ul>
        {all.map(({ id, of, at, url, title, data, type }) => (
          <li key={id} class="entry">
            <span class="identity">
              <Picture data={data} type={type} />
              <span>
                <bdi>{title === '' ? new URL(url).host : title}</bdi>
                <br />
                <span class="soft small">
                  {text(of === 'account' ? 'packExhibitAccount' : 'packExhibitPeer')} · {when.format(at)}
                </span>
              </span>
            </span>
            <button
              type="button"
              class="button"
              aria-label={`${text('remove')}: ${title}`}
              onClick={(event) => {
                focusSection(event);
                void background.removeExhibit({ id }).then(kept.reload);
              }}
            >
              {text('remove')}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
