import { useState } from 'preact/hooks';
import { text } from '../src/platform/i18n';
import { Section } from './section';

/** Diagnostics to be read before they are handed on. */
export function DiagnosticsSection({ words, version }: { readonly words: string; readonly version: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(words);
    setCopied(true);
  };
  return (
    <Section name="diagnostics" more={text('optDiagnosticsMore')}>
      <textarea
        class="field diagnostics"
        readOnly
        rows={8}
        dir="ltr"
        spellcheck={false}
        aria-label={text('optDiagnostics')}
        value={words}
      />
      <div class="entry">
        <button type="button" class="button" onClick={() => void copy()}>
          {text('copy')}
        </button>
        <span role="status">{copied && text('copied')}</span>
      </div>
      <p class="soft">{text('version', version)}</p>
    </Section>
  );
}
