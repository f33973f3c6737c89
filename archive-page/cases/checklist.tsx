import type { Case } from '../../src/cases/case';
import { answered, inLanguage } from '../../src/cases/preset';
import { presetOf } from '../../src/cases/presets';
import { text } from '../../src/platform/i18n';
import { numberText } from '../../src/ui/format';
import { numberOfExhibit } from '../../src/ui/cases/exhibit-number';
import { Icon } from '../../src/ui/icon';
import { usePorts } from '../../src/ui/ports';

/** The numbers of exhibits: the first in full, the others as numbers. */
function exhibitsText(by: readonly number[], language: string): string {
  const [first = 1, ...others] = by;
  return [numberOfExhibit(first - 1), ...others.map((one) => numberText(one, language))].join(', ');
}

/** What is asked for in this kind of dispute, and which exhibits answer it. */
export function Checklist({ of }: { readonly of: Case }) {
  const { language } = usePorts();
  const preset = presetOf(of.preset);
  if (preset.asks.length === 0) return null;
  return (
    <section class="case-part" aria-label={text(preset.areAsksSure ? 'checklistHeading' : 'checklistUsual')}>
      <h2 class="overline">{text(preset.areAsksSure ? 'checklistHeading' : 'checklistUsual')}</h2>
      <ul class="checklist">
        {answered(preset, of.exhibits).map(({ ask, by }) => (
          <li key={ask.id} class={by.length > 0 ? 'is-there' : 'is-missing'}>
            <Icon name={by.length > 0 ? 'check' : 'never'} />
            <span>
              {inLanguage(ask.words, language)}
              <span class="small soft"> {by.length > 0 ? exhibitsText(by, language) : text('checklistMissing')}</span>
            </span>
          </li>
        ))}
      </ul>
      {!preset.areAsksSure && <p class="small soft">{text('checklistUsualMore')}</p>}
      {preset.remarks.map((words) => (
        <p key={words.en} class="small">
          {inLanguage(words, language)}
        </p>
      ))}
    </section>
  );
}
