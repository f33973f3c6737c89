import type { MessageTime, Precision } from '../../domain/message';
import { instant } from '../../domain/times';
import type { MessageRow } from '../stored';
import { isWordsOf } from './seen-late';
import { comparable, type SeenRow } from './seen-row';

/** A stored message with its words made comparable once, since every row of a sighting is held against it. */
export type Candidate = {
  readonly message: MessageRow;
  readonly words: string;
  readonly firstWords: string | null;
  /** Those of the notice in its place. */
  readonly notice: string | null;
};

export function candidate(message: MessageRow): Candidate {
  const { text, firstText, later } = message;
  const notice = later.find(({ what }) => what === 'recall');
  return {
    message,
    words: comparable(text),
    firstWords: firstText === null ? null : comparable(firstText),
    notice: notice ? comparable(notice.text) : null,
  };
}

/** Likeness of a row and a message that carry the same platform id. */
export const sameId = 1000;

/**
 * How surely a row shows a stored message: 0 when it cannot, more the more they share.
 * `idsTell`: two different platform ids mean two messages (false on pages that make up new ids at each load).
 */
export function likeness(seen: SeenRow, against: Candidate, idsTell: boolean): number {
  const { row } = seen;
  const stored = against.message;
  if (seen.is) return seen.is.id === stored.id ? sameId : 0;
  if (row.platformId !== null && row.platformId === stored.platformId) return sameId;
  if (idsTell && row.platformId !== null && stored.platformId !== null) return 0;
  if (row.state === 'shell') return [stored.direction, 'system'].includes(row.direction) || stored.direction === 'system' ? inItsPlace : 0;
  if (row.kind === 'recall' && stored.kind !== 'recall') return recallLikeness(seen, against);
  if (isWordsOf(seen, stored)) return noticeLikeness(seen, stored);
  if (row.direction !== stored.direction || !kindsAgree(seen, stored)) return 0;
  // Most pairs differ in their words, and those are compared faster than times.
  const words = wordsLikeness(seen, against);
  if (words === 0 && mayBeReworded(seen, against)) return timesAgree(seen, stored) === null ? 0 : inItsPlace;
  const time = words === 0 ? null : timesAgree(seen, stored);
  return time === null ? 0 : words + time + (row.sender !== null && row.sender === stored.sender ? 0.5 : 0);
}

/**
 * What a likeness proves: of a row that cannot be read its id alone tells something, and notices of recalls say the same wherever they stand.
 */
export function proof({ row }: SeenRow, stored: MessageRow | undefined, like: number): number {
  if (like >= sameId) return sameId;
  if (row.state === 'shell') return 0;
  return row.kind === 'recall' && stored?.kind === 'recall' ? Math.max(Math.min(like, 2), like - longWords) : like;
}

/** A notice stands where the message stood, and often under its time. */
function recallLikeness(seen: SeenRow, { message: stored, notice }: Candidate): number {
  const agreed = stored.direction === 'system' ? null : timesAgree(seen, stored);
  if (agreed === null) return 0;
  return notice === seen.words ? 4 + agreed : noticeLikeness(seen, stored);
}

/** Of a message and the notice of a recall no more can agree than their times. */
function noticeLikeness(seen: SeenRow, stored: MessageRow): number {
  const agreed = timesAgree(seen, stored);
  if (agreed === null) return 0;
  const isVague = !hasClockUnderDay(seen) && (isGrouped(seen.time) || isGrouped(stored.time));
  return isVague || agreed < sameClock ? inItsPlace : 2 + agreed;
}

/** What many words tell beyond that there are some. */
const longWords = 4;
/** What is known of a row only by where it stands. */
const inItsPlace = 0.1;
/** What two equal clocks without their days are worth. */
const sameClock = 2;

/** An edit leaves some of the words. Where it stands and its time have to prove that it is one. */
function mayBeReworded({ row, words }: SeenRow, { message, words: before }: Candidate): boolean {
  return row.kind === 'text' && message.kind === 'text' && isReworded(words, before);
}

/** Whether two wordings share such a part of the longer one at their beginning and end. */
export function isReworded(one: string, other: string, share = 1 / 3): boolean {
  const [longer, shorter] = one.length > other.length ? [one, other] : [other, one];
  if (longer.length < 4 || shorter.length < longer.length * share) return false;
  let head = 0;
  while (head < shorter.length && shorter[head] === longer[head]) head++;
  let tail = 0;
  while (tail < shorter.length - head && shorter.at(-1 - tail) === longer.at(-1 - tail)) tail++;
  return head + tail >= longer.length * share;
}

function kindsAgree({ row }: SeenRow, stored: MessageRow): boolean {
  if (row.kind === stored.kind || row.kind === 'unknown' || stored.kind === 'unknown') return true;
  return row.direction === 'system' && row.kind !== 'recall' && stored.kind !== 'recall';
}

function wordsLikeness(seen: SeenRow, { message, words, firstWords }: Candidate): number {
  if (seen.words !== '' && (seen.words === words || seen.words === firstWords))
    return 2 + (seen.words.length > 5 ? longWords : Math.log2(1 + seen.words.length));
  if (seen.words !== '' || words !== '') return 0;
  return mediaLikeness(seen.row.attachments[0]?.url ?? null, message.attachments[0]?.url ?? null);
}

/** Addresses are signed anew at each load and thumbnails differ, so unlike addresses speak against sameness only softly. */
function mediaLikeness(one: string | null, other: string | null): number {
  if (one === null || other === null) return 2;
  if (/^(?:blob|data):/.test(one) || /^(?:blob|data):/.test(other)) return one === other ? 5 : 2;
  return fileOf(one) === fileOf(other) ? 5 : 0.5;
}

function fileOf(url: string): string {
  return (
    url
      .replace(/[?#].*$/, '')
      .split('/')
      .at(-1) ?? ''
  );
}

const lengths: Readonly<Record<Precision, number>> = { second: 1000, minute: 60_000, day: 86_400_000, none: 0 };
const worth: Readonly<Record<Precision, number>> = { second: 6, minute: 3, day: 1, none: 0 };

/** The row shows a clock without its day: a line above it, in the page or gone from it, tells that and no more. */
const hasClockUnderDay = ({ row, time }: SeenRow): boolean => row.time.text !== null && (time.iso === null || time.source === 'separator');

const atRow = (time: MessageTime): MessageTime => (time.source === 'separator' ? { ...time, source: 'row' } : time);

/** `timeLikeness` of a row and a message: clocks of their own under day lines are exact, clocks on lines are not. */
export function timesAgree(seen: SeenRow, stored: MessageRow): number | null {
  const [one, other] = hasClockUnderDay(seen) ? [atRow(seen.time), atRow(stored.time)] : [seen.time, stored.time];
  return timeLikeness(one, other, seen.shifts);
}

/** Null when the two times contradict each other, else how much their agreement is worth. */
function timeLikeness(one: MessageTime, other: MessageTime, shifts: SeenRow['shifts']): number | null {
  if (one.iso !== null && other.iso !== null) return instantLikeness(one, one.iso, other, other.iso);
  if (one.iso === null && other.iso === null) return rawLikeness(one, other, shifts);
  return clocksAgree(clockOf(one), clockOf(other), shifts);
}

function instantLikeness(one: MessageTime, oneIso: string, other: MessageTime, otherIso: string): number | null {
  const apart = instant(oneIso) - instant(otherIso);
  // A carried time is that of an earlier row: a lower bound only.
  if (one.source === 'carried' || other.source === 'carried') {
    if (one.source === other.source) return apart === 0 ? 1 : 0;
    const [bound, own] =
      one.source === 'carried' ? [instant(oneIso), reach(other, instant(otherIso))] : [instant(otherIso), reach(one, instant(oneIso))];
    return own.to + lengths.minute > bound ? 0.5 : null;
  }
  if (isGrouped(one) || isGrouped(other)) return groupedLikeness(one, other, apart);
  const [first, second] = [reach(one, instant(oneIso)), reach(other, instant(otherIso))];
  if (first.from >= second.to || second.from >= first.to) return null;
  // «3 hours ago» fits everything of that hour.
  if (one.source === 'inferred' || other.source === 'inferred') return 0.5;
  return Math.min(worth[one.precision], worth[other.precision]);
}

/** A clock on a line above a group of rows: none of them is older. The line of a group moves when older rows are loaded above it. */
function isGrouped({ source, precision }: MessageTime): boolean {
  return source === 'separator' && (precision === 'minute' || precision === 'second');
}

/** So long may a group last. */
const longestGroup = 12 * 3_600_000;
/** Pages draw a new line after a pause of some minutes: two lines nearer to each other are of one group, seen from different rows on. */
const pause = 5 * 60_000;
const sameGroup = 1.5;

function groupedLikeness(one: MessageTime, other: MessageTime, apart: number): number | null {
  if (one.precision === 'day' || other.precision === 'day') return Math.abs(apart) <= lengths.day ? 0 : null;
  if (isGrouped(one) && isGrouped(other)) {
    if (apart === 0) return worth.minute;
    return Math.abs(apart) <= pause ? sameGroup : Math.abs(apart) <= longestGroup ? 0 : null;
  }
  const behind = isGrouped(one) ? -apart : apart;
  if (behind >= 0 && behind < lengths.minute) return worth.minute - 1;
  return behind >= -lengths.minute && behind <= longestGroup ? 0.5 : null;
}

/** From `from` to `to` (exclusive), epoch ms. */
export type Reach = { readonly from: number; readonly to: number };

/** Two devices' clocks may be so far apart. */
const skew = 5 * 60_000;

/** The instants a time may stand for. One worked out from «3 hours ago» may be off by its unit either way, and by how wrong the device's clock was. */
function reach({ precision, source }: MessageTime, at: number): Reach {
  const length = lengths[precision];
  return source === 'inferred' ? { from: at - length - skew, to: at + length + skew } : { from: at, to: at + length };
}

/** The same of a time as it is kept; none where it tells none, or only that of an earlier row. */
export function reachOf(time: MessageTime): readonly Reach[] {
  return time.iso === null || time.source === 'carried' ? [] : [reach(time, instant(time.iso))];
}

/** Two labels that tell no instant: different clocks are different messages; of other words, and of lines above, only equal ones tell something. */
function rawLikeness(one: MessageTime, other: MessageTime, shifts: SeenRow['shifts']): number | null {
  if (one.raw === null || other.raw === null) return 0;
  if (one.raw === other.raw) return sameClock;
  return clocksAgree(bareClock(one), bareClock(other), shifts);
}

/** The clock in which an instant or a label without a day was shown, `09:05`; null where neither tells one. */
function clockOf(time: MessageTime): string | null {
  if (time.iso === null) return bareClock(time);
  return time.precision === 'day' || isGrouped(time) ? null : time.iso.slice(11, 16);
}

/** The clock that a row shows without a day, `09:05`; null for other words, and for a line above a group. */
function bareClock({ raw, source }: MessageTime): string | null {
  const clock = source === 'separator' || source === 'carried' ? undefined : /^\d{1,2}:\d{2}(?=$|:\d{2}$)/.exec(raw ?? '')?.[0];
  return clock?.padStart(5, '0') ?? null;
}

/** The clock of a row and that of a message: of a contact seen in several zones they may be apart by just what these are. */
function clocksAgree(one: string | null, other: string | null, shifts: SeenRow['shifts']): number | null {
  if (one === null || other === null) return 0;
  if (one === other) return sameClock;
  const apart = (minutes(one) - minutes(other) + inDay) % inDay;
  return (shifts === null ? apart % quarter === 0 : shifts.includes(apart)) ? 0 : null;
}

const inDay = 24 * 60;
/** Zones lie whole quarters of an hour apart. */
const quarter = 15;
const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
