import { withShadowRoots } from './find-shadow-roots';
import type { LayoutReader } from './layout-reader';
import type { Pane } from './reading';
import { countsOf } from './signs';
import { finishRows } from './finish-rows';
import { isShown } from './visible';

/** Where people write; a field for one line is mostly there to search. */
const composers = 'textarea, [contenteditable="true"], [contenteditable=""], [role="textbox"]';
/** Fewer messages may be anything. */
const few = 3;

/**
 * Whether a document shows a chat beyond doubt, though nothing of it is known: both sides speak over a place to write. Where chats were
 * seen before (`isUsual`), what looks like one is one.
 */
export function showsChat(document: Document, isUsual: boolean, { panes, entries }: Pick<LayoutReader, 'panes' | 'entries'>): boolean {
  return withShadowRoots(document).some((root) => panes(root).some((element) => isChat({ element, root }, isUsual, entries)));
}

function isChat(pane: Pane, isUsual: boolean, entries: LayoutReader['entries']): boolean {
  const { withSide, own } = countsOf(finishRows(entries(pane).entries).rows.map(({ row }) => row));
  if (withSide < few) return false;
  return isUsual || (own > 0 && own < withSide && isWrittenUnder(pane));
}

/** A place to write stands below the pane or over its lower end, in its column. */
function isWrittenUnder({ element, root }: Pane): boolean {
  const rect = element.getBoundingClientRect();
  return [...root.querySelectorAll(composers)].filter(isShown).some((composer) => {
    const box = composer.getBoundingClientRect();
    const middle = (box.left + box.right) / 2;
    return middle > rect.left && middle < rect.right && box.top > rect.top + rect.height * 0.6;
  });
}
