import type { GapRow, MessageRow } from '../stored';
import type { Place } from './place';
import type { Slot } from './slots';

/** Orders of neighbouring rows that one sighting showed without a hole between them, and how many unreadable rows stood before them. */
type Run = { readonly from: number; readonly to: number; readonly unread: number };

/** The runs of a sighting: its placed rows, cut where a row was there but not readable. */
function runsOf(places: readonly Place[]): readonly Run[] {
  const runs: Run[] = [];
  let unread = 0;
  let isOpen = false;
  for (const place of places) {
    const order = orderOf(place);
    const last = runs.at(-1);
    if (order === null) unread++;
    else if (isOpen && last && order > last.to) runs[runs.length - 1] = { ...last, to: order };
    else [unread] = [0, runs.push({ from: order, to: order, unread })];
    isOpen = order !== null;
  }
  return runs;
}

function orderOf(place: Place): number | null {
  if (place.is === 'unseen') return null;
  return place.is === 'same' ? place.message.order : place.order;
}

/** Where a sighting was put that overlaps nothing. */
export type Settled = { readonly slot: Slot; readonly isGuess: boolean; readonly mayOverlap: boolean };

/** The gaps that are left once the rows in these places are proven contiguous, and those that come with them; `near` are the stored messages around. */
export function gapsAfter(
  gaps: readonly GapRow[],
  places: readonly Place[],
  near: readonly MessageRow[],
  settled: Settled | null,
): readonly GapRow[] {
  const runs = runsOf(places);
  const put = places.flatMap((place) => (place.is === 'new' ? [place] : []));
  const opened = [...gapsAround(gaps, runs, settled), ...gapsBetween(gaps, runs, places, near)];
  const shown = new Set(places.map(orderOf));
  const isPassed = ({ overlap, after, before }: GapRow) => overlap !== true || (shown.has(after) && shown.has(before));
  return runs
    .reduce<readonly GapRow[]>((left, run) => left.flatMap((gap) => without(gap, run, put, isPassed)), opened)
    .map((gap) => sized(gap, runs))
    .toSorted((a, b) => a.after - b.after);
}

/** A gap over which a sighting went, with the number of rows it could not read there. */
function sized(gap: GapRow, runs: readonly Run[]): GapRow {
  const next = runs.findIndex(({ from }) => from === gap.before);
  return next > 0 && runs[next - 1]?.to === gap.after ? { after: gap.after, before: gap.before, rows: runs[next]?.unread ?? 0 } : gap;
}

type New = Extract<Place, { readonly is: 'new' }>;

/**
 * What is left of a gap once the messages from `run.from` to `run.to`, of them those in `put` new, are known to be neighbours. One whose sides
 * may show the same stays where a run passes over it without showing what stands at its edges.
 */
function without(gap: GapRow, run: Run, put: readonly New[], isPassed: (gap: GapRow) => boolean): readonly GapRow[] {
  if (run.to <= gap.after || run.from >= gap.before) return [gap];
  if (run.from <= gap.after && run.to >= gap.before && !isPassed(gap)) return [gap];
  const isBeside = run.from <= gap.after || run.to >= gap.before;
  const found = put.filter(({ order }) => order > gap.after && order < gap.before && order >= run.from && order <= run.to);
  // As many rows as could not be read once, and no more, stood here.
  const rows = gap.rows !== undefined && isBeside && found.length <= gap.rows ? { rows: gap.rows - found.length } : {};
  if (rows.rows === 0) return [];
  const left = { ...unsized(gap), ...rows };
  return [...(run.from > gap.after ? [{ ...left, before: run.from }] : []), ...(run.to < gap.before ? [{ ...left, after: run.to }] : [])];
}

/** A gap of which a part was filled, or that was hidden behind rows put into it. Whether its sides may show the same is to be seen anew. */
function unsized({ after, before, order }: GapRow): GapRow {
  return { after, before, ...(order ? { order } : {}) };
}

/** All gaps, with those on either side of a run that overlaps nothing. */
function gapsAround(gaps: readonly GapRow[], runs: readonly Run[], settled: Settled | null): readonly GapRow[] {
  const [first, last] = [runs[0], runs.at(-1)];
  if (!settled || !first || !last) return gaps;
  const { slot, isGuess, mayOverlap } = settled;
  const marks = { ...(isGuess ? { order: 'guessed' as const } : {}), ...(mayOverlap ? { overlap: true as const } : {}) };
  return [
    ...gaps.filter((gap) => gap.after !== slot.before || gap.before !== slot.after),
    ...(slot.before === null ? [] : [{ after: slot.before, before: first.from, ...marks }]),
    ...(slot.after === null ? [] : [{ after: last.to, before: slot.after, ...marks }]),
  ];
}

/** An unreadable row between two runs is a gap, unless both its neighbours were known as neighbours before. */
function gapsBetween(
  gaps: readonly GapRow[],
  runs: readonly Run[],
  places: readonly Place[],
  near: readonly MessageRow[],
): readonly GapRow[] {
  const isNew = new Set(places.flatMap((place) => (place.is === 'new' ? [place.order] : [])));
  return runs.slice(1).flatMap((run, index) => {
    const before = runs[index];
    if (!before || !(isNew.has(before.to) || isNew.has(run.from)) || before.to >= run.from) return [];
    if (gaps.some((gap) => gap.after <= before.to && gap.before >= run.from)) return [];
    // What has gone from the page since it was stored may stand between them.
    const gone = near.findLast(({ order }) => order > before.to && order < run.from);
    return [{ after: gone?.order ?? before.to, before: run.from }];
  });
}
