import { text } from '../platform/i18n';
import { DateRange } from './date-range';
import { FilterChip } from './filter-chip';
import type { When } from './filter-terms';
import { dateOnly, startOfDay } from './format';
import { usePorts } from './ports';
import { RadioList } from './radio-list';

const names = { any: 'whenAny', today: 'whenToday', week: 'whenWeek', month: 'whenMonth' } as const;
type Quick = keyof typeof names;
const quick = ['any', 'today', 'week', 'month'] as const;

function dayText(day: string | null, language: string): string {
  const at = day === null ? undefined : startOfDay(day);
  return at === undefined ? '…' : dateOnly(at, language);
}

function whenText(when: When, language: string): string | null {
  if (when.kind === 'any') return null;
  return when.kind === 'preset' ? text(names[when.preset]) : `${dayText(when.from, language)} – ${dayText(when.to, language)}`;
}

function quickToWhen(value: Quick): When {
  return value === 'any' ? { kind: 'any' } : { kind: 'preset', preset: value };
}

/** The date filter: presets, and a first and last day. */
export function WhenFilter({ when, change }: { readonly when: When; readonly change: (when: When) => void }) {
  const { language } = usePorts();
  const chosen = when.kind === 'preset' ? when.preset : when.kind === 'any' ? 'any' : undefined;
  const days = when.kind === 'days' ? when : { from: null, to: null };
  return (
    <FilterChip label={text('filterWhen')} value={whenText(when, language)} clear={() => change({ kind: 'any' })}>
      <RadioList
        choices={quick.map((value) => ({ value, name: text(names[value]) }))}
        chosen={chosen}
        choose={(value) => change(quickToWhen(value))}
      />
      <DateRange
        days={days}
        change={({ from, to }) => change(from === null && to === null ? { kind: 'any' } : { kind: 'days', from, to })}
      />
    </FilterChip>
  );
}
