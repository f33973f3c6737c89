import type { Line } from './judge.ts';

/** A row as the archive acknowledged it. */
export type AcknowledgedRow = Line & { readonly platformId: string | null };

/** What was said in one conversation, and what of it the archive has acknowledged. */
export class Book {
  readonly lines: (Line & { readonly id?: string | undefined })[] = [];
  /** Places in `lines`. */
  readonly acknowledged = new Set<number>();
  /** The archive's name for the conversation, as its first acknowledgement told. */
  key: string | null = null;
  /** Acknowledged rows of which it cannot be told which lines they are: they are not counted. */
  unclear = 0;
  #waiting: (() => void)[] = [];

  /** Notes that the archive acknowledged this run of rows, all of which stand in the book at `from` or later. */
  acknowledge(key: string, rows: readonly AcknowledgedRow[], from = 0): void {
    this.key = key;
    const starts = this.#startsOf(rows, from);
    if (starts.length !== 1) this.unclear += rows.length;
    else for (const at of rows.keys()) this.acknowledged.add((starts[0] ?? 0) + at);
    for (const wake of this.#waiting.splice(0)) wake();
  }

  /** Resolves with the next acknowledgement. */
  next(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Where the run may begin: texts that are said again and again may fit in several places. */
  #startsOf(rows: readonly AcknowledgedRow[], from: number): readonly number[] {
    const starts: number[] = [];
    for (let start = from; start + rows.length <= this.lines.length; start++) {
      const fits = rows.every(({ text, direction, platformId }, at) => {
        const line = this.lines[start + at];
        return line?.text === text && line.direction === direction && (platformId === null || line.id === platformId);
      });
      if (fits) starts.push(start);
    }
    return starts;
  }
}
