import { tzOffset } from '@date-fns/tz';
import type { When } from './plan';

const minute = 60_000;
const day = 86_400_000;

/** A moment of the calendar: its day as UTC midnight of the same date, and minutes since local midnight. */
type Wall = { readonly date: number; readonly at: number };

const offsetAt = (zone: string, at: number): number => tzOffset(zone, new Date(at)) * minute;

/**
 * The instant at which clocks in the zone show this, in epoch ms. Where they show it twice (summer time ends) the first time; where they never
 * do (it begins) as much later as the clocks jump.
 */
function instantOf({ date, at }: Wall, zone: string): number {
  const shown = date + at * minute;
  const [before, after] = [offsetAt(zone, shown - day), offsetAt(zone, shown + day)];
  const fitting = [shown - before, shown - after].filter((instant) => instant + offsetAt(zone, instant) === shown);
  return fitting.length > 0 ? Math.min(...fitting) : shown - before;
}

/** The local date of an instant, as UTC midnight. */
function dateOf(at: number, zone: string): number {
  const shown = at + offsetAt(zone, at);
  return shown - (((shown % day) + day) % day);
}

/** The dates on which a plan is due, from before `around` until behind it. */
function datesAround(when: Exclude<When, { every: 'quiet' }>, around: number): readonly number[] {
  if (when.every === 'month') {
    const [year, month] = [new Date(around).getUTCFullYear(), new Date(around).getUTCMonth()];
    return [-1, 0, 1, 2].map((more) => Date.UTC(year, month + more, 1));
  }
  const dates = Array.from({ length: 19 }, (_, index) => around + (index - 9) * day);
  return when.every === 'day' ? dates : dates.filter((date) => new Date(date).getUTCDay() === when.on);
}

function duesAround(when: Exclude<When, { every: 'quiet' }>, zone: string, at: number): readonly number[] {
  return datesAround(when, dateOf(at, zone)).map((date) => instantOf({ date, at: when.at }, zone));
}

/** The last moment, at `now` or before, at which a plan was due: epoch ms. */
export function lastDue(when: Exclude<When, { every: 'quiet' }>, zone: string, now: number): number {
  return Math.max(...duesAround(when, zone, now).filter((due) => due <= now));
}

/** The first moment after `now` at which a plan is due: epoch ms. */
export function comingDue(when: Exclude<When, { every: 'quiet' }>, zone: string, now: number): number {
  return Math.min(...duesAround(when, zone, now).filter((due) => due > now));
}
