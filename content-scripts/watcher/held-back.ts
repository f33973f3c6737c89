import type { Entry } from './entries';
import { areShown } from './moved-lines';
import type { Parcel } from './outbox';

/** `moved`: the elements of rows in it whose line may not be their own. */
type Held = { readonly parcel: Parcel; readonly due: number; readonly moved: readonly Element[] };

/** What is read but not told yet: it is not certain whose it is, or under which line it stands. */
export class HeldBack {
  #held: readonly Held[] = [];

  /** Rows that are not told yet. */
  get rows(): number {
    return this.#held.reduce((sum, { parcel }) => sum + parcel.changed, 0);
  }

  /** When the last of it is due (epoch ms), or null when there is nothing. */
  get until(): number | null {
    return this.#held.length > 0 ? Math.max(...this.#held.map(({ due }) => due)) : null;
  }

  /** Until when the lines of these rows are uncertain, by element. */
  get moved(): ReadonlyMap<Element, number> {
    return new Map(this.#held.flatMap(({ moved, due }) => moved.map((element) => [element, due])));
  }

  hold(held: Held): void {
    this.#held = [...this.#held, held];
  }

  /** Takes out what is due. */
  release(now: number): readonly Parcel[] {
    const due = this.#held.filter((held) => held.due <= now);
    this.#held = this.#held.filter((held) => held.due > now);
    return due.map(({ parcel }) => parcel);
  }

  /** Forgets it all. */
  drop(): void {
    this.#held = [];
  }

  /**
   * The lines have changed once more: what of it is still shown is forgotten, and counts as not told, for it has been read anew. What has left
   * the screen stays as it was.
   */
  dropOutdated(now: readonly Entry[]): void {
    const outdated = this.#held.filter(({ moved, parcel }) => moved.length > 0 && areShown(parcel.sighting.rows, now));
    const prints = new Set(outdated.flatMap(({ parcel }) => parcel.prints));
    for (const entry of now) if (prints.has(entry.print)) entry.sent = null;
    this.#held = this.#held.filter((held) => !outdated.includes(held));
  }
}
