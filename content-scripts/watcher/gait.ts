import type { Hand } from './hand';
import type { ScrollBackPorts } from './scroll-back-ports';
import { coveredShare, scrollerOf, type Scroller } from './scroller';
import { Stillness } from './stillness';

/** Ms between steps: a person's pace, never twice the same. */
const pace = { least: 280, spread: 240 };

/** Ms between two looks at a list that has not drawn yet where it was scrolled to, and after which it is taken as it is. */
const undrawn = { between: 60, longest: 2500 };
/** A list that was waited for in vain so often shows so little everywhere. */
const mostWaits = 2;
/** The share of the window that rows cover once a list has drawn. */
const drawnShare = 0.5;

/** How a walk moves on in its pane: at a person's pace, waiting for what the page draws, and never past the user's word. */
export class Gait {
  readonly #ports: Pick<ScrollBackPorts, 'watch' | 'scheduler'>;
  readonly #stop: AbortSignal;
  readonly #hand: Hand;
  #steps = 0;
  #waitedInVain = 0;

  /** `stop` is the user's word, `hand` his own hand on the page. */
  constructor(ports: Pick<ScrollBackPorts, 'watch' | 'scheduler'>, stop: AbortSignal, hand: Hand) {
    this.#ports = ports;
    this.#stop = stop;
    this.#hand = hand;
  }

  /** The pane's scroller as it stands now. */
  get scroller(): Scroller {
    const { pane, entries } = this.#ports.watch;
    return scrollerOf(pane.element, entries);
  }

  /** Whether something else has to be looked at before the next move: the user's word or hand, a hidden tab, a pane that is gone. */
  get isInterrupted(): boolean {
    return this.#stop.aborted || this.#ports.scheduler.hidden() || this.#hand.busyFor > 0 || !this.#ports.watch.pane.element.isConnected;
  }

  /** Waits a person's moment, then until the page has drawn and loaded what it wants to, and reads it. */
  async settle(): Promise<void> {
    const { watch, scheduler } = this.#ports;
    const stillness = new Stillness(watch.pane.element, scheduler);
    this.#steps += 1;
    // Between 0 and 1, uneven like a hand: no random number is needed for that.
    await this.wait(pace.least + ((this.#steps * 0.618034) % 1) * pace.spread);
    await stillness.still((ms) => this.wait(ms));
    stillness.stop();
    await watch.readNow();
    await this.#untilDrawn();
  }

  /** Virtual lists may draw long after they were scrolled: their window stands empty, and still, until then. */
  async #untilDrawn(): Promise<void> {
    const { watch, scheduler } = this.#ports;
    const begun = scheduler.now();
    while (this.#waitedInVain < mostWaits && !this.isInterrupted && coveredShare(this.scroller, watch.entries) < drawnShare) {
      if (scheduler.now() - begun > undrawn.longest) this.#waitedInVain += 1;
      if (scheduler.now() - begun > undrawn.longest) return;
      await this.wait(undrawn.between);
      await watch.readNow();
    }
  }

  /** Waits, or not at all once the user has said stop. */
  wait(ms: number): Promise<void> {
    return this.#stop.aborted ? Promise.resolve() : this.rest(ms);
  }

  /** Waits for so long, or until the user says stop. */
  rest(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#ports.scheduler.after(ms, resolve);
      const stop = () => {
        cancel();
        resolve();
      };
      if (!this.#stop.aborted) this.#stop.addEventListener('abort', stop, { once: true });
    });
  }
}
