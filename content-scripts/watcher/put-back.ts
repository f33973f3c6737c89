import { approachAnchor, settleAnchor, type Anchor } from './anchor';
import type { Gait } from './gait';
import type { Hand } from './hand';
import type { PaneWatch } from './pane-watch';
import { stride } from './scroller';

/** Moves of the pane until the row is given up. */
const most = 30;
/** Ms for a page to draw after the first, long move, and after each of the others. */
const drawing = { first: 280, later: 150 };

/** Puts a pane back where it stood, unless the user has it in his hand. A virtual list may need several moves until the row is there. */
export async function putBack(watch: PaneWatch, anchor: Anchor, gait: Gait, hand: Hand): Promise<void> {
  for (let tries = 0; tries < most && hand.busyFor === 0; tries += 1) {
    const { scroller } = gait;
    const height = scroller.window.bottom - scroller.window.top;
    // Where the rows have other heights than before, the row is looked for from the newest end on, step by step.
    if (tries === 0 || anchor.atNewest) approachAnchor(scroller, anchor);
    else scroller.step(tries === 1 ? -scroller.toNewest : Math.min(scroller.toOldest, height * stride));
    await gait.rest(tries === 0 ? drawing.first : drawing.later);
    await watch.readNow();
    if (settleAnchor(gait.scroller, anchor, watch.entries)) return;
  }
}
