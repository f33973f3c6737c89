import { useMemo } from 'preact/hooks';
import type { Conversation } from '../../src/archive/ports';
import type { DayCount, Waits } from '../../src/search/finder';
import { everything, type Query } from '../../src/search/terms';
import { localDay } from '../../src/ui/format';
import { countsIn, firstDay } from '../../src/ui/overview/buckets';
import { type Days, daysOf, type Range } from '../../src/ui/overview/calendar';
import { timeOf } from '../../src/ui/overview/links';
import { usePorts } from '../../src/ui/ports';
import type { Problem } from '../../src/ui/problem';
import { useEvery } from '../../src/ui/use-every';
import { useLoad } from '../../src/ui/use-load';

/** All that the parts of the overview look at. */
export type Seen = {
  readonly days: Days;
  /** The days as a term of a search. */
  readonly time: Query;
  /** What was counted on these days. */
  readonly counts: readonly DayCount[];
  /** What was counted on every day. */
  readonly all: readonly DayCount[];
  /** `2026-11-20`. */
  readonly today: string;
  readonly conversations: readonly Conversation[];
  /** Undefined until they are known. */
  readonly waits: readonly Waits[] | undefined;
};

export type Overviewed = {
  /** Undefined until all days are counted. */
  readonly seen: Seen | undefined;
  readonly isEmpty: boolean;
  readonly problem: Problem | null;
  readonly retry: () => void;
  /** How far the index is built, 0 to 1. */
  readonly built: number;
};

/** So often, in ms, and whenever the page is looked at again, all is counted anew. */
const everyMs = 600_000;

/** Counts the archive, and what is asked anew for each range. */
export function useOverview(range: Range): Overviewed {
  const { archive, finder, clock } = usePorts();
  const all = useLoad(async () => finder.days(everything), [finder]);
  const conversations = useLoad(async () => archive.conversations(), [archive]);
  const built = useLoad(async () => finder.built(), [finder]).value ?? 1;
  const today = localDay(clock());
  const days = useMemo(() => daysOf(range, today, firstDay(all.value ?? [])), [range, today, all.value]);
  const time = useMemo(() => timeOf(days), [days]);
  const waits = useLoad(async () => ({ time, rows: await finder.waits(time) }), [finder, time]);
  const counts = useMemo(() => countsIn(all.value ?? [], days), [all.value, days]);
  const retry = (): void => {
    all.reload();
    conversations.reload();
    waits.reload();
  };
  useEvery(everyMs, retry);
  return {
    seen:
      all.value && conversations.value
        ? {
            days,
            time,
            counts,
            all: all.value,
            today,
            conversations: conversations.value,
            waits: waits.value?.time === time ? waits.value.rows : undefined,
          }
        : undefined,
    isEmpty: conversations.value?.length === 0,
    problem: all.problem ?? conversations.problem ?? waits.problem,
    retry,
    built,
  };
}
