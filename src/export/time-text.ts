import type { MessageTime } from '../domain/message';
import type { Words } from './words';

/** An instant as a calendar and a clock show it in one zone. */
export type Moment = { readonly day: string; readonly clock: string; readonly offset: string };

/** What an export says of a message's time. */
export type TimeText = {
  /** `2026-11-20`, or null where the page does not tell the day. */
  readonly day: string | null;
  /** `14:30:05` or `14:30`, or null where only the day is known. */
  readonly clock: string | null;
  /** What limits the trust in it: its precision, that it was carried or worked out. */
  readonly marks: readonly string[];
  /** All of it in one line, with the zone's offset. */
  readonly full: string;
};

const twoDigits = (value: number): string => String(value).padStart(2, '0');

function offsetOf(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`;
}

/** Reads how far the clocks of `timeZone` are ahead of UTC at an instant, in ms. */
function offsetsIn(timeZone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  return (at) => {
    const parts = new Map(format.formatToParts(at).map((part) => [part.type, part.value]));
    const read = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type) ?? '0');
    const shown = Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'), read('second'));
    return shown - Math.floor(at / 1000) * 1000;
  };
}

/** Clocks are changed at full quarters of an hour only, and never there and back within a day. */
const quarterMs = 15 * 60_000;
const dayMs = 24 * 60 * 60_000;
const keptOffsets = 4096;

/** A function of whole numbers, its latest answers remembered. */
function remembered(answer: (number: number) => number): (number: number) => number {
  const known = new Map<number, number>();
  return (number) => {
    const found = known.get(number);
    if (found !== undefined) return found;
    if (known.size >= keptOffsets) known.clear();
    const made = answer(number);
    known.set(number, made);
    return made;
  };
}

/** Tells instants (epoch ms) in `timeZone`, an IANA zone. Throws `RangeError` for a zone the browser does not know. */
export function momentsIn(timeZone: string): (at: number) => Moment {
  const offsetAt = offsetsIn(timeZone);
  const atDay = remembered((day) => offsetAt(day * dayMs));
  const atQuarter = remembered((quarter) => offsetAt(quarter * quarterMs));
  return (at) => {
    // Asking the browser costs more than all the rest of a message: a day that begins and ends alike is asked for once.
    const day = Math.floor(at / dayMs);
    const offset = atDay(day) === atDay(day + 1) ? atDay(day) : atQuarter(Math.floor(at / quarterMs));
    const wall = new Date(at + offset).toISOString();
    return { day: wall.slice(0, 10), clock: wall.slice(11, 19), offset: offsetOf(Math.round(offset / 60_000)) };
  };
}

/** `2026-11-20T14:30:05+08:00`. */
export function isoMoment({ day, clock, offset }: Moment): string {
  return `${day}T${clock}${offset}`;
}

/** `2026-11-20 14:30:05 +08:00`. */
export function fullMoment({ day, clock, offset }: Moment): string {
  return `${day} ${clock} ${offset}`;
}

const weekdays = new Map<string, Intl.DateTimeFormat>();

/** `2026-11-20 Friday`, the weekday in the language of the export. */
export function dayHeading(day: string, languageTag: string): string {
  const format = weekdays.get(languageTag) ?? new Intl.DateTimeFormat(languageTag, { weekday: 'long', timeZone: 'UTC' });
  weekdays.set(languageTag, format);
  return `${day}  ${format.format(Date.parse(`${day}T00:00:00Z`))}`;
}

function sourceMarks({ source }: MessageTime, words: Words): readonly string[] {
  if (source === 'carried') return [words.carried];
  return source === 'inferred' ? [words.inferred] : [];
}

function untimed(raw: string | null, words: Words): TimeText {
  const full = raw ? words.noDay(raw) : words.noTime;
  return { day: null, clock: null, marks: [], full };
}

function timed(at: Moment, isMinute: boolean, time: MessageTime, words: Words): TimeText {
  const clock = isMinute ? at.clock.slice(0, 5) : at.clock;
  const marks = [...(isMinute ? [words.aboutMinute] : []), ...sourceMarks(time, words)];
  return { day: at.day, clock, marks, full: [`${at.day} ${clock} ${at.offset}`, ...marks].join(' · ') };
}

/** Words a message's time as precisely as it is known and no more. A day alone is told as the page's zone has it: it cannot be moved to another. */
export function timeText(time: MessageTime, momentOf: (at: number) => Moment, words: Words): TimeText {
  if (time.iso === null || time.precision === 'none') return untimed(time.raw, words);
  if (time.precision !== 'day') return timed(momentOf(Date.parse(time.iso)), time.precision === 'minute', time, words);
  const day = time.iso.slice(0, 10);
  const marks = [words.aboutDay, ...sourceMarks(time, words)];
  return { day, clock: null, marks, full: [day, ...marks, ...(time.raw ? [`«${time.raw}»`] : [])].join(' · ') };
}
