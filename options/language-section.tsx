import { text } from '../src/platform/i18n';
import { fullWhen } from '../src/ui/format';
import { usePorts } from '../src/ui/ports';
import { Section } from './section';

/** The languages that the extension's texts are written in. */
const written = ['en', 'zh-Hans', 'zh-Hant'] as const;

/** A language by its own name. */
const ownName = (tag: string): string => new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;

/** Which language is shown, why, and how dates are written; it is the browser's to choose. */
export function LanguageSection() {
  const { clock, language } = usePorts();
  const shown = text('languageTag');
  const [current] = written.toSorted((one, other) => Number(fits(other, shown)) - Number(fits(one, shown)));
  return (
    <Section name="language" more={text('languageMore')}>
      <dl class="facts">
        <div>
          <dt>{text('languageShown')}</dt>
          <dd>{current && <bdi lang={current}>{ownName(current)}</bdi>}</dd>
        </div>
        <div>
          <dt>{text('languageOthers')}</dt>
          <dd>
            {written
              .filter((tag) => tag !== current)
              .map((tag) => (
                <bdi key={tag} lang={tag} class="language">
                  {ownName(tag)}
                </bdi>
              ))}
          </dd>
        </div>
        <div>
          <dt>{text('languageDates')}</dt>
          <dd class="number">{fullWhen(clock(), language)}</dd>
        </div>
      </dl>
    </Section>
  );
}

/** Whether the tag of a file of texts (`zh-CN`) is the language of that script (`zh-Hans`). */
const fits = (tag: string, shown: string): boolean => new Intl.Locale(shown).maximize().script === new Intl.Locale(tag).maximize().script;
