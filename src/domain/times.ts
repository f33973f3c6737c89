import { TZDate, tzOffset } from '@date-fns/tz';
import { isoInZone, withOffset } from './iso-in-zone';
import type { MessageTime, Precision, TimeSource } from './message';
import type { RowTime } from './row';
import type { Sighting } from './sighting';
import { parseTimeText, type DateOrder, type DayShape, type TimeShape } from './time-text';

/** When and how a page was looked at: what its time words are measured from. */
export type Observation = Pick<Sighting, 'at' | 'zone' | 'lang' | 'bareClock'> & {
  /** How the page writes `3/8`, where its own dates tell; see `dateOrder`. */
  readonly order?: DateOrder | null;
};

/** A page's clock may run ahead of ours by this much before «today 14:30» must mean yesterday. */
const clockSlack = 10 * 60_000;

/** The time of one row as a message keeps it: the page's words, and the instant where they tell one. */
export function timeOfRow(row: RowTime, seen: Observation): MessageTime {
  return fromAttribute(row, seen) ?? fromText(row, seen) ?? fromSeparator(row, seen) ?? unread(row);
}

/**
 * A bare clock (`14:30`) on a day that something else than its own line tells, as `2026-11-20`. Null where the label is no bare clock or
 * the calendar has no such moment.
 */
export function clockOnDay(label: string, day: string, seen: Pick<Observation, 'zone' | 'lang'>): MessageTime | null {
  const shape = parseTimeText(label, seen.lang);
  if (!shape?.clock || shape.day) return null;
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const found = instantOf({ year, month, day: date }, shape.clock, seen.zone);
  return found && time(found.iso, found.precision, label, 'inferred');
}

/** Epoch ms of an instant with its offset. NaN never: the schema lets only readable ones through. */
export function instant(iso: string): number {
  return Date.parse(iso);
}

/** No summer time and no winter time is shorter. */
const season = 91 * 86_400_000;
const inDay = 24 * 60;

/**
 * By how many minutes (0 to 1439) a clock in the zone of an observation may run ahead of one shown in these zones, in summer and winter. 0 is
 * always among them: some pages write a shop's own zone wherever they are looked at. Null where a zone is not known to this browser.
 */
export function clockShifts({ at, zone }: Pick<Observation, 'at' | 'zone'>, others: readonly string[]): readonly number[] | null {
  const offsets = (of: string) => [0, 1, 2, 3].map((back) => tzOffset(of, new Date(at - back * season)));
  const apart = others
    .filter((other) => other !== zone)
    .flatMap((other) => offsets(other).flatMap((behind) => offsets(zone).map((ahead) => (ahead - behind + inDay) % inDay)));
  return apart.some(Number.isNaN) ? null : [...new Set([0, ...apart])];
}

/** Whether `zone` is one this browser knows. */
export function isZone(zone: string): boolean {
  return zone !== '' && !Number.isNaN(tzOffset(zone, new Date(0)));
}

/** The digits finer than the precision are not known, so they are zeros. */
function time(iso: string | null, precision: Precision, raw: string | null, source: TimeSource | null): MessageTime {
  const known = precision === 'minute' ? (iso?.replace(/:\d{2}(?=Z|[+-])/, ':00') ?? null) : iso;
  return { iso: known, precision: iso === null ? 'none' : precision, raw, source };
}

function unread(row: RowTime): MessageTime {
  const raw = row.text ?? row.attribute ?? row.separator;
  const source =
    row.text !== null
      ? row.carried
        ? 'carried'
        : 'row'
      : row.attribute !== null
        ? 'attribute'
        : row.separator !== null
          ? 'separator'
          : null;
  return time(null, 'none', raw, source);
}

function fromAttribute(row: RowTime, seen: Observation): MessageTime | null {
  if (row.attribute === null) return null;
  const iso = instantOfAttribute(row.attribute.trim(), seen.zone);
  if (!iso) return null;
  return time(iso.iso, row.carried ? 'minute' : iso.precision, row.text ?? row.attribute, row.carried ? 'carried' : 'attribute');
}

function instantOfAttribute(value: string, zone: string): { iso: string; precision: Precision } | null {
  if (/^\d{9,19}$/.test(value)) return { iso: isoInZone(epochMs(value), zone), precision: 'second' };
  const zoned = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/.exec(value);
  const at = zoned ? Date.parse(value) : Number.NaN;
  if (!Number.isNaN(at))
    return { iso: isoInZone(Math.floor(at / 1000) * 1000, zone), precision: zoned?.[1] === undefined ? 'minute' : 'second' };
  return localInstant(value, zone);
}

/** A wall clock without a zone, padded or not: `2026-1-3 09:02:05`. */
function localInstant(value: string, zone: string): { iso: string; precision: Precision } | null {
  const shape = parseTimeText(value.replace('T', ' '), 'en');
  if (shape?.day?.is !== 'date' || shape.day.year === null) return null;
  return instantOf({ year: shape.day.year, month: shape.day.month, day: shape.day.day }, shape.clock, zone);
}

/** Seconds, milliseconds, microseconds and nanoseconds occur, told apart by their size (sheet time-text, numeric units). */
const scales = [
  [16, 1_000_000n],
  [14, 1000n],
  [11, 1n],
] as const;

function epochMs(digits: string): number {
  const scale = scales.find(([length]) => digits.length > length);
  return scale ? Number(BigInt(digits) / scale[1]) : Number(digits) * 1000;
}

function fromText(row: RowTime, seen: Observation): MessageTime | null {
  if (row.text === null) return null;
  const shape = parseTimeText(row.text, seen.lang, seen.order);
  if (!shape) return null;
  const own = resolved(shape, seen);
  if (own)
    return time(
      own.iso,
      row.carried ? coarser(own.precision) : own.precision,
      row.text,
      row.carried ? 'carried' : own.inferred ? 'inferred' : 'row',
    );
  return shape.clock && !shape.day ? clockOnly(row, shape.clock, seen) : null;
}

const coarser = (precision: Precision): Precision => (precision === 'second' ? 'minute' : precision);

/** A bare clock takes its day from the separator above, if that tells one; else from the page's habit, if it has one. */
function clockOnly(row: RowTime, clock: NonNullable<TimeShape['clock']>, seen: Observation): MessageTime | null {
  const separator = row.separator === null ? null : parseTimeText(row.separator, seen.lang, seen.order);
  const day = separator && dayOf(separator, seen);
  if (day) {
    const found = instantOf(day, clock, seen.zone);
    const source = row.carried ? 'carried' : day.inferred ? 'inferred' : 'separator';
    return found && time(found.iso, found.precision, `${row.separator} ${row.text}`, source);
  }
  // A line that only repeats the clock tells no day; one that cannot be read may tell another than today.
  if (seen.bareClock === 'unknown' || (row.separator !== null && !separator?.clock))
    return time(null, 'none', row.text, row.carried ? 'carried' : 'row');
  return today(row, clock, seen);
}

function today(row: RowTime, clock: NonNullable<TimeShape['clock']>, seen: Observation): MessageTime | null {
  const found = instantOf(dateAt(seen.at, seen.zone), clock, seen.zone);
  if (!found) return null;
  if (instant(found.iso) <= seen.at + clockSlack) return time(found.iso, found.precision, row.text, row.carried ? 'carried' : 'row');
  const yesterday = instantOf(dateBefore(1, seen), clock, seen.zone);
  return yesterday && time(yesterday.iso, yesterday.precision, row.text, 'inferred');
}

function fromSeparator(row: RowTime, seen: Observation): MessageTime | null {
  if (row.separator === null || row.text !== null) return null;
  const shape = parseTimeText(row.separator, seen.lang, seen.order);
  const found =
    shape &&
    (resolved(shape, seen) ??
      (shape.clock && seen.bareClock === 'today' ? instantOf(dateAt(seen.at, seen.zone), shape.clock, seen.zone) : null));
  return found ? time(found.iso, coarser(found.precision), row.separator, 'separator') : null;
}

type Day = { readonly year: number; readonly month: number; readonly day: number; readonly inferred?: boolean };

function resolved(shape: TimeShape, seen: Observation): { iso: string; precision: Precision; inferred: boolean } | null {
  if (shape.ago) return agoInstant(shape.ago, seen);
  const day = dayOf(shape, seen);
  const found = day && instantOf(day, shape.clock, seen.zone);
  return found ? { ...found, inferred: day.inferred ?? false } : null;
}

/** «3 hours ago» is good to the hour, which is nearer to a day than to a minute; it is rounded down to its unit, so that a reread does not drift. */
function agoInstant(ago: NonNullable<TimeShape['ago']>, seen: Observation): { iso: string; precision: Precision; inferred: boolean } {
  const at = Math.floor((seen.at - ago.back) / 60_000) * 60_000;
  return { iso: isoInZone(at, seen.zone), precision: ago.unit <= 60_000 ? 'minute' : 'day', inferred: true };
}

function dayOf(shape: TimeShape, seen: Observation): Day | null {
  if (!shape.day) return null;
  return dayFrom(shape.day, seen);
}

function dayFrom(day: DayShape, seen: Observation): Day {
  if (day.is === 'back') return dateBefore(day.days, seen);
  if (day.is === 'weekday') return lastWeekday(day.weekday, seen);
  return day.year === null ? latestPast(day, seen) : { year: day.year, month: day.month, day: day.day };
}

function dateAt(at: number, zone: string): Day {
  const date = new TZDate(at, zone);
  return { year: date.getFullYear(), month: date.getMonth() + 1, day: date.getDate() };
}

/** The date so many days before the day of the look, by the calendar: where clocks change, a day has 23 or 25 hours. */
function dateBefore(days: number, { at, zone }: Observation): Day {
  const date = dateAt(at, zone);
  const then = new Date(Date.UTC(date.year, date.month - 1, date.day - days));
  return { year: then.getUTCFullYear(), month: then.getUTCMonth() + 1, day: then.getUTCDate() };
}

/** A weekday label means the last such day; today's own is shown as a clock, so it means a week ago. */
function lastWeekday(weekday: number, seen: Observation): Day {
  const back = (new TZDate(seen.at, seen.zone).getDay() - weekday + 7) % 7 || 7;
  return dateBefore(back, seen);
}

/** A date without a year is the latest one that is past; tomorrow's is let through, for clocks that differ. */
function latestPast(day: { readonly month: number; readonly day: number }, seen: Observation): Day {
  const now = dateBefore(-1, seen);
  const isAhead = day.month > now.month || (day.month === now.month && day.day > now.day);
  return { year: isAhead ? now.year - 1 : now.year, month: day.month, day: day.day, inferred: true };
}

/** Null when the calendar has no such day (`2026-02-30`). */
function instantOf(day: Day, clock: TimeShape['clock'], zone: string): { iso: string; precision: Precision } | null {
  const date = new TZDate(day.year, day.month - 1, day.day, clock?.hour ?? 0, clock?.minute ?? 0, clock?.second ?? 0, zone);
  if (date.getMonth() !== day.month - 1 || date.getDate() !== day.day) return null;
  return { iso: withOffset(date), precision: clock ? (clock.second === null ? 'minute' : 'second') : 'day' };
}
