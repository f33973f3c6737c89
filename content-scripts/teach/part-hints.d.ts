import type { Draft } from '../reader/draft';
import type { Hints } from '../reader/hints';
/** A row with what the layout makes of it, if anything. */
export type KnownRow = {
  readonly row: Element;
  readonly draft: Draft | null;
};
/** The name above a message, from the one that the user pointed at. */
export declare function senderHint(rows: readonly KnownRow[], sender: Element): string | undefined;
/** The time of a message, from the one that the user pointed at. */
export declare function timeHint(rows: readonly KnownRow[], time: Element): string | undefined;
/** `selector@attribute` of a machine's time, at the time itself or at what holds it. */
export declare function timeAttributeHint(rows: readonly KnownRow[], time: Element | null): string | undefined;
/** Where the words stand: read with it, most rows say what the layout says. */
export declare function textHint(rows: readonly KnownRow[], samples: readonly Element[], hints: Hints): string | undefined;
/** The attribute that holds the words of most texts, if the page keeps one; only worth it where some are shown shortened. */
export declare function textAttributeHint(rows: readonly KnownRow[], text: string | undefined): string | undefined;
/** A selector that a kind of message has and no other, from the layout's kinds and the picture that the user pointed at. */
export declare function kindHints(rows: readonly KnownRow[], image: Element | null): NonNullable<Hints['kinds']>;
/** `@attribute` of the row or `selector@attribute`: a value that no two rows share and that is not their place in the list. */
export declare function platformIdHint(rows: readonly KnownRow[]): string | undefined;
