import type { Sighting } from '../../domain/sighting';
import { parseTimeText } from '../../domain/time-text';
import { clockOnDay, instant } from '../../domain/times';
import type { MessageRow } from '../stored';
import type { SeenRow } from './seen-row';

/** A row of a sighting and the message that it shows. */
export type ShownMessage = { readonly seen: SeenRow; readonly id: string };

/**
 * Which messages stand next below which under one line: neighbouring rows of clocks alone, with the same line above, whose clocks do
 * not fall. In a virtual list that line leaves the page while its rows are still there.
 */
export function sameDays(shown: readonly ShownMessage[], lang: string): ReadonlyMap<string, string> {
  const clocks = new Map<string, number | null>();
  const clockOf = (label: string): number | null => {
    const known = clocks.get(label);
    if (known !== undefined) return known;
    const clock = bareClock(label, lang);
    clocks.set(label, clock);
    return clock;
  };
  const below = new Map<string, string>();
  let above: { readonly clock: number; readonly one: ShownMessage } | null = null;
  for (const one of shown) {
    const clock = isUnderLine(one.seen) ? clockOf(one.seen.row.time.text ?? '') : null;
    if (above && clock !== null && above.clock <= clock && isSameLine(above.one, one)) below.set(one.id, above.one.id);
    if (clock !== null) above = { clock, one };
    // A notice without a time of its own stands under the same line as well.
    else if (one.seen.row.direction !== 'system' || one.seen.row.time.text !== null) above = null;
  }
  return below;
}

const isSameLine = (one: ShownMessage, other: ShownMessage): boolean => one.seen.row.time.separator === other.seen.row.time.separator;

/** Whether a line alone can tell the day of a row; in another zone its clock would be of another day. */
function isUnderLine({ row, time, shifts }: SeenRow): boolean {
  if (row.time.text === null || row.time.carried || shifts?.every((shift) => shift === 0) !== true) return false;
  return time.source === 'separator' || (time.iso === null && time.source === 'row');
}

/** Seconds since midnight; null where the label says a day as well, or no clock. */
function bareClock(label: string, lang: string): number | null {
  const shape = parseTimeText(label, lang);
  return shape?.clock && !shape.day ? shape.clock.hour * 3600 + shape.clock.minute * 60 + (shape.clock.second ?? 0) : null;
}

/** The messages that got a day from one with which they stood under one line, where all that tell one agree. */
export function withSharedDays(messages: readonly MessageRow[], seen: Pick<Sighting, 'zone' | 'lang'>): readonly MessageRow[] {
  return groups(messages).flatMap((group) => {
    const days = new Set(group.flatMap(({ time }) => (time.iso === null || time.precision === 'day' ? [] : [time.iso.slice(0, 10)])));
    const [day] = days;
    if (day === undefined || days.size > 1) return [];
    return group.flatMap((message) => {
      if (message.time.iso !== null || message.time.raw === null) return [];
      const time = clockOnDay(message.time.raw, day, seen);
      return time?.iso ? [{ ...message, time, at: instant(time.iso) }] : [];
    });
  });
}

/** Messages that hang together by `sameDayAs`, those of one group in the order in which they are given. */
function groups(messages: readonly MessageRow[]): readonly (readonly MessageRow[])[] {
  const known = new Map<string, MessageRow[]>();
  for (const message of messages) {
    const group = known.get(message.sameDayAs ?? '') ?? [];
    group.push(message);
    known.set(message.id, group);
  }
  return [...new Set(known.values())].filter((group) => group.length > 1);
}
