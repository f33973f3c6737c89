import { candidate, likeness, proof } from './likeness';
import { bestWay } from './ways';
import type { SeenRow } from './seen-row';
import { withoutUnproven } from './replaced';
import { believed } from './segments';
import type { Stretch } from './spans';

/**
 * For each row the index of the stored message it shows, or -1. `evidence` is how much speaks for it, 0 where nothing is paired.
 * `isSure` is false where the rows would lie about as well elsewhere, or where nothing is paired though something speaks for an overlap.
 */
export type Alignment = {
  readonly pairs: readonly number[];
  readonly evidence: number;
  readonly isSure: boolean;
};

/** By so much the best place must beat the next one. */
const clear = 2;

/** Lays a sighting's rows over what is loaded of the transcript. */
export function align(rows: readonly SeenRow[], stretch: Stretch): Alignment {
  if (rows.length === 0 || stretch.messages.length === 0) return unpaired(rows, true);
  const byId = alignWith(rows, stretch, true);
  if (byId.evidence > 0) return withEveryId(byId, rows, stretch);
  const withoutIds = rows.some(({ row }) => row.platformId !== null) ? alignWith(rows, stretch, false) : null;
  return withoutIds && isRerun(withoutIds, rows) ? withoutIds : byId;
}

function unpaired(rows: readonly SeenRow[], isSure: boolean): Alignment {
  return { pairs: rows.map(() => -1), evidence: 0, isSure };
}

function alignWith(rows: readonly SeenRow[], stretch: Stretch, idsTell: boolean): Alignment {
  const candidates = stretch.messages.map(candidate);
  const likes = rows.map((row) => Float64Array.from(candidates, (message) => likeness(row, message, idsTell)));
  const isShell = rows.map(({ row }) => row.state === 'shell');
  const first = bestWay({ likes, isShell, stretch });
  let way = first;
  let found = believedOf(rows, way.pairs, likes, stretch);
  for (let tries = 0; tries < mostTries && found.dropped.length > 0; tries++) {
    // What is not believed of one way is in the way of others.
    for (const [row, at] of found.dropped) likes[row]?.fill(0, at, at + 1);
    way = bestWay({ likes, isShell, stretch });
    found = believedOf(rows, way.pairs, likes, stretch);
  }
  const { pairs, evidence } = found;
  if (evidence === 0) return unpaired(rows, first.score === 0);
  way.pairs.forEach((at, row) => at >= 0 && likes[row]?.fill(0, at, at + 1));
  return { pairs, evidence, isSure: way.score - bestWay({ likes, isShell, stretch }).score >= clear };
}

const mostTries = 2;

type Believed = Pick<Alignment, 'pairs' | 'evidence'> & {
  /** Pairs of rows that can be read, [row, message], which too little speaks for. */
  readonly dropped: readonly (readonly [number, number])[];
};

function believedOf(rows: readonly SeenRow[], way: readonly number[], likes: readonly Float64Array[], stretch: Stretch): Believed {
  const isShell = rows.map(({ row }) => row.state === 'shell');
  const proven = withoutUnproven(rows, way, stretch);
  const paired = rows.map((seen, row) => proof(seen, stretch.messages[proven[row] ?? -1], likes[row]?.[proven[row] ?? -1] ?? 0));
  const pairs = believed(proven, paired, stretch, isShell.filter((shell) => !shell).length);
  const evidence = sum(paired.map((like, row) => ((pairs[row] ?? -1) < 0 ? 0 : like)));
  const dropped = proven.flatMap((at, row) => (at >= 0 && pairs[row] === -1 && !isShell[row] ? [[row, at] as const] : []));
  return { pairs, evidence, dropped };
}

/** A page that makes up ids at each load shows a run of the same messages under other ids: many, different, and without a hole. */
function isRerun({ pairs }: Alignment, rows: readonly SeenRow[]): boolean {
  const matched = pairs.flatMap((at, index) => (at >= 0 ? [{ at, index, words: rows[index]?.words }] : []));
  const holes = matched.some(({ at, index }, i) => {
    const next = matched[i + 1];
    return next !== undefined && (next.at !== at + 1 || next.index !== index + 1);
  });
  return !holes && new Set(matched.map(({ words }) => words)).size >= 3;
}

/** A message that the page shows out of its place is that message all the same: an id is never kept twice. */
function withEveryId(alignment: Alignment, rows: readonly SeenRow[], { messages }: Stretch): Alignment {
  const places = new Map(messages.flatMap(({ platformId }, index) => (platformId === null ? [] : [[platformId, index]])));
  const placeOf = ({ row, is }: SeenRow) =>
    is ? messages.findIndex(({ id }) => id === is.id) : row.platformId === null ? -1 : (places.get(row.platformId) ?? -1);
  const pairs = alignment.pairs.map((at, index) => (at >= 0 || !rows[index] ? at : placeOf(rows[index])));
  return { ...alignment, pairs };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
