import { useEffect, useId, useRef } from 'preact/hooks';
import { text } from '../../platform/i18n';
import type { ExportFormat } from '../export-port';
import { formatNames } from '../format-names';
import { formats, purposes } from './format-facts';

type FormatListProps = { readonly chosen: ExportFormat; readonly choose: (format: ExportFormat) => void };

/** Every format with what it is for. The chosen one is in sight as the list appears. */
export function FormatList({ chosen, choose }: FormatListProps) {
  const group = useId();
  const list = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    const box = list.current?.querySelector<HTMLInputElement>('input:checked');
    box?.focus();
    box?.closest('label')?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <fieldset class="formats" ref={list}>
      <legend class="overline">{text('exportFormat')}</legend>
      {formats.map((format) => (
        <label key={format} class="format">
          <input
            type="radio"
            name={group}
            value={format}
            checked={format === chosen}
            aria-describedby={`${group}-${format}`}
            onChange={() => choose(format)}
          />
          <span class="format-name">{text(formatNames[format])}</span>
          <span class="soft small" id={`${group}-${format}`}>
            {text(purposes[format])}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
