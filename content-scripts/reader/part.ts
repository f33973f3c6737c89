import type { Entry } from './finish-rows';
import type { Reading } from './reading';

/** Which rows to read: from the row at `from` (inclusive; null is the oldest) on towards the newest, `atMost` so many. */
export type Part = { readonly from: Element | null; readonly atMost: number };

/**
 * A part of a pane. `more` says that newer rows stand after these: then `refused` counts up to the last of these, for the next part begins
 * there. `fromStart` tells of the pane's oldest row, not of this part's.
 */
export type PartReading = Reading & { readonly more: boolean };

/** A pane cut into rows that are not read yet: reading is what costs, so a long pane is read part by part. */
export type Cut = {
  /** Null when the row at `from` is not, or no more, in the pane. Rows that have left the page since the cut are passed over. */
  read(part: Part): PartReading | null;
};

/**
 * What was taken of a pane for one part. `lead` stands before it and only hands down its separator, names and times; `left` counts older
 * blocks that are never taken.
 */
export type Taking = {
  readonly lead: readonly Entry[];
  readonly entries: readonly Entry[];
  readonly more: boolean;
  readonly left: number;
};

/** Where the entries of a pane come from. `size` is how many blocks there are; `take` answers null as `Cut.read` does. */
export type Source = { readonly size: number; take(part: Part): Taking | null };
