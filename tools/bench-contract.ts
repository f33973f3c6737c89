/** One line of a bench's table. */
export type BenchRow = Readonly<Record<string, string | number>>;

/** What a bench is to show: `value` against `bar`, and which side of it is good. */
export type Target = { readonly what: string; readonly value: number; readonly bar: number; readonly better: 'lower' | 'higher' };

export type BenchResult = { readonly rows: readonly BenchRow[]; readonly targets: readonly Target[] };

export type BenchOptions = {
  /** On less of the data. */
  readonly quick: boolean;
  /** On these parts of it alone, by the names that the bench itself has for them; all where it is empty. */
  readonly entries: readonly string[];
  /** With so many messages, one size after the other; the bench's own sizes where it is empty. */
  readonly sizes: readonly number[];
  /** A file of real message texts, or '' for the project's own. */
  readonly corpus: string;
};

/** A bench measures us and our peers on the same data in one go. Each file of `tests/bench` exports one as `bench`. */
export type Bench = (options: BenchOptions) => Promise<BenchResult>;
