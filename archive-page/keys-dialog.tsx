import { useEffect, useRef } from 'preact/hooks';
import { text } from '../src/platform/i18n';
import { Icon } from '../src/ui/icon';
import { keyGroups, KeyTable } from '../src/ui/keys';
import './keys-dialog.css';

/** Every key there is. Closing it gives the focus back to where it was. */
export function KeysDialog({ close }: { readonly close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      class="keys-dialog"
      ref={dialog}
      aria-label={text('keyHelp')}
      onClose={close}
      onClick={({ target, currentTarget }) => target === currentTarget && dialog.current?.close()}
    >
      <div class="keys-inside">
        <header>
          <h2>{text('keyHelp')}</h2>
          <button
            type="button"
            class="icon-button"
            aria-label={text('findClose')}
            title={text('findClose')}
            onClick={() => dialog.current?.close()}
          >
            <Icon name="close" />
          </button>
        </header>
        <KeyTable groups={keyGroups} />
      </div>
    </dialog>
  );
}
