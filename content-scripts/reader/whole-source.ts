import type { Entry } from './finish-rows';
import { limits } from './limits';
import type { Part, Source, Taking } from './part';

/** A row or a separator that is not read yet. */
export type Piece = { readonly element: Element | null; readonly separators: readonly string[]; readonly read: () => Entry };

/** Pieces read before a part for what they hand down: the name and the time of a group. */
const leadRows = 24;
/** Pieces looked back through for the last separator. */
const leadSeparators = 2000;

/** A pane of which every piece is known, oldest first. `left` older ones are not among them. */
export function wholeSource(all: readonly Piece[], left: number): Source {
  const pieces = all.slice(-limits.rows);
  return { size: pieces.length, take: (part) => taken(pieces, left + all.length - pieces.length, part) };
}

function taken(pieces: readonly Piece[], left: number, { from, atMost }: Part): Taking | null {
  const start = from ? pieces.findIndex(({ element }) => element === from) : 0;
  if (start < 0 || from?.isConnected === false) return null;
  return {
    lead: leadOf(pieces, start),
    entries: readAll(pieces.slice(start, start + atMost)),
    more: start + atMost < pieces.length,
    left: from ? 0 : left,
  };
}

const readAll = (pieces: readonly Piece[]): readonly Entry[] =>
  pieces.filter(({ element }) => element?.isConnected !== false).map(({ read }) => read());

/** What stands before a part: the last separator, and the rows whose name or time may hold on into it. */
function leadOf(pieces: readonly Piece[], start: number): readonly Entry[] {
  const near = readAll(pieces.slice(Math.max(0, start - leadRows), start));
  const far = pieces.slice(Math.max(0, start - leadSeparators), Math.max(0, start - leadRows));
  const separators = far.findLast((piece) => piece.separators.length > 0)?.separators ?? [];
  return separators.length > 0 ? [{ separators, draft: null }, ...near] : near;
}
