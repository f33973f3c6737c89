import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Conversation } from '../../archive/ports';
import { localDay } from '../format';
import { type Problem, problemOf } from '../problem';
import { usePorts } from '../ports';
import { useEvery } from '../use-every';
import { aside } from './blocks';
import { carriedHeights, heightsOf } from './heights';
import { MessageRows, rowFor } from './message-rows';
import { makeReel, type Reel, type Span } from './reel';
import { type ReelView, useReel } from './use-reel';

/** A conversation that is being read: its messages, which of them are in view, and the way to any other. */
export type Reading = {
  readonly rows: MessageRows;
  readonly reel: Reel;
  readonly view: ReelView;
  /** Grows whenever other messages are known. */
  readonly version: number;
  /** The local day (`2026-11-20`) at the upper edge of the view, null where there is none, and whether the end is in view. */
  readonly day: string | null;
  readonly atEnd: boolean;
  readonly problem: Problem | null;
  /** Shows the first message of all, as soon as it is known which that is, or the last one. */
  readonly toStart: () => void;
  readonly toEnd: () => void;
};

/** Before anything was measured, a row is taken to be this high, in CSS pixels. */
const guess = 52;
/** What the day stands over, and the room below the last message. */
const [head, foot] = [34, 20];
/** Rows read beyond those that are there, so that they are known before they are scrolled to. */
const margin = 100;
/** How often is looked for new messages, in ms. */
const everyMs = 2000;

const standOf = ({ total, gaps }: Conversation): string => `${total} ${JSON.stringify(gaps)}`;

/**
 * Reads `conversation` from `order` on, or from its end where that is null. A component that uses this is to be made anew for another
 * conversation; another `order` is gone to.
 */
export function useReading(conversation: Conversation, order: number | null): Reading {
  const { archive, finder } = usePorts();
  const { key } = conversation;
  const [version, setVersion] = useState(0);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [seen, setSeen] = useState<Pick<Reading, 'day' | 'atEnd'>>({ day: null, atEnd: true });
  const reel = useMemo(() => makeReel(heightsOf(0, guess), head, foot), []);
  const target = useRef<number | null>(order);
  const inPage = useRef<Span>({ first: 0, last: -1 });
  const refresh = useRef<() => void>(() => {});

  const rows = useMemo(() => {
    const replaced = (before: Float64Array): void => {
      const list = made.outline;
      if (!list) return;
      const mean = reel.heights().count === 0 ? guess : reel.heights().total() / reel.heights().count;
      const heights = carriedHeights(reel.heights(), before, list.orders, mean);
      reel.replaced(heights, (old) => rowFor(list, before[old] ?? 0));
      if (target.current !== null && list.orders.length > 0) reel.show(rowFor(list, target.current), 'centre');
      target.current = null;
      refresh.current();
      setVersion((old) => old + 1);
    };
    /** Rows that are far from those in the page change nothing of it. */
    const read = ({ first: from, last: to }: Span): void => {
      const { first, last } = inPage.current;
      if (from <= last + aside && to >= first - aside) setVersion((old) => old + 1);
    };
    const made: MessageRows = new MessageRows({
      archive,
      outline: async () => finder.outline(key),
      key,
      replaced,
      read,
      failed: (error) => setProblem(problemOf(error)),
    });
    return made;
  }, [archive, finder, key, reel]);

  const view = useReel(reel, () => {
    const at = rows.outline?.at[reel.firstSeen()];
    const day = at === undefined ? null : localDay(at);
    const atEnd = reel.atEnd();
    setSeen((old) => (old.day === day && old.atEnd === atEnd ? old : { day, atEnd }));
  });
  refresh.current = view.refresh;

  const first = useRef(order);
  useEffect(() => {
    rows.open(first.current);
    return () => rows.close();
  }, [rows]);
  const { span, show } = view;
  inPage.current = span;
  useEffect(() => {
    rows.want({ first: span.first - margin, last: span.last + margin });
  }, [rows, span]);

  useGoing(order, rows, target, show);
  useRenewing(conversation, rows);
  useEvery(everyMs, () => rows.follow());
  const toStart = (): void => {
    if (rows.isWhole) show(0, 'start');
    else target.current = Number.NEGATIVE_INFINITY;
  };
  return { rows, reel, view, version, ...seen, problem, toStart, toEnd: () => show(rows.orders.length - 1, 'end') };
}

/** Goes to another order as it is asked for, at once where it is known where that is. */
function useGoing(order: number | null, rows: MessageRows, target: { current: number | null }, show: ReelView['show']): void {
  const at = useRef(order);
  useEffect(() => {
    if (at.current === order) return;
    at.current = order;
    const list = rows.outline;
    if (order === null || !list) return;
    if (rows.isWhole) show(rowFor(list, order), 'centre');
    else target.current = order;
  }, [order, rows, target, show]);
}

/** Reads again what is shown when the archive says that the conversation has changed. */
function useRenewing(conversation: Conversation, rows: MessageRows): void {
  const stand = standOf(conversation);
  const { lastSeen } = conversation;
  const known = useRef({ stand, lastSeen });
  useEffect(() => {
    const { stand: before, lastSeen: seenBefore } = known.current;
    known.current = { stand, lastSeen };
    if (before !== stand || seenBefore !== lastSeen) rows.renew(before !== stand);
  }, [rows, stand, lastSeen]);
}
