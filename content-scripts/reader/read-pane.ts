import type { Block } from './draft';
import { finishRows, type Entry } from './finish-rows';
import { hintedBlocks } from './hinted-blocks';
import { readHintedRow } from './hinted-row';
import type { Hints } from './hints';
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
  const blocks = hints ? inTranscriptOrder(hintedBlocks(pane, hints), hints.newestFirst ?? false) : [];
  const kept = newest(blocks);
  const entries = hints ? hintedEntries(kept, hints) : [];
  const { rows, refused } = finishRows(entries);
  return {
    parties: readParties(pane, hints),
    orders: [...readOrders(pane, hints)],
    fromStart: allWithin(pane.element, hints?.start).some(isShown),
    refused: refused + blocks.length - kept.length,
    rows,
  };
}

/** The newest blocks, as many as one reading takes. */
function newest(blocks: readonly Block[]): readonly Block[] {
  return blocks.length > limits.rows ? blocks.slice(-limits.rows) : blocks;
}

function hintedEntries(blocks: readonly Block[], hints: Hints): readonly Entry[] {
  return blocks.map(({ element, isRow, separators }) => ({ separators, draft: isRow ? readHintedRow(element, hints) : null }));
}
