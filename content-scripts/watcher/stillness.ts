import type { Scheduler } from './scheduler';

/** Ms without a change in which a page counts as drawn, between two looks, and after which one that is never still is left alone. */
const quiet = 120;
const between = 60;
const longest = 900;

/** Notices when the rows of a pane, or what stands around them, change. */
export class Stillness {
  readonly #scheduler: Scheduler;
  readonly #observer: MutationObserver;
  #last = -Infinity;
  #changed = false;

  constructor(pane: Element, scheduler: Scheduler) {
    this.#scheduler = scheduler;
    this.#observer = new MutationObserver(() => this.#note());
    this.#observer.observe(pane.parentNode ?? pane, { childList: true, characterData: true, subtree: true });
  }

  /** Whether anything has changed since this was last asked. */
  changed(): boolean {
    if (this.#observer.takeRecords().length > 0) this.#note();
    const changed = this.#changed;
    this.#changed = false;
    return changed;
  }

  /** Waits, by `wait`, until nothing changes any more. */
  async still(wait: (ms: number) => Promise<void>): Promise<void> {
    const begun = this.#scheduler.now();
    while (this.#isMoving() && this.#scheduler.now() - begun < longest) await wait(between);
  }

  stop(): void {
    this.#observer.disconnect();
  }

  #isMoving(): boolean {
    this.changed();
    return this.#scheduler.now() - this.#last < quiet;
  }

  #note(): void {
    this.#last = this.#scheduler.now();
    this.#changed = true;
  }
}
