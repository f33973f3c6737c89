import { useEffect, useRef } from 'preact/hooks';
import { text } from '../../platform/i18n';
import { PassphraseFields } from '../passphrase-fields';

type LockFieldProps = { readonly passphrase: string | null; readonly lock: (passphrase: string | null) => void };

function Setting({ passphrase, lock }: { readonly passphrase: string; readonly lock: (passphrase: string) => void }) {
  const all = useRef<HTMLDivElement>(null);
  useEffect(() => all.current?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <div class="export-lock" ref={all}>
      <PassphraseFields passphrase={passphrase} isForPdf hint={text('passphraseHint')} isNeeded change={lock} />
      <p class="soft small">{text('exportLockMore')}</p>
    </div>
  );
}

/** Whether a PDF asks for a passphrase, and which. */
export function LockField({ passphrase, lock }: LockFieldProps) {
  return (
    <>
      <label class="check">
        <input type="checkbox" checked={passphrase !== null} onChange={({ currentTarget }) => lock(currentTarget.checked ? '' : null)} />
        <span>{text('exportLockPdf')}</span>
      </label>
      {passphrase !== null && <Setting passphrase={passphrase} lock={lock} />}
    </>
  );
}
