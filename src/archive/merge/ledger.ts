import type { GapRow } from '../stored';
import type { Place } from './place';

/** Orders of neighbouring rows that one sighting showed without a hole between them. */
export type Run = { readonly from: number; readonly to: number };

/** The runs of a sighting: its placed rows, cut where a row was there but not readable. */
export function runsOf(places: readonly Place[]): readonly Run[] {
  const runs: Run[] = [];
  let isOpen = false;
  for (const place of places) {
    const order = orderOf(place);
    const last = runs.at(-1);
    if (order !== null && isOpen && last) runs[runs.length - 1] = { from: last.from, to: order };
    else if (order !== null) runs.push({ from: order, to: order });
    isOpen = order !== null;
  }
  return runs;
}

function orderOf(place: Place): number | null {
  if (place.is === 'unseen') return null;
  return place.is === 'same' ? place.message.order : place.order;
}

/**
 * The gaps that are left once `runs` are proven contiguous, and those that come with them.
 * `slot` is where a sighting was put that overlaps nothing: at an end of the transcript it leaves a gap to its neighbour.
 */
export function gapsAfter(
  gaps: readonly GapRow[],
  runs: readonly Run[],
  places: readonly Place[],
  neighbour: { readonly before: number | null; readonly after: number | null } | null,
): readonly GapRow[] {
  const opened = [...gaps, ...gapsAround(gaps, runs, neighbour), ...gapsBetween(gaps, runs, places)];
  return runs
    .reduce<readonly GapRow[]>((left, run) => left.flatMap((gap) => without(gap, run)), opened)
    .toSorted((a, b) => a.after - b.after);
}

/** What is left of a gap once the messages from `run.from` to `run.to` are known to be neighbours. */
function without(gap: GapRow, run: Run): readonly GapRow[] {
  if (run.to <= gap.after || run.from >= gap.before) return [gap];
  return [
    ...(run.from > gap.after ? [{ after: gap.after, before: run.from }] : []),
    ...(run.to < gap.before ? [{ after: run.to, before: gap.before }] : []),
  ];
}

function gapsAround(
  gaps: readonly GapRow[],
  runs: readonly Run[],
  slot: { readonly before: number | null; readonly after: number | null } | null,
): readonly GapRow[] {
  const [first, last] = [runs[0], runs.at(-1)];
  if (!slot || !first || !last || gaps.some((gap) => gap.after === slot.before && gap.before === slot.after)) return [];
  return [
    ...(slot.before === null ? [] : [{ after: slot.before, before: first.from }]),
    ...(slot.after === null ? [] : [{ after: last.to, before: slot.after }]),
  ];
}

/** An unreadable row between two runs is a gap, unless both its neighbours were known as neighbours before. */
function gapsBetween(gaps: readonly GapRow[], runs: readonly Run[], places: readonly Place[]): readonly GapRow[] {
  const isNew = new Set(places.flatMap((place) => (place.is === 'new' ? [place.order] : [])));
  return runs.slice(1).flatMap((run, index) => {
    const before = runs[index];
    if (!before || !(isNew.has(before.to) || isNew.has(run.from)) || before.to >= run.from) return [];
    return gaps.some((gap) => gap.after <= before.to && gap.before >= run.from) ? [] : [{ after: before.to, before: run.from }];
  });
}
