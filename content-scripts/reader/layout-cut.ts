import { layoutEntries } from './layout-rows';
import type { Source } from './part';
import type { Pane } from './reading';
import { wholeSource } from './whole-source';

/** A pane of which nothing is known but what a person sees. */
export function layoutCut(pane: Pane): Source {
  const { entries, left } = layoutEntries(pane);
  const pieces = entries.map((entry) => ({ element: entry.draft?.element ?? null, separators: entry.separators, read: () => entry }));
  return wholeSource(pieces, left);
}
