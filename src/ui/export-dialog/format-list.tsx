import { useId } from 'preact/hooks';
import { text } from '../../platform/i18n';
import { formatNames } from '../format-names';
import { allMade, type Made, purposes } from './format-facts';

type FormatListProps = { readonly chosen: Made; readonly choose: (format: Made) => void };

/** Every format with what it is for. */
export function FormatList({ chosen, choose }: FormatListProps) {
  const group = useId();
  return (
    <fieldset class="formats">
      <legend class="overline">{text('exportFormat')}</legend>
      {allMade.map((format) => (
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
