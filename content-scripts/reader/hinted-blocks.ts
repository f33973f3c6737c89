import type { Block } from './draft';
import { elementLabel } from './element-label';
import type { Hints } from './hints';
import { limits } from './limits';
import type { Pane } from './reading';
import { allBelow, matches } from './select';
import { timeShape } from './time-shape';
import { isShown } from './visible';

/** The rows and separators that the hints name, in document order; empty when no row is found. */
export function hintedBlocks(pane: Pane, hints: Hints): readonly Block[] {
  if (hints.row === undefined) return [];
  const both = hints.separator === undefined ? hints.row : `${hints.row}, ${hints.separator}`;
  const blocks: Block[] = [];
  let row: { readonly element: Element; readonly separators: string[] } | undefined;
  for (const element of allBelow(pane.element, both)) {
    const around = row?.element.contains(element) === true ? row : undefined;
    if (!matches(element, hints.row)) {
      if (isShown(element)) addSeparator(element, around?.separators ?? null, blocks);
    } else if (!around) {
      row = { element, separators: [] };
      blocks.push({ ...row, isRow: true });
    }
  }
  return blocks.some(({ isRow }) => isRow) ? blocks : [];
}

/** A line that says no time («above is history») is something the page said: a row. */
function addSeparator(element: Element, ofRow: string[] | null, blocks: Block[]): void {
  const label = elementLabel(element, limits.time);
  if (label !== null && timeShape(label) !== null) {
    if (ofRow) ofRow.push(label);
    else blocks.push({ element, isRow: false, separators: [label] });
    return;
  }
  const notice: Block = { element, isRow: true, separators: [] };
  if (ofRow) blocks.splice(-1, 0, notice);
  else blocks.push(notice);
}
