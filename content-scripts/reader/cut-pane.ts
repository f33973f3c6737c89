import type { Change } from '../../src/domain/page-signs';
import type { Parties } from '../../src/domain/sighting';
import { finishRows, type Entry, type Taken } from './finish-rows';
import { hintedBlocks } from './hinted/blocks';
import { hintedCut } from './hinted/cut';
import { readHintedRow } from './hinted/row';
import type { Hints } from './hints';
import { missingIn, type AskLayout } from './layout-reader';
import type { Cut, Part, PartReading, Source } from './part';
import { HeaderReader, type AskParties } from './parties';
import type { Pane, ReadRow } from './reading';
import { allBelow, matches } from './select';
import { inTranscriptOrder } from './transcript-order';
import { isShown } from './visible';
import { wholeSource } from './whole-source';

export type { Cut, Part, PartReading } from './part';

/** Cuts a pane as it stands now; `readPane` says how it is read. What is in `doubts` the layout tells, or mends. */
export function cutPane(pane: Pane, hints: Hints | null, layout: AskLayout, doubts: readonly Change[] = []): Cut {
  const woven = hints && doubts.length > 0 ? layout()?.weave(pane, hints, doubts) : null;
  // Where hints find the pane and fit the page, a name that they do not find is on its way, or not shown.
  const isNamed = matches(pane.element, hints?.pane);
  const parties = () => (isNamed && doubts.length === 0 ? null : byLayout(layout()?.parties(pane) ?? null, isNamed));
  if (woven) return new PaneCut(pane, hints, { source: woven, complete: (entries) => entries, parties });
  const hinted = hints && (hintedCut(pane, hints) ?? hintedWhole(pane, hints));
  const source = hinted ?? layout()?.cut(pane) ?? wholeSource([], 0);
  const complete: Complete = hints && hinted ? completer(pane, hints, source.size, layout) : (entries) => entries;
  return new PaneCut(pane, hints, { source, complete, parties });
}

/** Over a pane that hints name stand other things too: there only a name that the list of conversations has as well is a name. */
function byLayout(seen: Parties | null, isNamed: boolean): Parties | null {
  return isNamed && seen?.conversationId !== null ? null : seen;
}

/** The blocks of a pane in which only the boxes tell the order. Null where there is no row, though there may be lines between rows. */
function hintedWhole(pane: Pane, hints: Hints): Source | null {
  const blocks = inTranscriptOrder(hintedBlocks(pane, hints), hints.newestFirst ?? false);
  if (!blocks.some(({ isRow }) => isRow)) return null;
  const pieces = blocks.map(({ element, isRow, separators }) => ({
    element,
    separators,
    read: () => ({ separators, draft: isRow ? readHintedRow(element, hints) : null }),
  }));
  return wholeSource(pieces, 0);
}

type Complete = (entries: readonly Entry[]) => readonly Entry[];

/** In panes of more blocks than this the layout looks only at the rows of the part beside the hints, else at the whole, once. */
const mostAtOnce = 200;

/** Completes hinted entries from the layout where the hints do not tell. */
function completer(pane: Pane, hints: Hints, size: number, layout: AskLayout): Complete {
  let taken: Taken | null = null;
  return (entries) => {
    const missing = missingIn(entries, hints.time !== undefined);
    const reader = missing && layout();
    if (!reader) return entries;
    if (size > mostAtOnce) return reader.fill(entries, pane, missing, reader.entries(pane, elementsOf(entries)));
    taken ??= reader.entries(pane);
    return reader.fill(entries, pane, missing, taken);
  };
}

const elementsOf = (entries: readonly Entry[]): readonly Element[] => entries.flatMap(({ draft }) => draft?.element ?? []);

type Sources = { readonly source: Source; readonly complete: Complete; readonly parties: AskParties };

class PaneCut implements Cut {
  readonly #pane: Pane;
  readonly #hints: Hints | null;
  readonly #source: Source;
  readonly #complete: Complete;
  readonly #header: HeaderReader;
  #fromStart: boolean | null = null;
  #isBegun = false;

  constructor(pane: Pane, hints: Hints | null, { source, complete, parties }: Sources) {
    this.#pane = pane;
    this.#hints = hints;
    this.#source = source;
    this.#complete = complete;
    this.#header = new HeaderReader(pane, hints, parties);
  }

  read(part: Part): PartReading | null {
    const taking = this.#source.take(part);
    if (!taking) return null;
    const { lead, entries, more, left } = taking;
    const all = this.#complete([...lead, ...entries]);
    const before = finishRows(all.slice(0, lead.length));
    const { rows, refused, refusedAfter } = finishRows(all);
    const own = refused - before.refused;
    const header = this.#header.read(!this.#isBegun || !more);
    this.#isBegun = true;
    return {
      ...header,
      orders: [...header.orders],
      fromStart: (this.#fromStart ??= showsStart(this.#pane, this.#hints)),
      refused: left + own - (more ? Math.min(own, refusedAfter) : 0),
      rows: ofPart(rows, before.rows.length),
      more,
    };
  }
}

function showsStart({ element }: Pane, hints: Hints | null): boolean {
  if (hints?.start === undefined) return false;
  return matches(element, hints.start) ? isShown(element) : allBelow(element, hints.start).some(isShown);
}

function ofPart(rows: readonly ReadRow[], lead: number): readonly ReadRow[] {
  return lead === 0 ? rows : rows.slice(lead);
}
