import { finishRows, type Entry } from './finish-rows';
import { hintedBlocks } from './hinted-blocks';
import { readHintedRow } from './hinted-row';
import type { Hints } from './hints';
import { layoutEntries } from './layout-rows';
import { limits } from './limits';
import { readOrders, readParties } from './parties';
import type { Pane, Reading } from './reading';
import { allWithin } from './select';
import { inTranscriptOrder } from './transcript-order';
import { isShown } from './visible';

/**
 * Everything a pane shows now, oldest first. Pure: looks at the page, changes nothing, knows no clock; the same page gives the same reading.
 * Hints say where things stand; what they do not say, or no longer find, is read from the layout.
 */
export function readPane(pane: Pane, hints: Hints | null): Reading {
  const entries = hints ? hintedEntries(pane, hints) : [];
  const whole = entries.length > 0 ? entries : layoutEntries(pane).map((entry) => () => entry);
  const kept = whole.slice(-limits.rows);
  const { rows, refused } = finishRows(kept.map((read) => read()));
  return {
    parties: readParties(pane, hints),
    orders: [...readOrders(pane, hints)],
    fromStart: allWithin(pane.element, hints?.start).some(isShown),
    refused: refused + whole.length - kept.length,
    rows,
  };
}

/** How to read each block that the hints name, oldest first; blocks that are not taken need not be read. */
function hintedEntries(pane: Pane, hints: Hints): readonly (() => Entry)[] {
  const blocks = inTranscriptOrder(hintedBlocks(pane, hints), hints.newestFirst ?? false);
  return blocks.map(({ element, isRow, separators }) => () => ({ separators, draft: isRow ? readHintedRow(element, hints) : null }));
}
