import type { Scheduler } from './scheduler';

/** Ms for which the user has to be still before the page is moved again. */
const stillFor = 4000;
const kinds = ['wheel', 'touchstart', 'touchmove', 'touchend', 'pointerdown', 'pointerup', 'keydown', 'compositionupdate'] as const;

const scrollKeys = new Set(['PageUp', 'PageDown', 'Home', 'End', 'ArrowUp', 'ArrowDown', ' ']);

/** Whether an event is one by which people scroll, rather than write or press something. */
function scrolls(event: Event): boolean {
  const { target, type } = event;
  if (event instanceof KeyboardEvent)
    return scrollKeys.has(event.key) && !(target instanceof Element && target.closest('input, textarea, [contenteditable]'));
  // A press beside what a scrolling element shows is one on its scroll bar.
  if (type === 'pointerdown') return event instanceof PointerEvent && target instanceof Element && event.offsetX > target.clientWidth;
  return type === 'wheel' || type === 'touchmove';
}

/** The user's own hand on the page: his wheel, his finger and his keys come before any order. */
export class Hand {
  readonly #scheduler: Scheduler;
  readonly #stop = new AbortController();
  #last = -Infinity;
  #hasScrolled = false;

  /** `isHis` tells the user's events from a page's own. */
  constructor(page: EventTarget, scheduler: Scheduler, isHis: (event: Event) => boolean = ({ isTrusted }) => isTrusted) {
    this.#scheduler = scheduler;
    const moved = (event: Event) => {
      if (!isHis(event)) return;
      this.#last = scheduler.now();
      this.#hasScrolled ||= scrolls(event);
    };
    for (const kind of kinds) page.addEventListener(kind, moved, { passive: true, capture: true, signal: this.#stop.signal });
  }

  /** Ms until the user has been still long enough; 0 when he has. */
  get busyFor(): number {
    return Math.max(0, this.#last + stillFor - this.#scheduler.now());
  }

  /** Whether he has scrolled since this was last asked. */
  takeScrolled(): boolean {
    const hasScrolled = this.#hasScrolled;
    this.#hasScrolled = false;
    return hasScrolled;
  }

  stop(): void {
    this.#stop.abort();
  }
}
