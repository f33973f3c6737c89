import type { Gait } from './gait';
import type { PaneWatch } from './pane-watch';
import { close } from './scroller';
import { Touch } from './touch';

/** Steps to look for a row that a jump of the page has carried away. */
const mostSought = 30;
/** Rows that never came into sight again; on a page that loses so many, looking for them is a waste. */
const mostLost = 3;

/** Brings back what a page carried past unseen when its list jumped. */
export class LostRows {
  readonly #watch: PaneWatch;
  readonly #gait: Gait;
  #lost = 0;

  constructor(watch: PaneWatch, gait: Gait) {
    this.#watch = watch;
    this.#gait = gait;
  }

  /** Goes back by `stretch` pixels at a time until a row of `touch` is met, and then on from where it was. */
  async regain(touch: Touch, stretch: number): Promise<void> {
    if (this.#lost >= mostLost) return;
    const beyond = new Touch(this.#watch.entries);
    const sought = await this.#seek(touch, stretch);
    if (sought === 0) return;
    if (!touch.holds(this.#watch.entries)) this.#lost += 1;
    const { toOldest, step } = this.#gait.scroller;
    step(Math.min(sought, toOldest));
    await this.#gait.settle();
    // Back at its end, the list may have loaded and jumped once more.
    if (!this.#gait.isInterrupted) await this.regain(beyond, stretch);
  }

  /** Pixels moved towards the newest end until a known row was met, or there was no sense in looking on. */
  async #seek(touch: Touch, stretch: number): Promise<number> {
    let sought = 0;
    for (let tries = 0; tries < mostSought && !touch.holds(this.#watch.entries); tries += 1) {
      const { toNewest, step } = this.#gait.scroller;
      if (this.#gait.isInterrupted || toNewest <= close) break;
      const pixels = Math.min(stretch, toNewest);
      step(-pixels);
      sought += pixels;
      await this.#gait.settle();
    }
    return sought;
  }
}
