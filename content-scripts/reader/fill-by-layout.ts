import type { Draft } from './draft';
import type { Entry, Taken } from './finish-rows';
import type { Hints } from './hints';
import type { Pane } from './reading';

/** What the hints of a pane no longer find, though they find its rows. */
type Missing = { readonly direction: boolean; readonly time: boolean; readonly words: boolean };

/** With fewer rows than this, nothing found may just mean that there is nothing. */
const tellingRows = 3;

/**
 * Completes hinted rows from the layout where the hints fail: a row without a side, a pane without any time, or without any words. Names are
 * looked for only then, because many consoles show none. `layout` is asked only when something is missing; null says that it cannot be had.
 */
export function fillByLayout(entries: readonly Entry[], pane: Pane, hints: Hints, layout: () => Taken | null): readonly Entry[] {
  const drafts = entries.flatMap(({ draft }) => draft ?? []);
  const missing = missingIn(drafts, hints);
  const taken = missing.direction || missing.time || missing.words ? layout() : null;
  if (!taken) return entries;
  const byElement = layoutDrafts(pane, drafts, taken);
  return entries.map(({ separators, draft }) => {
    const seen = draft && byElement.get(draft.element);
    return { separators, draft: draft && seen ? merged(draft, seen, missing) : draft };
  });
}

function missingIn(drafts: readonly Draft[], hints: Hints): Missing {
  const telling = drafts.length >= tellingRows;
  return {
    direction: drafts.some(({ direction }) => direction === null),
    time: telling && hints.time !== undefined && drafts.every(({ time, timeAttribute }) => time === null && timeAttribute === null),
    words: telling && drafts.every(({ kind }) => kind === null),
  };
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
