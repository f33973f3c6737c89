import { createRef, type RefObject } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Align, Reel, Span } from './reel';

/** The elements of a list of which only what is near the view is there: what scrolls, what is as high as all rows, and what holds rows. */
export type ReelView = {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly canvas: RefObject<HTMLDivElement | null>;
  readonly list: RefObject<HTMLOListElement | null>;
  /** The rows to be put into `list`, one element each. */
  readonly span: Span;
  readonly scrolled: () => void;
  readonly show: (index: number, align: Align) => void;
  /** To be called when the reel has other rows. */
  readonly refresh: () => void;
};

/** Rows are there this far beyond the view, as a share of it, and new ones are put in when fewer than `near` are left. */
const beyond = 1;
const near = 0.4;
/** How many rows are to be measured before the guess for all others is made anew. */
const lessons: readonly number[] = [8, 64, 512];

/** What was measured so far, and in which layout. */
type Learnt = { count: number; sum: number; lesson: number; layout: string };

function write({ style }: HTMLElement, name: 'blockSize' | 'insetBlockStart', value: number): void {
  const text = `${value}px`;
  if (style[name] !== text) style[name] = text;
}

/** What the elements show of a reel, and what was learnt of its rows by measuring them. */
class Stage {
  readonly scroller = createRef<HTMLDivElement>();
  readonly canvas = createRef<HTMLDivElement>();
  readonly list = createRef<HTMLOListElement>();
  readonly #reel: Reel;
  #height = 0;
  #shown: Span = { first: 0, last: -1 };
  #learnt: Learnt = { count: 0, sum: 0, lesson: 0, layout: '' };

  constructor(reel: Reel) {
    this.#reel = reel;
  }

  /** How many pixels are in view, as measured last: asking the page makes it lay everything out. */
  get height(): number {
    return this.#height;
  }

  /** Puts the elements where they belong. Returns the rows that are to be there, where other ones are. */
  place(idle: boolean): Span | null {
    const [box, room, rows] = [this.scroller.current, this.canvas.current, this.list.current];
    if (!box || !room || !rows) return null;
    write(room, 'blockSize', this.#reel.canvas());
    const wanted = this.#reel.wanted(idle);
    if (wanted !== null) {
      box.scrollTop = wanted;
      this.#reel.moved(box.scrollTop);
    }
    write(rows, 'insetBlockStart', this.#reel.topOf(this.#shown.first));
    const needed = this.#reel.span(this.height * (idle ? beyond : near));
    const { first, last } = this.#shown;
    const isThere = needed.first >= first && needed.last <= last && last < this.#reel.heights().count;
    if (isThere) return null;
    // After a jump, what is in view comes first; the rows around it when nobody scrolls.
    const isJump = needed.first > last || needed.last < first;
    return this.#reel.span(this.height * (isJump ? near : beyond));
  }

  /** Takes the heights of rows that have just been put in, or may have changed. */
  measure(shown: Span = this.#shown): void {
    this.#shown = shown;
    const [box, rows] = [this.scroller.current, this.list.current];
    if (!box || !rows) return;
    this.#height = box.clientHeight;
    this.#reel.resized(this.#height);
    this.#notice(`${box.clientWidth} ${getComputedStyle(box).fontSize}`);
    const heights = this.#reel.heights();
    for (const [at, row] of [...rows.children].entries()) {
      const index = shown.first + at;
      if (index > shown.last || index >= heights.count) break;
      const { height } = row.getBoundingClientRect();
      if (!heights.wasMeasured(index)) {
        this.#learnt.count++;
        this.#learnt.sum += Math.min(height, 2 * this.#height);
      }
      heights.measure(index, height);
    }
    this.#learn();
    this.#reel.changed();
  }

  /** In another layout every row may have another height. */
  #notice(layout: string): void {
    if (layout === this.#learnt.layout) return;
    this.#learnt = { count: 0, sum: 0, lesson: 0, layout };
    this.#reel.heights().forget();
  }

  /** Guesses anew from what was measured so far, at a few points. */
  #learn(): void {
    const { count, sum, lesson } = this.#learnt;
    const due = lessons[lesson];
    if (due === undefined || count === 0 || count < Math.min(due, this.#reel.heights().count)) return;
    this.#learnt.lesson++;
    this.#reel.heights().guess(sum / count);
  }
}

/** Shows a reel's rows. `looked` is called after each change of what is in view. */
export function useReel(reel: Reel, looked: () => void): ReelView {
  const stage = useMemo(() => new Stage(reel), [reel]);
  const { scroller, canvas, list } = stage;
  const [span, setSpan] = useState<Span>({ first: 0, last: -1 });
  const seen = useRef(looked);
  seen.current = looked;
  const put = useCallback((next: Span): void => setSpan((old) => (old.first === next.first && old.last === next.last ? old : next)), []);
  const place = useCallback(
    (idle: boolean) => {
      const other = stage.place(idle);
      if (other) put(other);
      seen.current();
    },
    [stage, put],
  );
  useLayoutEffect(() => {
    stage.measure(span);
    place(false);
  });
  useEffect(() => watched(stage, place), [stage, place]);
  const scrolled = useCallback(() => {
    reel.scrolled(scroller.current?.scrollTop ?? 0);
    place(false);
  }, [reel, scroller, place]);
  const show = useCallback<ReelView['show']>(
    (index, align) => {
      reel.show(index, align);
      place(true);
    },
    [reel, place],
  );
  const refresh = useCallback(() => {
    put(reel.span(stage.height * beyond));
    place(false);
  }, [reel, stage, put, place]);
  return { scroller, canvas, list, span, scrolled, show, refresh };
}

/** Keeps what is read in its place as the view or a row takes another size, and sets the bar right when a scroll has ended. */
function watched(stage: Stage, place: (idle: boolean) => void): () => void {
  const [box, rows] = [stage.scroller.current, stage.list.current];
  if (!box || !rows) return () => {};
  const observer = new ResizeObserver(() => {
    stage.measure();
    place(false);
  });
  observer.observe(box);
  observer.observe(rows);
  const ended = (): void => place(true);
  box.addEventListener('scrollend', ended);
  return () => {
    observer.disconnect();
    box.removeEventListener('scrollend', ended);
  };
}
