import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { text } from '../../src/platform/i18n';
import { Icon } from '../../src/ui/icon';
import './dialog.css';

type DialogProps = {
  readonly title: string;
  readonly close: () => void;
  readonly submit: () => void;
  readonly children: ComponentChildren;
};

/** What is to be filled in or answered first. */
const first = ':scope header ~ * :is(input:checked, input:not([type="radio"]), button)';

/** Something to be filled in over the page: sent by Enter or its button, left by Esc; the focus goes back to where it was. */
export function Dialog({ title, close, submit, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const name = useId();
  useEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>(first)?.focus();
  }, []);
  return (
    <dialog
      class="case-dialog"
      ref={dialog}
      aria-labelledby={name}
      onClose={close}
      onClick={({ target, currentTarget }) => target === currentTarget && dialog.current?.close()}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
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
      </form>
    </dialog>
  );
}
