import { text } from '../../platform/i18n';
import { PassphraseFields } from '../passphrase-fields';

type LockFieldProps = { readonly passphrase: string | null; readonly lock: (passphrase: string | null) => void };

/** Whether a PDF asks for a passphrase, and which. */
export function LockField({ passphrase, lock }: LockFieldProps) {
  return (
    <>
      <label class="check">
        <input type="checkbox" checked={passphrase !== null} onChange={({ currentTarget }) => lock(currentTarget.checked ? '' : null)} />
        <span>{text('exportLockPdf')}</span>
      </label>
      {passphrase !== null && <PassphraseFields passphrase={passphrase} isForPdf hint={text('passphraseHint')} isNeeded change={lock} />}
      {passphrase !== null && <p class="soft small">{text('exportLockMore')}</p>}
    </>
  );
}
