import type { Parties } from '../../src/domain/sighting';
import type { Draft } from './draft';
import type { Entry, Taken } from './finish-rows';
import type { Hints } from './hints';
import type { Look } from './signs/look';
import type { Source } from './part';
import type { Pane } from './reading';

/** What the hints of a pane no longer find, though they find its rows. */
export type Missing = { readonly direction: boolean; readonly time: boolean; readonly words: boolean };

/** Reads a pane by what a person sees of it. It comes as a script of its own, for most pages are read by their hints alone. */
export type LayoutReader = {
  /** What of `root`, open shadow roots included, looks like a conversation. */
  panes(root: Document | ShadowRoot): readonly HTMLElement[];
  /** Whose talk a pane shows, as its heading says. */
  parties(pane: Pane): Parties;
  /** Rows and separators of a pane, oldest first; only those in the elements `within`, where it is given. */
  entries(pane: Pane, within?: readonly Element[]): Taken;
  /** The same, taken part by part. */
  cut(pane: Pane): Source;
  /** Completes hinted entries with what `taken` tells of the same rows. */
  fill(entries: readonly Entry[], pane: Pane, missing: Missing, taken: Taken): readonly Entry[];
  /** Whether a document shows a chat beyond doubt; less is asked for where chats were seen before. */
  showsChat(document: Document, isUsual: boolean): boolean;
  /** Whether a document on which chats stood still looks like one, though its messages cannot be made out. */
  showsTraces(document: Document): boolean;
  /** What a pane shows, in counts, and what of its hints is in doubt. */
  look(pane: Pane, hints: Hints | null): Look;
  /** Rows and separators of a pane whose hints are in doubt, oldest first: theirs, mended, and what they miss. */
  weave(pane: Pane, hints: Hints, doubts: Look['doubts']): Source;
};

/** What sees a pane by its layout alone: the reader, but for what lays its reading beside that of the hints. */
export type Sight = Omit<LayoutReader, 'look' | 'weave'>;

/** Asked only where the layout has to tell; null while the layout reader is not in this frame. */
export type AskLayout = () => LayoutReader | null;

/** With fewer rows than this, nothing found may just mean that there is nothing. */
const tellingRows = 3;

/** What only the layout can say of hinted rows: a row without a side, a pane without any time, or without any words; null when nothing. */
export function missingIn(entries: readonly Entry[], hintsTime: boolean): Missing | null {
  const drafts: readonly Draft[] = entries.flatMap(({ draft }) => draft ?? []);
  const telling = drafts.length >= tellingRows;
  const direction = drafts.some((draft) => draft.direction === null);
  const time = telling && hintsTime && drafts.every((draft) => draft.time === null && draft.timeAttribute === null);
  const words = telling && drafts.every(({ kind }) => kind === null);
  return direction || time || words ? { direction, time, words } : null;
}
