import { useEffect, useRef, useState } from 'preact/hooks';
import { text } from '../../platform/i18n';
import { getSetting, setSetting, settings } from '../../platform/settings';
import type { ExportChoice, ExportWhat } from '../export-port';
import { exportLanguageOf } from '../export-language';
import { localDay } from '../format';
import { Icon } from '../icon';
import { usePorts } from '../ports';
import type { Exporting } from '../use-export';
import { ChoiceFields, Field } from './choice-fields';
import { bearing, type Draft, draftOf, lastOf } from './draft';
import './export-dialog.css';
import { FormatList } from './format-list';
import { narrowed, type Range, RangeField } from './range-field';

type ExportDialogProps = {
  readonly what: ExportWhat;
  readonly start: Exporting['start'];
  readonly close: () => void;
};

/** The range that `what` was asked for with: days where it has some. */
function rangeOf(what: ExportWhat): Range {
  const [from, to] = what.kind === 'conversation' ? [what.from, what.to] : [];
  return {
    isWhole: from === undefined && to === undefined,
    days: { from: from === undefined ? null : localDay(from), to: to === undefined ? null : localDay(to - 1) },
  };
}

/** The draft that the last export left, once it is read. */
function useDraft(): readonly [Draft | null, (draft: Draft) => void] {
  const [draft, setDraft] = useState<Draft | null>(null);
  useEffect(() => void getSetting(settings.lastExport).then((last) => setDraft(draftOf(last))), []);
  return [draft, setDraft];
}

type FormProps = ExportDialogProps & { readonly draft: Draft; readonly setDraft: (draft: Draft) => void };

function Form({ what, start, close, draft, setDraft }: FormProps) {
  const { language, exporting } = usePorts();
  const [range, setRange] = useState(() => rangeOf(what));
  const [passphrase, lock] = useState<string | null>(null);
  const change = (choice: Partial<ExportChoice>): void => setDraft({ ...draft, choice: { ...draft.choice, ...choice } });
  const submit = (event: Event): void => {
    event.preventDefault();
    void setSetting(settings.lastExport, lastOf(draft));
    close();
    start(chosen(), draft.format, bearing(draft, passphrase));
  };
  const chosen = (): ExportWhat => {
    const zone = draft.choice.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
    return narrowed(what, range, zone);
  };
  const redact = (form: HTMLFormElement | null): void => {
    if (form?.reportValidity() === false) return;
    close();
    exporting.redact?.(chosen(), bearing(draft, passphrase));
  };
  return (
    <form class="export-form" onSubmit={submit}>
      <div class="export-parts">
        <FormatList chosen={draft.format} choose={(format) => setDraft({ ...draft, format })} />
        <div class="export-fields">
          <Field name={text('exportRange')}>
            <RangeField what={what} range={range} change={setRange} />
          </Field>
          <ChoiceFields draft={draft} own={exportLanguageOf(language)} change={change} passphrase={passphrase} lock={lock} />
        </div>
      </div>
      <footer>
        {exporting.redact && (
          <button type="button" class="button redact" onClick={({ currentTarget }) => redact(currentTarget.form)}>
            {text('exportRedact')}
          </button>
        )}
        <button type="button" class="button" onClick={close}>
          {text('cancel')}
        </button>
        <button type="submit" class="button main">
          {text('buttonExport')}
        </button>
      </footer>
    </form>
  );
}

/** Asks how an export is to be, and begins it; closing it gives the focus back to where it was. */
export function ExportDialog(props: ExportDialogProps) {
  const { close } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const [draft, setDraft] = useDraft();
  useEffect(() => {
    if (!draft || dialog.current?.open !== false) return;
    dialog.current.showModal();
    const chosen = dialog.current.querySelector<HTMLInputElement>('.format input:checked');
    chosen?.focus();
    chosen?.closest('label')?.scrollIntoView({ block: 'nearest' });
  }, [draft]);
  const shut = (): void => {
    dialog.current?.close();
    close();
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    // The browser would close the whole toolbar popup.
    event.preventDefault();
    event.stopPropagation();
    shut();
  };
  return (
    <dialog
      class="export-dialog"
      ref={dialog}
      aria-label={text('exportTitle')}
      onClose={close}
      onKeyDown={keys}
      onClick={({ target, currentTarget }) => target === currentTarget && shut()}
    >
      {draft && (
        <div class="export-inside">
          <header>
            <h2>{text('exportTitle')}</h2>
            <button type="button" class="icon-button" aria-label={text('findClose')} title={text('findClose')} onClick={shut}>
              <Icon name="close" />
            </button>
          </header>
          <Form {...props} close={shut} draft={draft} setDraft={setDraft} />
        </div>
      )}
    </dialog>
  );
}
