import type { Hints } from '../reader/hints';
import type { LayoutReader } from '../reader/layout-reader';
import type { Pane } from '../reader/reading';
import type { Samples } from './samples';
/** The pane in which the samples stand: one that the layout knows, else the nearest scroller around them all. */
export declare function paneOf(samples: Samples, layout: LayoutReader): Pane | null;
/** Hints for the page, from what the user pointed at and what the layout makes of the rest; null when no selector finds the messages. */
export declare function induce(pane: Pane, samples: Samples, layout: LayoutReader): Hints | null;
/** What the hints now make of the pane, row by row, without any help. */
export declare function readTaught(pane: Pane, hints: Hints): readonly import('../reader/reading').ReadRow[];
