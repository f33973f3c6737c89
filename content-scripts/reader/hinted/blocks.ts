import type { Block } from '../draft';
import { elementLabel } from '../element-label';
import type { Hints } from '../hints';
import { limits } from '../limits';
import type { Pane } from '../reading';
import { allBelow, matches } from '../select';
import { timeShape } from '../time-shape';
import { isShown } from '../visible';

/** What the hints look for in a pane: rows, and the lines between them. */
export function blockSelector({ row, separator }: Hints): string | null {
  if (row === undefined) return null;
  return separator === undefined ? row : `${row}, ${separator}`;
}

/** The rows and separators that the hints name, in document order; empty when no row is found. */
export function hintedBlocks(pane: Pane, hints: Hints): readonly Block[] {
  const blocks = blocksAmong(allBelow(pane.element, blockSelector(hints) ?? undefined), hints);
  return blocks.some(({ isRow }) => isRow) ? blocks : [];
}

/** The rows and separators among `elements`, which match `blockSelector` and stand in document order. */
export function blocksAmong(elements: Iterable<Element>, hints: Hints): readonly Block[] {
  const blocks: Block[] = [];
  let row: { readonly element: Element; readonly separators: string[] } | undefined;
  for (const element of elements) {
    const around = row?.element.contains(element) === true ? row : undefined;
    if (hints.separator !== undefined && !matches(element, hints.row)) {
      if (isShown(element)) addSeparator(element, around?.separators ?? null, blocks);
    } else if (!around) {
      row = { element, separators: [] };
      blocks.push({ ...row, isRow: true });
    }
  }
  return blocks;
}

/** A line that says no time («above is history») is something the page said: a row. */
function addSeparator(element: Element, ofRow: string[] | null, blocks: Block[]): void {
  const time = timeOn(element);
  if (time !== null) {
    if (ofRow) ofRow.push(time);
    else blocks.push({ element, isRow: false, separators: [time] });
    return;
  }
  const notice: Block = { element, isRow: true, separators: [] };
  if (ofRow) blocks.splice(-1, 0, notice);
  else blocks.push(notice);
}

/** The time that a separator says, or null. */
export function timeOn(separator: Element): string | null {
  const label = elementLabel(separator, limits.time);
  return label !== null && timeShape(label) !== null ? label : null;
}
