import type { MessageTime } from '../../domain/message';
import type { MessageRow } from '../stored';
import { candidate, isReworded, timesAgree } from './likeness';
import { runEnd } from './runs';
import { isWordsOf } from './seen-late';
import { comparable, type SeenRow } from './seen-row';
import type { Stretch } from './spans';

/** The pairs less those of rows with other words that neither the time nor the rows on both sides prove to be edits. */
export function withoutUnproven(rows: readonly SeenRow[], pairs: readonly number[], stretch: Stretch): readonly number[] {
  const isSure = rows.map((seen, row) => !isReplacement(seen, stretch.messages[pairs[row] ?? -1]));
  return pairs.map((at, row) => {
    const [seen, message] = [rows[row], stretch.messages[at]];
    if (isSure[row] || !seen || !message) return at;
    const isNext = isSure[row - 1] === true && pairs[row - 1] === at - 1;
    const isFirst = (row === 0 || stretch.spans.some(({ from }) => from === at)) && isSure[row + 1] === true && pairs[row + 1] === at + 1;
    if ((isNext || isFirst) && isReworded(seen.words, comparable(message.text), mostWords)) return at;
    return takesPlaceOf(seen, message, standsBetween(row, at, pairs, isSure, stretch)) ? at : -1;
  });
}

/** So much is left of a message that was edited, where only the row before it speaks for that, or the one behind it. */
const mostWords = 2 / 3;

function isReplacement(seen: SeenRow, message: MessageRow | undefined): boolean {
  if (!message || seen.row.state === 'shell' || seen.is) return false;
  if (seen.row.platformId !== null && seen.row.platformId === message.platformId) return false;
  const { words, firstWords, notice } = candidate(message);
  return ![words, firstWords, notice].includes(seen.words);
}

/** Whether surely paired rows on both sides lie in the span of the message. */
function standsBetween(row: number, at: number, pairs: readonly number[], isSure: readonly boolean[], { spans }: Stretch): boolean {
  const span = spans.find(({ from, to }) => at >= from && at < to);
  const isNear = (other: number) => span !== undefined && other >= span.from && other < span.to;
  const sure = (_: number, index: number) => isSure[index] === true && (pairs[index] ?? -1) >= 0;
  const before = pairs.slice(0, row).findLast(sure);
  const behind = pairs.find((pair, index) => index > row && sure(pair, index));
  return before !== undefined && behind !== undefined && isNear(before) && isNear(behind);
}

/**
 * A row that stands exactly where a stored message stood, between the same neighbours, has taken its place:
 * a recall notice, or (same side, same time) other words.
 */
export function withReplacements(rows: readonly SeenRow[], pairs: readonly number[], stretch: Stretch): readonly number[] {
  const replaced = [...pairs];
  for (let start = 0; start < rows.length; start++) {
    if (replaced[start] !== -1 || (start > 0 && (pairs[start - 1] ?? -1) < 0)) continue;
    const end = runEnd(pairs, start);
    for (const stood of whatStood(pairs, start, end, stretch))
      for (let index = start; index < end; index++) {
        const at = stood.at + index - start;
        const [seen, message] = [rows[index], at < stood.from || at >= stood.to ? undefined : stretch.messages[at]];
        if (seen && message && replaced[index] === -1 && takesPlaceOf(seen, message, stood.isEnclosed)) replaced[index] = at;
      }
  }
  return replaced;
}

/** For the `i`-th new row the stored message in its place, `at + i`: behind the row before the run, and before the one behind it. */
function whatStood(pairs: readonly number[], start: number, end: number, { spans }: Stretch): readonly Stood[] {
  const [left, right] = [start === 0 ? -1 : (pairs[start - 1] ?? -1), pairs[end] ?? -1];
  const count = end - start;
  const [before, behind] = [left, right].map((at) => spans.find(({ from, to }) => at >= from && at < to));
  if (before && before === behind) return right - left - 1 === count ? [{ at: left + 1, from: left + 1, to: right, isEnclosed: true }] : [];
  // Behind a gap, what stands next is not what stood next.
  return [
    ...(before ? [{ at: left + 1, from: left + 1, to: Math.min(before.to, left + 1 + count), isEnclosed: false }] : []),
    ...(behind ? [{ at: right - count, from: Math.max(behind.from, right - count), to: right, isEnclosed: false }] : []),
  ];
}

/** Messages that may stand where new rows stand. `isEnclosed`: known rows on both sides leave no other place. */
type Stood = { readonly at: number; readonly from: number; readonly to: number; readonly isEnclosed: boolean };

function takesPlaceOf(seen: SeenRow, message: MessageRow, isEnclosed: boolean): boolean {
  const { row, time } = seen;
  if (row.platformId !== null && message.platformId !== null && row.platformId !== message.platformId) return false;
  if (timesAgree(seen, message) === null) return false;
  if (isWordsOf(seen, message)) return true;
  if (row.kind === 'recall') return message.kind !== 'recall' && message.direction !== 'system';
  if (row.kind !== 'text' || message.kind !== 'text' || row.direction !== message.direction) return false;
  // With nothing behind it, a row of the same minute may as well be the next message.
  if (isSameMoment(time, message.time) && isEnclosed) return true;
  return (isSameMoment(time, message.time) || isEnclosed) && isReworded(seen.words, comparable(message.text));
}

/** Whether two times are the same to the minute; those that are only worked out, or carried from another row, do not tell. */
function isSameMoment(one: MessageTime, other: MessageTime): boolean {
  if (one.source === 'carried') return false;
  if (one.raw !== null && one.raw === other.raw) return true;
  return one.iso !== null && one.iso === other.iso && one.source !== 'inferred' && one.precision !== 'day';
}
