import type { Scheduler } from './scheduler';

/** Ms for which the user has to be still before the page is moved again. */
const stillFor = 4000;
const kinds = ['wheel', 'touchstart', 'touchmove', 'touchend', 'pointerdown', 'pointerup', 'keydown', 'compositionupdate'] as const;

/** The user's own hand on the page: his wheel, his finger and his keys come before any order. */
export class Hand {
  readonly #scheduler: Scheduler;
  readonly #stop = new AbortController();
  #last = -Infinity;

  /** `isHis` tells the user's events from a page's own. */
  constructor(page: EventTarget, scheduler: Scheduler, isHis: (event: Event) => boolean = ({ isTrusted }) => isTrusted) {
    this.#scheduler = scheduler;
    const moved = (event: Event) => {
      if (isHis(event)) this.#last = scheduler.now();
    };
    for (const kind of kinds) page.addEventListener(kind, moved, { passive: true, capture: true, signal: this.#stop.signal });
  }

  /** Ms until the user has been still long enough; 0 when he has. */
  get busyFor(): number {
    return Math.max(0, this.#last + stillFor - this.#scheduler.now());
  }

  stop(): void {
    this.#stop.abort();
  }
}
