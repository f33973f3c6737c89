import { useId } from 'preact/hooks';
import { text } from '../../platform/i18n';
import { counted } from '../counted';
import { DateRange, type Days } from '../date-range';
import type { ExportWhat } from '../export-port';
import { usePorts } from '../ports';
import { dayStartIn } from './zones';

/** Days of a conversation, or all of it. */
export type Range = { readonly isWhole: boolean; readonly days: Days };

/** What is to leave, narrowed to the days of a range as they are in a zone. Only conversations have days. */
export function narrowed(what: ExportWhat, { isWhole, days }: Range, zone: string): ExportWhat {
  if (what.kind !== 'conversation') return what;
  const from = isWhole || days.from === null ? undefined : dayStartIn(zone, days.from);
  const to = isWhole || days.to === null ? undefined : dayStartIn(zone, days.to, 1);
  return { kind: 'conversation', key: what.key, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

type RangeFieldProps = { readonly what: ExportWhat; readonly range: Range; readonly change: (range: Range) => void };

/** How much of it leaves: the whole conversation or days of it; of anything else it is only said what it is. */
export function RangeField({ what, range, change }: RangeFieldProps) {
  const { language } = usePorts();
  const group = useId();
  if (what.kind === 'messages') return <p>{counted(what.orders.length, language, 'selectedOne', 'selectedOther')}</p>;
  if (what.kind === 'places') return <p>{counted(what.places.length, language, 'selectedOne', 'selectedOther')}</p>;
  if (what.kind === 'search') return <p>{text('exportFound')}</p>;
  const way = (isWhole: boolean, name: string) => (
    <label class="check">
      <input type="radio" name={group} checked={range.isWhole === isWhole} onChange={() => change({ ...range, isWhole })} />
      <span>{name}</span>
    </label>
  );
  return (
    <>
      {way(true, text('exportAll'))}
      {way(false, text('exportDays'))}
      {!range.isWhole && <DateRange days={range.days} change={(days) => change({ ...range, days })} />}
    </>
  );
}
