import type { Draft } from '../draft';
import type { Entry, Taken } from '../finish-rows';
import type { Missing } from '../layout-reader';
import type { Pane } from '../reading';

/**
 * Completes hinted rows from the layout where the hints fail. Names are looked for only where sides or words are missing, because many
 * consoles show none.
 */
export function fillByLayout(entries: readonly Entry[], pane: Pane, missing: Missing, taken: Taken): readonly Entry[] {
  const drafts = entries.flatMap(({ draft }) => draft ?? []);
  const byElement = layoutDrafts(pane, drafts, taken);
  return entries.map(({ separators, draft }) => {
    const seen = draft && byElement.get(draft.element);
    return { separators, draft: draft && seen ? merged(draft, seen, missing) : draft };
  });
}

/** The layout's reading of each hinted row: the two cut the pane at different elements, one of which holds the other. */
function layoutDrafts(pane: Pane, drafts: readonly Draft[], taken: Taken): ReadonlyMap<Element, Draft> {
  const rows = new Set(drafts.map(({ element }) => element));
  const found = new Map<Element, Draft>();
  for (const { draft } of taken.entries) {
    if (!draft) continue;
    const row = holderIn(draft.element, rows, pane.element) ?? [...draft.element.querySelectorAll('*')].find((inner) => rows.has(inner));
    if (row && !found.has(row)) found.set(row, draft);
  }
  return found;
}

function holderIn(element: Element, rows: ReadonlySet<Element>, pane: Element): Element | null {
  for (let at: Element | null = element; at && at !== pane; at = at.parentElement) if (rows.has(at)) return at;
  return null;
}

function merged(draft: Draft, seen: Draft, missing: Missing): Draft {
  const words = missing.words ? { kind: seen.kind, text: seen.text, tooLong: seen.tooLong, attachments: seen.attachments } : {};
  return {
    ...draft,
    ...words,
    direction: draft.direction ?? seen.direction,
    sender: draft.sender ?? (missing.words || missing.direction ? seen.sender : null),
    time: missing.time ? seen.time : draft.time,
  };
}
