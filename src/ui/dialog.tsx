import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { text } from '../platform/i18n';
import './dialog.css';
import { Icon } from './icon';

type DialogProps = {
  readonly title: string;
  readonly close: () => void;
  readonly isWide?: boolean;
  readonly children: ComponentChildren;
};

/** What is to be filled in or answered first. */
const first = ':scope form :is(input:checked, input:not([type="radio"]), button)';

/** Something over the page, left by Esc, its button or a click beside it; the focus goes back to where it was. */
export function Dialog({ title, close, isWide = false, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const name = useId();
  useEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>(first)?.focus();
  }, []);
  return (
    <dialog
      class={isWide ? 'dialog wide' : 'dialog'}
      ref={dialog}
      aria-labelledby={name}
      onClose={close}
      onClick={({ target, currentTarget }) => target === currentTarget && dialog.current?.close()}
    >
      <div class="dialog-inside">
        <header>
          <h2 id={name}>{title}</h2>
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
        {children}
      </div>
    </dialog>
  );
}

/** A dialog to be filled in or answered: sent by Enter or its button. */
export function FormDialog({ submit, children, ...dialog }: Omit<DialogProps, 'isWide'> & { readonly submit: () => void }) {
  return (
    <Dialog {...dialog}>
      <form
        class="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {children}
      </form>
    </Dialog>
  );
}
