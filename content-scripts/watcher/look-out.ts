import type { PageSigns } from '../../src/domain/page-signs';
import type { Pane } from '../reader/reading';
import type { Gathered } from './gather';
import type { PaneReader } from './ports';

/** Panes that have grown beyond so many rows were looked at often enough. */
const enough = 200;

/** Has a pane compared with its layout when another conversation is shown in it, and whenever its rows have doubled. */
export class LookOut {
  readonly #pane: Pane;
  readonly #reader: PaneReader;
  #parties = '';
  #rows = 0;
  #signs: PageSigns | null = null;

  constructor(pane: Pane, reader: PaneReader) {
    this.#pane = pane;
    this.#reader = reader;
  }

  /** What the last look counted. */
  get signs(): PageSigns | null {
    return this.#signs;
  }

  /** Looks where a reading calls for it. True when the pane has to be read anew, because the hints are not to be trusted as they were. */
  async revises({ parties, rows }: Gathered, rowsKnown: number): Promise<boolean> {
    const now = JSON.stringify(parties);
    const count = Math.max(rows.length, rowsKnown);
    const isGrown = this.#rows < enough && count >= 2 * Math.max(1, this.#rows);
    if (count === 0 || (now === this.#parties && !isGrown)) return false;
    const isOther = now !== this.#parties;
    [this.#parties, this.#rows] = [now, count];
    const look = await this.#look();
    // A layout that could not be had tells nothing of another conversation.
    if (look || isOther) this.#signs = look?.signs ?? null;
    return look?.revises ?? false;
  }

  async #look(): Promise<ReturnType<NonNullable<PaneReader['look']>>> {
    const look = this.#reader.look?.(this.#pane) ?? null;
    const awaited = look ? null : this.#reader.awaited();
    if (!awaited) return look;
    await awaited;
    return this.#reader.look?.(this.#pane) ?? null;
  }
}
