import { useEffect, useState } from 'preact/hooks';
import type { MessageRecord } from '../../src/domain/message';
import type { Stretch } from '../../src/evidence/pieces';
import { text } from '../../src/platform/i18n';
import { maxPattern } from '../../src/redaction/pattern/parse';
import { added } from '../../src/redaction/review';
import { selectedIn } from './selected-words';
import type { Redacting } from './use-redaction';

type Selected = { readonly message: string; readonly text: string; readonly stretch: Stretch };

function useSelected(): Selected | null {
  const [selected, setSelected] = useState<Selected | null>(null);
  useEffect(() => {
    const changed = (): void => {
      const found = selectedIn(getSelection());
      const { message, text: whole } = found?.element.dataset ?? {};
      setSelected(found && message !== undefined && whole !== undefined ? { message, text: whole, stretch: found.stretch } : null);
    };
    document.addEventListener('selectionchange', changed);
    return () => document.removeEventListener('selectionchange', changed);
  }, []);
  return selected;
}

const done = (): void => getSelection()?.removeAllRanges();

type SelectedWordsProps = { readonly records: readonly MessageRecord[]; readonly change: Redacting['change'] };

/** What to do with words that are selected in a message: hide them there, or wherever they stand. */
export function SelectedWords({ records, change }: SelectedWordsProps) {
  const selected = useSelected();
  const record = selected && records.find(({ id }) => id === selected.message);
  if (!selected || !record) return null;
  const words = selected.text.slice(selected.stretch.from, selected.stretch.to);
  const here = (): void => {
    change((last) => added(last, record, selected.text, selected.stretch));
    done();
  };
  const everywhere = (): void => {
    change((last) => ({ ...last, custom: [...last.custom, { text: words.trim(), isPattern: false }] }));
    done();
  };
  return (
    <div class="redact-selected" role="group" aria-label={text('redactSelected')} onMouseDown={(event) => event.preventDefault()}>
      <bdi class="line">{words}</bdi>
      <button type="button" class="button" onClick={here}>
        {text('redactHideHere')}
      </button>
      {words.trim() !== '' && words.length <= maxPattern && (
        <button type="button" class="button" onClick={everywhere}>
          {text('redactHideEverywhere')}
        </button>
      )}
    </div>
  );
}
