import type { Row } from '../../src/domain/row';
import type { Hints } from '../reader/hints';
import type { Pane, ReadRow } from '../reader/reading';
import type { Site } from '../reader/site';
import type { Samples } from './samples';
/** What a person who knows the page would click, taken from the page's own hints. */
export declare function clicksFor(rows: readonly ReadRow[], { sender, time, separator }: Hints, pane: Pane): Samples | null;
export type TaughtReading = {
  readonly own: readonly Row[];
  readonly taught: readonly Row[];
  readonly hints: Hints | null;
};
/** Reads a page by its own hints, teaches it by clicks on what they found, and reads it by what was taught. Null where no two sides show. */
export declare function teachPage(document: Document, site: Site): TaughtReading | null;
