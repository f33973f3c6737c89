import { useId, useState } from 'preact/hooks';
import { text } from '../src/platform/i18n';
import { type MarkedCopy, settings } from '../src/platform/settings';
import { fullWhen } from '../src/ui/format';
import { usePorts } from '../src/ui/ports';
import { useSetting } from '../src/ui/use-setting';
import { Section } from './section';

/** Copies listed before the rest is only found by looking it up. */
const shown = 20;

/** Letters and digits alone: a number that was read off a picture comes with blanks and other dashes. */
const plain = (words: string): string =>
  words
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** The copies in whose number or recipient the words stand. */
export function foundCopies(copies: readonly MarkedCopy[], typed: string): readonly MarkedCopy[] {
  const wanted = plain(typed);
  return copies.filter(({ id, line }) => wanted === '' || plain(id).includes(wanted) || plain(line).includes(wanted));
}

function Copy({ copy: { id, line, at, of, file } }: { readonly copy: MarkedCopy }) {
  const { language } = usePorts();
  return (
    <tr>
      <td class="number tight">{id}</td>
      <td>
        <bdi>{line}</bdi>
      </td>
      <td class="number tight">{fullWhen(at, language)}</td>
      <td>
        <bdi>{of}</bdi>
        <br />
        <bdi class="soft small">{file}</bdi>
      </td>
    </tr>
  );
}

/** Whose copy a number is: every export that was marked for somebody, the last one first. */
export function CopiesSection() {
  const [copies = []] = useSetting(settings.markedCopies);
  const [typed, setTyped] = useState('');
  const id = useId();
  const found = foundCopies(copies, typed);
  return (
    <Section name="copies" more={text('copiesMore')}>
      {copies.length === 0 ? (
        <p class="soft">{text('copiesNone')}</p>
      ) : (
        <>
          <input
            class="field"
            type="search"
            aria-label={text('copiesFind')}
            aria-describedby={id}
            placeholder={text('copiesFind')}
            value={typed}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
          <p role="status" class="soft small" id={id}>
            {typed !== '' &&
              (found.length === 0 ? text('copiesNotFound') : text('copiesFound', String(found.length), String(copies.length)))}
          </p>
          {found.length > 0 && (
            <div class="table" tabIndex={0} role="group" aria-label={text('copiesTitle')}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">{text('copiesNumber')}</th>
                    <th scope="col">{text('copiesWhom')}</th>
                    <th scope="col">{text('exportMadeAt')}</th>
                    <th scope="col">{text('copiesOf')}</th>
                  </tr>
                </thead>
                <tbody>
                  {found.slice(0, shown).map((copy) => (
                    <Copy key={copy.id} copy={copy} />
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </>
      )}
    </Section>
  );
}
