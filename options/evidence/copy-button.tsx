import { useState } from 'preact/hooks';
import { text } from '../../src/platform/i18n';

/** Copies what stands beside it, and says so. */
export function CopyButton({ of, what }: { readonly of: string; readonly what: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(what);
    setCopied(true);
  };
  return (
    <span class="copy">
      <button type="button" class="button" aria-label={`${text('copy')}: ${of}`} onClick={() => void copy()}>
        {text('copy')}
      </button>
      <span role="status">{copied && text('copied')}</span>
    </span>
  );
}
