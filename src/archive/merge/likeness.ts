import type { MessageTime, Precision } from '../../domain/message';
import { instant } from '../../domain/times';
import type { MessageRow } from '../stored';
import { comparable, type SeenRow } from './seen-row';

/** A stored message with its words made comparable once, since every row of a sighting is held against it. */
export type Candidate = { readonly message: MessageRow; readonly words: string; readonly firstWords: string | null };

export function candidate(message: MessageRow): Candidate {
  return { message, words: comparable(message.text), firstWords: message.firstText === null ? null : comparable(message.firstText) };
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
  if (row.state === 'shell') return [stored.direction, 'system'].includes(row.direction) || stored.direction === 'system' ? 0.1 : 0;
  if (row.kind === 'recall' && stored.kind !== 'recall') return recallLikeness(seen, stored);
  if (row.direction !== stored.direction || !kindsAgree(seen, stored)) return 0;
  // Most pairs differ in their words, and those are compared faster than times.
  const words = wordsLikeness(seen, against);
  const time = words === 0 ? null : timesAgree(seen, stored);
  return time === null ? 0 : words + time + (row.sender !== null && row.sender === stored.sender ? 0.5 : 0);
}

/** A notice stands where the message stood, and often under its time. */
function recallLikeness(seen: SeenRow, stored: MessageRow): number {
  const isVague = stored.direction === 'system' || (!hasClock(seen) && (isGrouped(seen.time) || isGrouped(stored.time)));
  const agreed = isVague ? null : timesAgree(seen, stored);
  return agreed !== null && agreed >= worth.minute ? 2 + agreed : 0;
}

function kindsAgree({ row }: SeenRow, stored: MessageRow): boolean {
  if (row.kind === stored.kind || row.kind === 'unknown' || stored.kind === 'unknown') return true;
  return row.direction === 'system' && row.kind !== 'recall' && stored.kind !== 'recall';
}

function wordsLikeness(seen: SeenRow, { message, words, firstWords }: Candidate): number {
  if (seen.words !== '' && (seen.words === words || seen.words === firstWords))
    return 2 + (seen.words.length > 5 ? 4 : Math.log2(1 + seen.words.length));
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

/** The row shows its own clock; where it has a line above it at all, that line tells the day only. */
const hasClock = ({ row }: SeenRow): boolean => row.time.text !== null;

const atRow = (time: MessageTime): MessageTime => (time.source === 'separator' ? { ...time, source: 'row' } : time);

/** `timeLikeness` of a row and a message: clocks of their own under day lines are exact, clocks on lines are not. */
export function timesAgree(seen: SeenRow, stored: MessageRow): number | null {
  return hasClock(seen) ? timeLikeness(atRow(seen.time), atRow(stored.time)) : timeLikeness(seen.time, stored.time);
}

/** Null when the two times contradict each other, else how much their agreement is worth. */
function timeLikeness(one: MessageTime, other: MessageTime): number | null {
  if (one.iso !== null && other.iso !== null) return instantLikeness(one, one.iso, other, other.iso);
  if (one.iso === null && other.iso === null) return rawLikeness(one, other);
  return clockLikeness(one, other);
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

function groupedLikeness(one: MessageTime, other: MessageTime, apart: number): number | null {
  if (one.precision === 'day' || other.precision === 'day') return Math.abs(apart) <= lengths.day ? 0 : null;
  if (isGrouped(one) && isGrouped(other)) return apart === 0 ? worth.minute : Math.abs(apart) <= longestGroup ? 0 : null;
  const behind = isGrouped(one) ? -apart : apart;
  return behind >= -lengths.minute && behind <= longestGroup ? 0.5 : null;
}

/** From `from` to `to` (exclusive), epoch ms. */
export type Reach = { readonly from: number; readonly to: number };

/** The instants a time may stand for. One worked out from «3 hours ago» may be off by its unit either way, and by a minute for the label's age. */
export function reach({ precision, source }: MessageTime, at: number): Reach {
  const length = lengths[precision];
  return source === 'inferred' ? { from: at - length - lengths.minute, to: at + length + lengths.minute } : { from: at, to: at + length };
}

/** Two bare clocks of unknown days: different ones are different messages, the same one may be. */
function rawLikeness(one: MessageTime, other: MessageTime): number | null {
  if (one.raw === null || other.raw === null) return 0;
  return one.raw === other.raw ? 2 : null;
}

/** One has an instant, the other only a clock (`21:47`): they agree when the clock shows in the instant. */
function clockLikeness(one: MessageTime, other: MessageTime): number | null {
  const [dated, bare] = one.iso === null ? [other, one] : [one, other];
  const clock = /^\d{1,2}:\d{2}$/.exec(bare.raw ?? '')?.[0];
  if (clock === undefined || dated.iso === null || dated.precision === 'day') return 0;
  return dated.iso.slice(11, 16) === clock.padStart(5, '0') ? 2 : null;
}
