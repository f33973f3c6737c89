import { finishRows, type Entry, type Taken } from './finish-rows';
import { hintedBlocks } from './hinted-blocks';
import { readHintedRow } from './hinted-row';
import type { Hints } from './hints';
import { missingIn, type AskLayout } from './layout-reader';
import { limits } from './limits';
import { readOrders, readParties } from './parties';
import type { Pane, ReadRow, Reading } from './reading';
import { allWithin } from './select';
import { inTranscriptOrder } from './transcript-order';
import { isShown } from './visible';

/** Which rows to read: from the row at `from` (inclusive; null is the oldest) on towards the newest, `atMost` so many. */
export type Part = { readonly from: Element | null; readonly atMost: number };

/** A part of a pane. `more` says that newer rows stand after these; `fromStart` tells of the pane's oldest row, not of this part's. */
export type PartReading = Reading & { readonly more: boolean };

/** A pane cut into rows that are not read yet: reading is what costs, so a long pane is read part by part. */
export type Cut = {
  /** Null when the row at `from` is not, or no more, in the pane. Rows that have left the page since the cut are passed over. */
  read(part: Part): PartReading | null;
};

type Piece = { readonly element: Element | null; readonly separators: readonly string[]; readonly read: () => Entry };

/** Rows read before a part for what they hand down: the name and the time of a group. */
const leadRows = 24;
/** Rows looked back through for the last separator. */
const leadSeparators = 2000;

/** Cuts a pane as it stands now; `readPane` says how it is read. */
export function cutPane(pane: Pane, hints: Hints | null, layout: AskLayout): Cut {
  const hinted = hints ? hintedPieces(pane, hints) : [];
  const { whole, left } = hinted.length > 0 ? { whole: hinted, left: 0 } : layoutPieces(pane, layout);
  const pieces = whole.slice(-limits.rows);
  const complete: Complete = hints && hinted.length > 0 ? completer(pane, hints, pieces.length, layout) : (entries) => entries;
  return { read: (part) => readPart(pane, hints, { pieces, tooMany: left + whole.length - pieces.length, complete }, part) };
}

/** Boxes of panes with more rows than this are not looked at beside the hints: it would hold up the page. */
const mostForLayout = 2000;

type Complete = (entries: readonly Entry[]) => readonly Entry[];

/** Completes hinted entries from the layout, which is looked at once for all parts of a cut and only when it is needed. */
function completer(pane: Pane, hints: Hints, rows: number, layout: AskLayout): Complete {
  let taken: Taken | null = null;
  return (entries) => {
    const missing = rows > mostForLayout ? null : missingIn(entries, hints.time !== undefined);
    const reader = missing && layout();
    if (!reader) return entries;
    taken ??= reader.entries(pane);
    return reader.fill(entries, pane, missing, taken);
  };
}

/** What the hints name, oldest first; nothing of it is read before it is asked for. */
function hintedPieces(pane: Pane, hints: Hints): readonly Piece[] {
  const blocks = inTranscriptOrder(hintedBlocks(pane, hints), hints.newestFirst ?? false);
  return blocks.map(({ element, isRow, separators }) => ({
    element,
    separators,
    read: () => ({ separators, draft: isRow ? readHintedRow(element, hints) : null }),
  }));
}

function layoutPieces(pane: Pane, layout: AskLayout): { readonly whole: readonly Piece[]; readonly left: number } {
  const { entries, left } = layout()?.entries(pane) ?? { entries: [], left: 0 };
  const whole = entries.map((entry) => ({ element: entry.draft?.element ?? null, separators: entry.separators, read: () => entry }));
  return { whole, left };
}

type Pieces = { readonly pieces: readonly Piece[]; readonly tooMany: number; readonly complete: Complete };

function readPart(pane: Pane, hints: Hints | null, { pieces, tooMany, complete }: Pieces, { from, atMost }: Part): PartReading | null {
  const start = from ? pieces.findIndex(({ element }) => element === from) : 0;
  if (start < 0 || from?.isConnected === false) return null;
  const lead = leadOf(pieces, start);
  const taken = pieces
    .slice(start, start + atMost)
    .filter(isThere)
    .map(({ read }) => read());
  const all = complete([...lead, ...taken]);
  const before = finishRows(all.slice(0, lead.length));
  const { rows, refused } = finishRows(all);
  return {
    parties: readParties(pane, hints),
    orders: [...readOrders(pane, hints)],
    fromStart: allWithin(pane.element, hints?.start).some(isShown),
    refused: refused - before.refused + (from ? 0 : tooMany),
    rows: ofPart(rows, before.rows.length),
    more: start + atMost < pieces.length,
  };
}

const isThere = ({ element }: Piece): boolean => element?.isConnected !== false;

function ofPart(rows: readonly ReadRow[], lead: number): readonly ReadRow[] {
  return lead === 0 ? rows : rows.slice(lead);
}

/** What stands before a part: the last separator, and the rows whose name or time may hold on into it. */
function leadOf(pieces: readonly Piece[], start: number): readonly Entry[] {
  const near = pieces
    .slice(Math.max(0, start - leadRows), start)
    .filter(isThere)
    .map(({ read }) => read());
  const far = pieces.slice(Math.max(0, start - leadSeparators), Math.max(0, start - leadRows));
  const separators = far.findLast((piece) => piece.separators.length > 0)?.separators ?? [];
  return separators.length > 0 ? [{ separators, draft: null }, ...near] : near;
}
