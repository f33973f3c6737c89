import type { Cancel, Scheduler } from './scheduler';

/** Ms until a look that nothing called for, and the longest such wait. */
const [first, longest] = [1000, 60_000];

/** Orders looks ever more seldom at a frame that shows no pane: what is drawn inside a shadow root is no change of the document. */
export class LookAgain {
  readonly #scheduler: Pick<Scheduler, 'after'>;
  readonly #look: () => void;
  #due: Cancel | null = null;
  #wait = first;

  constructor(scheduler: Pick<Scheduler, 'after'>, look: () => void) {
    this.#scheduler = scheduler;
    this.#look = look;
  }

  order(): void {
    this.#due?.();
    this.#due = this.#scheduler.after(this.#wait, this.#look);
    this.#wait = Math.min(longest, this.#wait * 2);
  }

  rest(): void {
    this.#due?.();
    this.#due = null;
    this.#wait = first;
  }
}
