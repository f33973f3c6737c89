import { useId, useState } from 'preact/hooks';
import { text } from '../../src/platform/i18n';
import { maxPattern } from '../../src/redaction/pattern/parse';
import { type Custom, isUnderstood } from '../../src/redaction/redaction';
import { numberText } from '../../src/ui/format';
import { Icon } from '../../src/ui/icon';
import { usePorts } from '../../src/ui/ports';

type CustomFieldProps = {
  readonly custom: readonly Custom[];
  readonly count: number;
  readonly change: (custom: readonly Custom[]) => void;
};

/** Words of the user's own, or patterns, to be hidden wherever they stand. */
export function CustomField({ custom, count, change }: CustomFieldProps) {
  const { language } = usePorts();
  const [typed, setTyped] = useState('');
  const [isPattern, setPattern] = useState(false);
  const [isWrong, setWrong] = useState(false);
  const id = useId();
  const add = (event: Event): void => {
    event.preventDefault();
    const words = isPattern ? typed : typed.trim();
    const fits = words !== '' && (!isPattern || isUnderstood(words));
    setWrong(words !== '' && !fits);
    if (!fits) return;
    if (!custom.some((one) => one.text === words && one.isPattern === isPattern)) change([...custom, { text: words, isPattern }]);
    setTyped('');
  };
  return (
    <form class="redact-custom" onSubmit={add}>
      <label class="overline" for={id}>
        {text('redactCustom')}
        {custom.length > 0 && <span class="number soft redact-count">{numberText(count, language)}</span>}
      </label>
      <div class="redact-custom-line">
        <input
          id={id}
          class="field"
          value={typed}
          maxLength={maxPattern}
          spellcheck={false}
          autocomplete="off"
          aria-invalid={isWrong}
          aria-describedby={`${id}-wrong`}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setWrong(false);
          }}
        />
        <button type="submit" class="button">
          {text('redactAdd')}
        </button>
      </div>
      <label class="check">
        <input type="checkbox" checked={isPattern} onChange={(event) => setPattern(event.currentTarget.checked)} />
        <span>{text('redactPattern')}</span>
      </label>
      <p id={`${id}-wrong`} class="redact-wrong" role="alert">
        {isWrong && text('redactPatternWrong')}
      </p>
      {custom.length > 0 && (
        <ul>
          {custom.map((one) => (
            <li key={`${one.text} ${one.isPattern}`}>
              {one.isPattern ? <code dir="ltr">{one.text}</code> : <bdi>{one.text}</bdi>}
              <button
                type="button"
                class="icon-button"
                aria-label={text('redactRemove', one.text)}
                title={text('redactRemove', one.text)}
                onClick={() => change(custom.filter((other) => other !== one))}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}
