import type { Entry } from './entries';

/** Rows at the oldest end by which two readings are known to touch. */
const remembered = 6;
/** A text of so many characters is hardly said twice in a row. */
const telling = 8;

/** What stands for a row while separators and carried times around it come and go. */
export const nameOf = ({ row }: Entry): string =>
  row.platformId ?? JSON.stringify([row.direction, row.kind, row.text, row.attachments[0]?.url ?? null]);

/** The oldest rows of a reading: one that shows none of them has left something out. */
export class Touch {
  readonly #names: ReadonlySet<string>;
  readonly #strong: ReadonlySet<string>;

  constructor(entries: readonly Entry[]) {
    const oldest = entries.filter(({ row }) => row.state !== 'shell').slice(0, remembered);
    this.#names = new Set(oldest.map(nameOf));
    this.#strong = new Set(oldest.filter(({ row }) => row.platformId !== null || row.text.length >= telling).map(nameOf));
  }

  /** Whether `entries` show the same rows, beyond what chance would. */
  holds(entries: readonly Entry[]): boolean {
    if (this.#names.size === 0) return true;
    const shown = new Set(entries.map(nameOf));
    if ([...this.#strong].some((name) => shown.has(name))) return true;
    return [...this.#names].filter((name) => shown.has(name)).length >= Math.min(2, this.#names.size);
  }
}
