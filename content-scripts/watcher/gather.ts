import type { Cut, PartReading } from '../reader/cut-pane';
import type { Pane, ReadRow, Reading } from '../reader/reading';
import type { Stretch } from './dirt';
import { fingerprint } from './fingerprint';
import type { PaneReader } from './ports';
import type { Scheduler } from './scheduler';

/** What was read of a stretch. `whole`: of all the pane; `toEnd`: up to its newest row. */
export type Gathered = Pick<Reading, 'parties' | 'orders' | 'fromStart' | 'refused'> & {
  readonly rows: readonly ReadRow[];
  readonly whole: boolean;
  readonly toEnd: boolean;
};

/** Ms of work to aim at in one turn; a frame has 16. */
const turn = 10;
const fewest = 20;
const most = 400;
/** Ms after which the next turn is due even when the page is never idle. */
const patience = 100;

/** Reads stretches of one pane in turns short enough for the page not to notice. */
export class Gatherer {
  readonly #pane: Pane;
  readonly #reader: PaneReader;
  readonly #scheduler: Scheduler;
  #atMost = 40;
  /** Ms that the longest turn of the last reading took. */
  longestTurn = 0;

  constructor(pane: Pane, reader: PaneReader, scheduler: Scheduler) {
    this.#pane = pane;
    this.#reader = reader;
    this.#scheduler = scheduler;
  }

  /** Null when the pane changed under the reading so much that it must begin anew. */
  async gather(stretch: Stretch, signal: AbortSignal): Promise<Gathered | null> {
    const { from, until } = stretch;
    const rows: ReadRow[] = [];
    let parties: string | null = null;
    const cut = this.#cut();
    let refused = 0;
    let span = 1;
    let part = this.#turn(cut, from?.element ?? null, span);
    while (part) {
      const awaited = this.#reader.awaited();
      if (awaited) return awaited.then(() => this.gather(stretch, signal));
      // The header must not change between two turns.
      const saysNow = JSON.stringify(part.parties);
      if (saysNow !== (parties ??= saysNow)) return null;
      const overlap = rows.length > 0 && rows.at(-1)?.element === part.rows[0]?.element ? 1 : 0;
      const reached = until !== null && part.rows.some(({ element }) => element === until.element);
      // Where all that was new in a part is refused, no row leads on from it: it is read again, and further.
      const isStuck = part.more && !reached && part.rows.length <= overlap;
      span = isStuck ? span * 2 : 1;
      refused += isStuck ? 0 : part.refused;
      for (const row of part.rows.slice(overlap)) rows.push(row);
      // A part may go on beyond the stretch; the rows there are known already.
      if (reached && part.more) rows.length = rows.findIndex(({ element }) => element === until.element) + 1;
      if (!part.more || reached) {
        const whole = !part.more && (from === null || rows[0]?.element !== from.element);
        return { ...part, refused, rows, whole, toEnd: !part.more };
      }
      await this.#rest();
      if (signal.aborted) return null;
      part = this.#turn(cut, rows.at(-1)?.element ?? from?.element ?? null, span);
    }
    return null;
  }

  #cut(): Cut {
    const start = this.#scheduler.stopwatch();
    const cut = this.#reader.cut(this.#pane);
    this.longestTurn = this.#scheduler.stopwatch() - start;
    return cut;
  }

  /** Reads `span` times as many rows as fit into a turn. */
  #turn(cut: Cut, from: Element | null, span: number): PartReading | null {
    const start = this.#scheduler.stopwatch();
    const part = cut.read({ from, atMost: this.#atMost * span });
    // Taking the prints belongs to this turn: those of 20,000 rows at once would be felt.
    for (const { row } of part?.rows ?? []) fingerprint(row);
    const spent = this.#scheduler.stopwatch() - start;
    this.longestTurn = Math.max(this.longestTurn, spent);
    if (part?.more === true && span === 1) this.#atMost = affordable(this.#atMost, spent);
    return part;
  }

  #rest(): Promise<void> {
    return new Promise((resolve) => this.#scheduler.idle(patience, resolve));
  }
}

/** How many rows fit into a turn, by what the last turn took; it grows slowly, for one cheap turn proves little. */
function affordable(atMost: number, spent: number): number {
  const fitting = Math.round((atMost * turn) / Math.max(spent, 0.5));
  return Math.min(most, Math.max(fewest, Math.min(fitting, atMost * 2)));
}
