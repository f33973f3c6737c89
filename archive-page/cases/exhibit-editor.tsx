import { most } from '../../src/cases/case';
import type { CaseChange } from '../../src/cases/case-change';
import { asksOf, inLanguage } from '../../src/cases/preset';
import { presetOf } from '../../src/cases/presets';
import { text } from '../../src/platform/i18n';
import { type RuleName, ruleNames } from '../../src/redaction/categories';
import { noRedaction, type Redaction } from '../../src/redaction/redaction';
import { categoryName } from '../../src/ui/category-name';
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

/** Whether something is hidden beside what rules find. */
const isMore = ({ wholes, custom, marks, boxes }: Omit<Redaction, 'rules'>): boolean =>
  wholes.length + custom.length + marks.length + Object.keys(boxes).length > 0;

/** What is hidden wherever it is found in the exhibit's copy. What was decided place by place stays as it is. */
function Hidden({ exhibit, change }: ExhibitProps) {
  const { rules, ...others } = exhibit.redaction ?? noRedaction;
  const hide = (rule: RuleName, isOn: boolean): void => {
    const next = ruleNames.filter((one) => (one === rule ? isOn : rules.includes(one)));
    const isNothing = next.length === 0 && !isMore(others);
    change({ do: 'edit', exhibit: exhibit.id, fields: { redaction: isNothing ? null : { ...others, rules: next } } });
  };
  return (
    <fieldset class="exhibit-answers">
      <legend class="overline">{text('exhibitHide')}</legend>
      {ruleNames.map((rule) => (
        <label key={rule} class="check">
          <input type="checkbox" checked={rules.includes(rule)} onChange={(event) => hide(rule, event.currentTarget.checked)} />
          <span>{categoryName(rule)}</span>
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
      {what.kind !== 'note' && what.kind !== 'file' && <Hidden {...props} />}
    </div>
  );
}
