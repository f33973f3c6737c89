import { most } from '../../src/cases/case';
import type { CaseChange } from '../../src/cases/case-change';
import { asksOf, inLanguage } from '../../src/cases/preset';
import { presetOf } from '../../src/cases/presets';
import { text } from '../../src/platform/i18n';
import { usePorts } from '../../src/ui/ports';
import type { ExhibitProps } from './exhibit-row';
import { SavedText } from './saved-text';

type Edit = Extract<CaseChange, { do: 'edit' }>;

/** Which of the preset's questions the exhibit answers. */
function Answers({ of, exhibit, change }: ExhibitProps) {
  const { language } = usePorts();
  const preset = presetOf(of.preset);
  const chosen = asksOf(preset, exhibit);
  if (preset.asks.length === 0) return null;
  return (
    <fieldset class="exhibit-answers">
      <legend class="overline">{text('exhibitAnswers')}</legend>
      {preset.asks.map(({ id, words }) => (
        <label key={id} class="check">
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={(event) => {
              const others = chosen.filter((one) => one !== id);
              const asks = event.currentTarget.checked ? [...others, id] : others;
              change({ do: 'edit', exhibit: exhibit.id, fields: { asks } });
            }}
          />
          <span>{inLanguage(words, language)}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** What can be said of an exhibit. */
export function ExhibitEditor(props: ExhibitProps) {
  const { exhibit, change } = props;
  const { what } = exhibit;
  const edit = (fields: Edit['fields']): void => change({ do: 'edit', exhibit: exhibit.id, fields });
  return (
    <div class="exhibit-editor">
      <SavedText label={text('exhibitTitle')} value={exhibit.title} most={most.title} save={(title) => edit({ title })} />
      {what.kind === 'note' && (
        <SavedText
          label={text('exhibitNoteText')}
          value={what.text}
          most={most.words}
          lines
          save={(words) => edit({ what: { kind: 'note', text: words } })}
        />
      )}
      <SavedText label={text('exhibitRemark')} value={exhibit.remark} most={most.words} lines save={(remark) => edit({ remark })} />
      {what.kind !== 'note' && what.kind !== 'file' && (
        <SavedText
          label={text('exhibitWatermark')}
          hint={text('exhibitWatermarkHint')}
          value={exhibit.watermark}
          most={most.title}
          save={(watermark) => edit({ watermark })}
        />
      )}
      <Answers {...props} />
    </div>
  );
}
