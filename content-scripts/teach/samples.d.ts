/** What the user pointed at. Every element is one of the page's. */
export type Samples = {
  /** Messages of the user's, the first one first; parts of them do as well. */
  readonly out: readonly Element[];
  readonly in: readonly Element[];
  /** Rows that the user called notices. */
  readonly system: readonly Element[];
  /** Rows that the user called no messages. */
  readonly not: readonly Element[];
  /** Null: the page shows none; undefined: not asked. */
  readonly sender?: Element | null | undefined;
  readonly time?: Element | null | undefined;
  readonly image?: Element | null | undefined;
  /** The heading that names the other side. */
  readonly peer?: Element | null | undefined;
};
