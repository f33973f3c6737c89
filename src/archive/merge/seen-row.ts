import type { Kind, MessageTime } from '../../domain/message';
import type { Row, RowTime } from '../../domain/row';
import type { Sighting } from '../../domain/sighting';
import { dateOrder } from '../../domain/date-order';
import { parseTimeText } from '../../domain/time-text';
import { clockShifts, timeOfRow, type Observation } from '../../domain/times';
import type { ConversationRow, MessageRow } from '../stored';

/** A row of a sighting, ready to be compared with what is stored. */
export type SeenRow = {
  readonly row: Row;
  readonly time: MessageTime;
  readonly words: string;
  readonly mark: string;
  /** The stored message that it is, where a file of ours names it. It can be no other. */
  readonly is?: Pick<MessageRow, 'id' | 'order'>;
  /**
   * By how many minutes (0 to 1439) its clock may run ahead of those of the messages that are stored: `[0]` where the conversation was only
   * ever seen in one zone; null where the zones are not known.
   */
  readonly shifts: readonly number[] | null;
  /** When it was on screen, epoch ms. */
  readonly seenAt: number;
};

/**
 * A page that writes the day into the labels of older rows, or into the clocks of its lines (`昨天 14:30`), means today by a bare clock. One
 * that has lines for the days alone does not: in a virtual list the line may have gone while its rows are still there.
 */
function habitOf({ bareClock, rows, lang }: Seen): Sighting['bareClock'] {
  if (bareClock === 'today') return bareClock;
  const lines = rows.flatMap(({ time }) => time.separator ?? []);
  // A notice that says a day may be such a line, not yet known for one.
  const labels = lines.length > 0 ? lines : rows.flatMap(({ time, direction }) => (direction === 'system' ? [] : (time.text ?? [])));
  const isDated = [...new Set(labels)].some((label) => {
    const shape = parseTimeText(label, lang);
    return shape?.day !== undefined && (lines.length === 0 || shape.clock !== undefined);
  });
  return isDated ? 'today' : 'unknown';
}

type Known = Pick<ConversationRow, 'zone' | 'otherZones' | 'dateOrder'>;
type Seen = Pick<Sighting, 'rows' | 'at' | 'zone' | 'lang' | 'bareClock'>;

/** The rows of a sighting that can be merged: pending ones are not messages yet. `known` is what earlier sightings of the conversation told. */
export function seenRows(sighting: Seen, known: Known | null = null): readonly SeenRow[] {
  const order = dateOrder(sighting) ?? known?.dateOrder ?? null;
  const timeOf = timesIn({ ...sighting, bareClock: habitOf(sighting), order });
  const shifts = clockShifts(sighting, known === null ? [] : [known.zone, ...(known.otherZones ?? [])]);
  return sighting.rows
    .filter((row) => row.state !== 'pending')
    .map((row) => {
      const words = comparable(row.text);
      return { row, time: timeOf(row.time), words, mark: markOf(row.direction, words, row.kind), shifts, seenAt: sighting.at };
    });
}

/** The rows of a group mostly share a label, and reading one takes longer than all else here. */
function timesIn(seen: Observation): (time: RowTime) => MessageTime {
  const known = new Map<string, MessageTime>();
  return (time) => {
    const key = JSON.stringify([time.text, time.separator, time.attribute, time.carried]);
    const read = known.get(key) ?? timeOfRow(time, seen);
    known.set(key, read);
    return read;
  };
}

/** Words as they are compared: white space and invisible characters do not tell two readings apart. */
export function comparable(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A short fingerprint of direction and words, for finding candidates; equal marks still have to be compared. */
export function markOf(direction: Row['direction'], words: string, kind: Kind): string {
  return words === '' ? '' : hash53(`${direction}\n${kind === 'recall' ? 'recall\n' : ''}${words}`).toString(36);
}

/** 53 bits of a string's UTF-16 units (two multiplicative hashes side by side); quick and well spread, not secret. */
function hash53(text: string): number {
  let [low, high] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    low = Math.imul(low ^ unit, 2654435761);
    high = Math.imul(high ^ unit, 1597334677);
  }
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  return 4294967296 * (2097151 & high) + (low >>> 0);
}
