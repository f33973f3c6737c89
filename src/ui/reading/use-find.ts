import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Question } from '../../search/finder';
import { firstNotBelow, indexOfOrder } from './orders';
import { hitBeside, hitInView, type Hits, useHits } from './use-hits';
import type { Reading } from './use-reading';

/** Finding words in the conversation, and going from hit to hit, be they of these words or of the page's search. */
export type Find = {
  readonly isOpen: boolean;
  readonly box: RefObject<HTMLInputElement | null>;
  readonly words: string;
  readonly setWords: (words: string) => void;
  readonly hits: Hits;
  /** The hit that was gone to, by its order, and its place among all from 1. */
  readonly hit: number | null;
  readonly at: number | null;
  readonly goTo: (order: number) => void;
  readonly go: (by: 1 | -1) => boolean;
  /** Opens the box; false where it has the focus already. */
  readonly open: () => boolean;
  readonly close: () => void;
};

/** `asked` is the page's own search, whose hits are gone through while no words are looked for; `target` the message that it opened. */
export function useFind(key: string, reading: Reading, asked: Question | null, target: number | null): Find {
  const [isOpen, setOpen] = useState(false);
  const [words, setWords] = useState('');
  const [hit, setHit] = useState<number | null>(target);
  const box = useRef<HTMLInputElement>(null);
  const typed = isOpen ? words.trim() : '';
  const question = useMemo((): Question | null => {
    if (typed === '') return asked;
    return { query: { kind: 'text', text: typed }, exact: false, ranking: 'newest' };
  }, [typed, asked]);
  const { rows, view } = reading;
  const count = rows.isWhole ? rows.orders.length : 0;
  const hits = useHits(key, question, count);

  const goTo = (order: number): void => {
    const index = indexOfOrder(rows.orders, order);
    if (index < 0) return;
    setHit(order);
    view.show(index, 'centre');
  };
  const into = (): void => {
    box.current?.focus();
    box.current?.select();
  };
  useLayoutEffect(() => {
    if (isOpen) into();
  }, [isOpen]);
  useEffect(() => setHit(target), [target]);
  // New words show the hit that is nearest to what is read.
  const shownFor = useRef('');
  useEffect(() => {
    if (typed === shownFor.current || !hits.orders) return;
    shownFor.current = typed;
    const nearest = typed === '' ? undefined : hitInView(hits.orders, reading);
    if (nearest !== undefined) goTo(nearest);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only an answer to other words moves the view
  }, [typed, hits]);

  return {
    isOpen,
    box,
    words,
    setWords,
    hits,
    hit,
    at: hit === null || !hits.orders || indexOfOrder(hits.orders, hit) < 0 ? null : firstNotBelow(hits.orders, hit) + 1,
    goTo,
    go(by) {
      if (!hits.orders) return false;
      const from = hit ?? rows.orders[reading.reel.firstSeen()] ?? 0;
      const next = hitBeside(hits.orders, from, by);
      if (next !== undefined) goTo(next);
      return next !== undefined;
    },
    open() {
      if (isOpen && document.activeElement === box.current) return false;
      setOpen(true);
      into();
      return true;
    },
    close() {
      setOpen(false);
      view.scroller.current?.focus({ preventScroll: true });
    },
  };
}
