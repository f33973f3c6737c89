import type { TargetedInputEvent } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { preparedPassphrase } from '../export/pdf/lock/passphrase';
import { text } from '../platform/i18n';
import './passphrase-fields.css';

/** Fewer characters are tried out in no time. */
const fewest = 8;

/** What is wrong with a passphrase, in words; '' where nothing is. */
function wrongIn(passphrase: string, isForPdf: boolean): string {
  if (Array.from(passphrase).length < fewest) return text('passphraseShort', String(fewest));
  return isForPdf && preparedPassphrase(passphrase) === null ? text('passphraseUnfit') : '';
}

type PassphraseFieldsProps = {
  readonly passphrase: string;
  /** A PDF does not take every character. */
  readonly isForPdf: boolean;
  readonly hint: string;
  /** Where it is not, nothing may be typed, and what was stored stays. */
  readonly isNeeded: boolean;
  readonly change: (passphrase: string) => void;
};

/** A passphrase to be set: typed twice, or once in plain sight. The form it stands in cannot be sent before it is one. */
export function PassphraseFields({ passphrase, isForPdf, hint, isNeeded, change }: PassphraseFieldsProps) {
  const id = useId();
  const [isShown, setShown] = useState(false);
  const [again, setAgain] = useState('');
  const first = useRef<HTMLInputElement>(null);
  const second = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    first.current?.setCustomValidity(passphrase === '' ? '' : wrongIn(passphrase, isForPdf));
    second.current?.setCustomValidity(again === passphrase ? '' : text('passphraseDiffers'));
  }, [passphrase, again, isForPdf, isShown]);
  const usual = { class: 'field', autocomplete: 'new-password', spellcheck: false, maxLength: 512 } as const;
  const own = {
    ...usual,
    ref: first,
    required: isNeeded,
    value: passphrase,
    'aria-describedby': id,
    onInput: ({ currentTarget }: TargetedInputEvent<HTMLInputElement>) => change(currentTarget.value),
  };
  return (
    <div class="passphrase-fields">
      <label>
        <span>{text('passphrase')}</span>
        {isShown ? <input type="text" {...own} /> : <input type="password" {...own} />}
      </label>
      {!isShown && (
        <label>
          <span>{text('passphraseAgain')}</span>
          <input
            {...usual}
            ref={second}
            type="password"
            required={isNeeded}
            value={again}
            onInput={({ currentTarget }) => setAgain(currentTarget.value)}
          />
        </label>
      )}
      <label class="check">
        <input type="checkbox" checked={isShown} onChange={({ currentTarget }) => setShown(currentTarget.checked)} />
        <span>{text('passphraseShow')}</span>
      </label>
      <p class="soft small" id={id}>
        {hint}
      </p>
    </div>
  );
}
