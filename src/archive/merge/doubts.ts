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
  const put = places.flatMap((place) => (place.is === 'new' ? [place] : []));
  const at = (order: number) => put.findIndex((place) => place.order === order);
  return gaps.map((gap) => {
    if (gap.overlap) return gap;
    const [begins, ends] = [at(gap.before), at(gap.after)];
    const rows = put.map(({ seen }) => seen);
    const isRepeated =
      (begins >= 0 && begin(rows.slice(begins, begins + 2 * few), sideOf(stretch, gap.after, -1))) ||
      (ends >= 0 && begin(rows.slice(Math.max(0, ends + 1 - 2 * few), ends + 1).toReversed(), sideOf(stretch, gap.before, 1)));
    return isRepeated ? { ...gap, overlap: true } : gap;
  });
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

const areSame = (rows: readonly SeenRow[], messages: readonly MessageRow[]): boolean =>
  messages.every((message, index) => {
    const row = rows[index];
    return row !== undefined && likeness(row, candidate(message), true) >= 1;
  });
