import { layoutHere } from './layout-here';
import type { LayoutReader } from './reader/layout-reader';

/** The layout reader of this frame, which is asked for when it is first needed, and once. */
export class LayoutOnCall {
  readonly #bring: () => Promise<unknown>;
  #asked = false;
  #coming: Promise<void> | null = null;

  /** `bring` resolves when the layout reader's script has run in this frame, or cannot. */
  constructor(bring: () => Promise<unknown>) {
    this.#bring = bring;
  }

  /** Null while it is not here: what is read then has to be read again when `awaited` has come. */
  readonly ask = (): LayoutReader | null => {
    const reader = layoutHere();
    if (!reader && !this.#asked) this.#coming = this.#come();
    return reader;
  };

  /** Null when nothing is on its way. Never rejects: where the layout cannot be had, reading goes on by the hints. */
  readonly awaited = (): Promise<void> | null => this.#coming;

  async #come(): Promise<void> {
    this.#asked = true;
    await this.#bring().catch(() => null);
    this.#coming = null;
  }
}
