import { text } from '../../src/platform/i18n';
import { type Category, ruleNames, type Whole, wholes } from '../../src/redaction/categories';
import type { HiddenCounts } from '../../src/redaction/counting';
import type { Redaction } from '../../src/redaction/redaction';
import { numberText } from '../../src/ui/format';
import { usePorts } from '../../src/ui/ports';
import { categoryName } from '../../src/ui/category-name';
import { wholeName } from './category-names';
import { CustomField } from './custom-field';
import type { Redacting } from './use-redaction';

type RulesPaneProps = Pick<Redacting, 'redaction' | 'change'> & { readonly counts: HiddenCounts };

/** Every rule as a switch, with how much it hides now; what is hidden as a whole; and the user's own words. */
export function RulesPane({ redaction, change, counts }: RulesPaneProps) {
  const { rules } = redaction;
  return (
    <div class="redact-rules" role="region" aria-label={text('redactRules')} tabIndex={0}>
      <fieldset>
        <legend class="overline">{text('redactInTexts')}</legend>
        {ruleNames.map((rule) => (
          <Switch
            key={rule}
            name={categoryName(rule)}
            kind={rule}
            count={rules.includes(rule) ? (counts.get(rule) ?? 0) : null}
            isOn={rules.includes(rule)}
            turn={(isOn) =>
              change((last) => ({ ...last, rules: ruleNames.filter((one) => (one === rule ? isOn : last.rules.includes(one))) }))
            }
          />
        ))}
      </fieldset>
      <CustomField
        custom={redaction.custom}
        count={counts.get('custom') ?? 0}
        change={(custom) => change((last) => ({ ...last, custom: [...custom] }))}
      />
      <fieldset>
        <legend class="overline">{text('redactWhole')}</legend>
        {wholes.map((whole) => (
          <Switch
            key={whole}
            name={wholeName(whole)}
            count={null}
            isOn={redaction.wholes.includes(whole)}
            turn={(isOn) => change(withWhole(whole, isOn))}
          />
        ))}
      </fieldset>
      <label class="check">
        <input
          type="checkbox"
          checked={redaction.keepsHashes}
          onChange={(event) => {
            const keepsHashes = event.currentTarget.checked;
            change((last) => ({ ...last, keepsHashes }));
          }}
        />
        <span>
          {text('redactKeepHashes')}
          <small class="soft">{text('redactKeepHashesMore')}</small>
        </span>
      </label>
    </div>
  );
}

const withWhole =
  (whole: Whole, isOn: boolean) =>
  (last: Redaction): Redaction => ({ ...last, wholes: wholes.filter((one) => (one === whole ? isOn : last.wholes.includes(one))) });

type SwitchProps = {
  readonly name: string;
  readonly kind?: Category;
  /** Null where it is not counted, or off. */
  readonly count: number | null;
  readonly isOn: boolean;
  readonly turn: (isOn: boolean) => void;
};

function Switch({ name, kind, count, isOn, turn }: SwitchProps) {
  const { language } = usePorts();
  return (
    <label class="check redact-switch">
      <input type="checkbox" checked={isOn} onChange={(event) => turn(event.currentTarget.checked)} />
      {kind && <span class="redact-swatch" data-kind={kind} aria-hidden="true" />}
      <span>{name}</span>
      {count !== null && <span class="number soft redact-count">{numberText(count, language)}</span>}
    </label>
  );
}
