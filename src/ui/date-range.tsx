import { text } from '../platform/i18n';

export type Days = { readonly from: string | null; readonly to: string | null };

const orNull = (value: string): string | null => (value === '' ? null : value);

/** First and last day, chosen in the browser's own calendar; both inclusive, either open. */
export function DateRange({ days, change }: { readonly days: Days; readonly change: (days: Days) => void }) {
  return (
    <div class="date-range">
      <label>
        <span class="overline">{text('dateFrom')}</span>
        <input
          class="field"
          type="date"
          value={days.from ?? ''}
          max={days.to ?? undefined}
          onInput={(event) => change({ ...days, from: orNull(event.currentTarget.value) })}
        />
      </label>
      <label>
        <span class="overline">{text('dateTo')}</span>
        <input
          class="field"
          type="date"
          value={days.to ?? ''}
          min={days.from ?? undefined}
          onInput={(event) => change({ ...days, to: orNull(event.currentTarget.value) })}
        />
      </label>
    </div>
  );
}
