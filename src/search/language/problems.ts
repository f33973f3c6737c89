export type ProblemKind =
  /** A phrase that is not closed; it is taken to reach to the end. */
  | 'unclosed-quote'
  /** A bracket that is not closed; it is taken to close at the end. */
  | 'unclosed-group'
  /** A pattern that is none; its characters are searched for as they stand. */
  | 'bad-regex'
  /** A word with a colon that looks like a field; it is searched for as it stands. */
  | 'unknown-field'
  /** A value that its field does not know; left out. */
  | 'unknown-value'
  /** A console that is not in the archive; it is asked for as it stands, so nothing is found. */
  | 'unknown-console'
  /** A date field whose value is no date; left out. */
  | 'bad-date'
  /** A field without a value; left out. */
  | 'missing-value'
  /** An OR or NOT with nothing to join or to leave out; it is left out itself. */
  | 'lonely-operator';

/** Something in the typed text that could not be taken as it stands. */
export type QueryProblem = {
  readonly kind: ProblemKind;
  readonly start: number;
  readonly end: number;
  /** What was typed there: the value, the field's name, the pattern. */
  readonly typed: string;
  /** The field whose value it is. */
  readonly field?: string;
  /** What may be written in its place: the text from `start` to `end` anew. */
  readonly instead?: string;
  /** The values that would do, where they are few. */
  readonly known?: readonly string[];
};

/** How many letters must be changed, added or taken to make one word of the other. */
function distance(one: string, other: string): number {
  const letters = Array.from(other);
  let row = [...letters, ''].map((_, index) => index);
  for (const [at, letter] of Array.from(one).entries()) {
    const next = [at + 1];
    for (const [index, wanted] of letters.entries()) {
      next.push(Math.min((next[index] ?? 0) + 1, (row[index + 1] ?? 0) + 1, (row[index] ?? 0) + (letter === wanted ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** The one of `known` that was probably meant: begun alike, or misspelt in a letter or two. */
export function nearest(typed: string, known: readonly string[]): string | undefined {
  const word = typed.toLowerCase();
  const begun = known.filter((one) => word.length > 1 && one.startsWith(word));
  if (begun.length > 0) return begun[0];
  const most = word.length > 3 ? 2 : 1;
  return known
    .map((one) => ({ one, far: distance(word, one) }))
    .toSorted((a, b) => a.far - b.far)
    .find(({ far }) => far <= most)?.one;
}
