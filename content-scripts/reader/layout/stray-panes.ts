import { inWindow, isUnder, placesToWrite } from './composers';
import { withShadowRoots } from '../find-shadow-roots';
import type { LayoutReader } from '../layout-reader';
import type { Pane } from '../reading';
import { countsOf } from '../signs/signs';
import { finishRows } from '../finish-rows';

/** Fewer messages may be anything. */
const few = 3;

/**
 * Whether a document shows a chat beyond doubt, though nothing of it is known: both sides speak over a place to write. Where chats were
 * seen before (`isUsual`), what looks like one is one.
 */
export function showsChat(document: Document, isUsual: boolean, { panes, entries }: Pick<LayoutReader, 'panes' | 'entries'>): boolean {
  const writing = placesToWrite(withShadowRoots(document), true);
  return panes(document).some((element) => isChat({ element, root: document }, { isUsual, writing }, entries));
}

type Around = { readonly isUsual: boolean; readonly writing: readonly DOMRect[] };

function isChat(pane: Pane, { isUsual, writing }: Around, entries: LayoutReader['entries']): boolean {
  const { withSide, own } = countsOf(finishRows(entries(pane).entries).rows.map(({ row }) => row));
  if (withSide < few) return false;
  const rect = inWindow(pane.element);
  return isUsual || (own > 0 && own < withSide && writing.some((box) => isUnder(box, rect)));
}
