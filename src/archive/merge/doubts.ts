import type { GapRow, MessageRow } from '../stored';
import { candidate, likeness } from './likeness';
import type { Place } from './place';
import type { SeenRow } from './seen-row';
import type { Stretch } from './spans';

/** So many rows at a gap's edge are looked at. */
const few = 5;

/**
 * The gaps, those marked beside which the new rows end or begin just as the messages on the other side do: they may be the same, with too
 * little to prove it.
 */
export function withOverlaps(gaps: readonly GapRow[], places: readonly Place[], stretch: Stretch): readonly GapRow[] {
  const at = (order: number) => places.findIndex((place) => place.is === 'new' && place.order === order);
  return gaps.map((gap) => {
    if (gap.overlap) return gap;
    const isRepeated =
      begin(rowsBeside(places, at(gap.before), 1), sideOf(stretch, gap.after, -1)) ||
      begin(rowsBeside(places, at(gap.after), -1), sideOf(stretch, gap.before, 1));
    return isRepeated ? { ...gap, overlap: true } : gap;
  });
}

/** The rows from the one at `index` on, away from a gap, and those between it and the gap that could not be read. */
function rowsBeside(places: readonly Place[], index: number, step: 1 | -1): readonly SeenRow[] {
  if (index < 0) return [];
  const inStep = step === 1 ? places : places.toReversed();
  const from = step === 1 ? index : places.length - 1 - index;
  const first = inStep.slice(0, from).findLastIndex(({ is }) => is !== 'unseen') + 1;
  return inStep.slice(first, from + 2 * few).map(({ seen }) => seen);
}

type Side = { readonly messages: readonly MessageRow[]; readonly isWhole: boolean };

/** The messages from one on, away from the gap, as far as they are known to hang together; `isWhole`: that is all of them. */
function sideOf({ messages, spans }: Stretch, order: number, step: 1 | -1): Side {
  const index = messages.findIndex((message) => message.order === order);
  const span = spans.find(({ from, to }) => index >= from && index < to);
  if (!span) return { messages: [], isWhole: false };
  const side = step === 1 ? messages.slice(index, span.to) : messages.slice(span.from, index + 1).toReversed();
  return { messages: side.slice(0, few), isWhole: side.length <= few };
}

/** Whether the rows, from the gap on, begin with messages of its other side, the farthest of these first; a whole side may lie amid them. */
function begin(rows: readonly SeenRow[], { messages, isWhole }: Side): boolean {
  return messages.some((_, last) => {
    const shared = messages.slice(0, last + 1).toReversed();
    const offsets = isWhole && shared.length === messages.length ? few : 1;
    return Array.from({ length: offsets }, (__, offset) => offset).some((offset) => areSame(rows.slice(offset), shared));
  });
}

/** Whether the rows may show these messages and one of them tells so; what stands in a row that could not be read may be any. */
function areSame(rows: readonly SeenRow[], messages: readonly MessageRow[]): boolean {
  const likes = messages.map((message, index) => {
    const row = rows[index];
    return row === undefined ? 0 : likeness(row, candidate(message), true);
  });
  return likes.some((like) => like >= 1) && likes.every((like, index) => like >= 1 || (like > 0 && rows[index]?.row.state === 'shell'));
}
