import { type RuleName, ruleNames } from '../../src/redaction/categories';
import { text } from '../../src/platform/i18n';
import { categoryName } from '../../src/ui/category-name';
import { FormCheck } from './form-parts';

type Props = { readonly rules: readonly RuleName[]; readonly change: (rules: readonly RuleName[]) => void };

/** What is hidden in every mail of a plan, by the rules that look for it. */
export function HideFields({ rules, change }: Props) {
  return (
    <fieldset>
      <legend>{text('exhibitHide')}</legend>
      <div class="mail-checks">
        {ruleNames.map((rule) => (
          <FormCheck
            key={rule}
            isOn={rules.includes(rule)}
            set={(isOn) => change(ruleNames.filter((one) => (one === rule ? isOn : rules.includes(one))))}
          >
            {categoryName(rule)}
          </FormCheck>
        ))}
      </div>
      <small class="soft">{text('mailHideHint')}</small>
    </fieldset>
  );
}
