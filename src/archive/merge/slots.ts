import type { MessageRow } from '../stored';
import { reachOf, type Reach } from './likeness';
import type { SeenRow } from './seen-row';

/** The orders between which a run is put that overlaps nothing; null at the transcript's ends. */
export type Slot = { readonly before: number | null; readonly after: number | null };

/** A slot with some of the messages before and after it, in transcript order. */
export type Edge = Slot & { readonly earlier: readonly MessageRow[]; readonly later: readonly MessageRow[] };

/** Where a run belongs, and whether something tells so or it is a guess. */
export type Choice = { readonly slot: Slot; readonly isGuess: boolean };

/** Chooses among the slots of a transcript (oldest first) for a run of rows that overlaps nothing. */
export function slotFor(rows: readonly SeenRow[], edges: readonly Edge[], isScrolledBack: boolean): Choice {
  const times = rows.flatMap(({ time }) => reachOf(time));
  const fitting = edges.filter((edge) => liesWithin(times, edge, 'loosely') && (!numbersRise(rows, edges) || idsFit(rows, edge)));
  const strictly = fitting.filter((edge) => liesWithin(times, edge, 'strictly'));
  const best = strictly.length > 0 ? strictly : fitting.length > 0 ? fitting : latestBefore(times, edges);
  const near = best.filter((edge) => liesNear(times, edge));
  const likely = near.length > 0 ? near : best;
  const slot = (isScrolledBack ? aboveLastSeen(likely) : likely.at(-1)) ?? { before: null, after: null };
  return { slot, isGuess: fitting.length !== 1 };
}

/** Whether the run fits between messages by the times that are only supposed of those without any: about when they were first seen. */
function liesNear(times: readonly Reach[], { earlier, later }: Edge): boolean {
  const [first, last] = [times[0], times.at(-1)];
  if (!first || !last) return true;
  return (earlier.at(-1)?.at ?? -Infinity) < first.to && last.from <= (later[0]?.at ?? Infinity);
}

/** A message that stays visible is not written anew for each look. */
const aboutNow = 10 * 60_000;

/** A walk back comes next to what stands above the topmost of the messages that were seen last. */
function aboveLastSeen(edges: readonly Edge[]): Edge | undefined {
  const seen = edges.map(({ later }) => later.reduce((last, { lastSeen }) => Math.max(last, lastSeen), -Infinity));
  const last = Math.max(...seen);
  return edges[seen.findIndex((at) => at >= last - aboutNow)];
}

/** Where the times contradict each other everywhere: behind what is older than the run's first row, else anywhere. */
function latestBefore(times: readonly Reach[], edges: readonly Edge[]): readonly Edge[] {
  const first = times[0];
  const behind = edges.filter(({ earlier }) => first !== undefined && (lastTime(earlier)?.from ?? -Infinity) <= first.from);
  return behind.length > 0 ? behind.slice(-1) : edges;
}

const lastTime = (messages: readonly MessageRow[]): Reach | undefined => messages.flatMap(({ time }) => reachOf(time)).at(-1);
const firstTime = (messages: readonly MessageRow[]): Reach | undefined => messages.flatMap(({ time }) => reachOf(time))[0];

/** Strictly: by the middles of what the times may stand for; loosely: where they may lie so at all. */
function liesWithin(times: readonly Reach[], { earlier, later }: Edge, how: 'loosely' | 'strictly'): boolean {
  const [first, last] = [times[0], times.at(-1)];
  if (!first || !last) return true;
  const [from, to] = [lastTime(earlier), firstTime(later)];
  const follows = (one: Reach | undefined, next: Reach | undefined) =>
    !one || !next || (how === 'loosely' ? one.from <= next.to : middle(one) <= middle(next));
  return follows(from, first) && follows(last, to);
}

const middle = ({ from, to }: Reach): number => (from + to) / 2;

/** Ids that are numbers and rise from message to message tell the order of two messages that were never seen together. */
function numbersRise(rows: readonly SeenRow[], edges: readonly Edge[]): boolean {
  const runs = [
    rows.flatMap(({ row }) => row.platformId ?? []),
    ...edges.map(({ earlier }) => earlier.flatMap((one) => one.platformId ?? [])),
  ];
  const longest = runs.reduce((best, ids) => (ids.length > best.length ? ids : best), []);
  return (
    longest.length >= 5 &&
    runs.every((ids) => ids.every((id, index) => isNumber(id) && (index === 0 || compared(ids[index - 1] ?? '', id) < 0)))
  );
}

function idsFit(rows: readonly SeenRow[], { earlier, later }: Edge): boolean {
  const ids = rows.flatMap(({ row }) => row.platformId ?? []);
  const [first, last] = [ids[0], ids.at(-1)];
  const before = earlier.findLast((one) => one.platformId !== null)?.platformId;
  const after = later.find((one) => one.platformId !== null)?.platformId;
  if (first === undefined || last === undefined) return true;
  return (typeof before !== 'string' || compared(before, first) < 0) && (typeof after !== 'string' || compared(last, after) < 0);
}

const isNumber = (id: string): boolean => /^[1-9]\d{0,29}$/.test(id);
const compared = (one: string, other: string): number => one.length - other.length || (one < other ? -1 : one > other ? 1 : 0);
