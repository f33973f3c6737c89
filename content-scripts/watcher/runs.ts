import { maxRowsInSighting } from '../../src/domain/limits';
import { isChanged, type Entry } from './entries';

/** How many unchanged rows go with a change on either side: what the archive aligns on. */
export const contextRows = 20;
/** Context is drawn out, up to so many rows, until it holds rows that differ from the changed ones. */
const drawnOut = 240;
const distinctive = 3;
/** Characters in one sighting: browsers refuse messages of 64 MB, and a long one blocks. */
const maxCharacters = 4_000_000;

type Range = { from: number; to: number };

/** The runs of rows to send: every changed row with its context, cut to the size of a sighting, successive ones overlapping. */
export function runsToSend(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const settled = entries.filter(({ row }) => row.state !== 'pending');
  return rangesOfChange(settled)
    .map((range) => withContext(settled, range))
    .reduce(joinOverlapping, [])
    .flatMap(({ from, to }) => cut(settled.slice(from, to)));
}

function rangesOfChange(entries: readonly Entry[]): Range[] {
  const ranges: Range[] = [];
  entries.forEach((entry, at) => {
    if (!isChanged(entry)) return;
    const last = ranges.at(-1);
    if (last && at - last.to <= contextRows) last.to = at + 1;
    else ranges.push({ from: at, to: at + 1 });
  });
  return ranges;
}

function withContext(entries: readonly Entry[], { from, to }: Range): Range {
  const changed = new Set(entries.slice(from, to).map(({ print }) => print));
  return { from: reach(entries, changed, from - 1, -1) + 1, to: reach(entries, changed, to, 1) };
}

/** The first place beyond the context. A hundred times the same «ok» tells nothing, so such a stretch is drawn out until something else comes. */
function reach(entries: readonly Entry[], changed: ReadonlySet<string>, start: number, step: 1 | -1): number {
  let other = 0;
  let at = start;
  for (let taken = 0; taken < drawnOut; taken += 1, at += step) {
    const entry = entries[at];
    if (!entry || (taken >= contextRows && other >= distinctive)) break;
    if (!changed.has(entry.print)) other += 1;
  }
  return at;
}

function joinOverlapping(ranges: Range[], range: Range): Range[] {
  const last = ranges.at(-1);
  if (last && range.from <= last.to) last.to = Math.max(last.to, range.to);
  else ranges.push(range);
  return ranges;
}

function cut(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const runs: (readonly Entry[])[] = [];
  let from = 0;
  for (;;) {
    const to = endOfRun(entries, from);
    runs.push(entries.slice(from, to));
    if (to >= entries.length) return runs;
    from = Math.max(from + 1, to - contextRows);
  }
}

function endOfRun(entries: readonly Entry[], from: number): number {
  let characters = 0;
  let to = from;
  for (const { row } of entries.slice(from, from + maxRowsInSighting)) {
    characters += row.text.length;
    if (to > from && characters > maxCharacters) break;
    to += 1;
  }
  return to;
}
