import type { Row } from '../../src/domain/row';
import { findPanes } from '../reader/find-panes';
import { readByLayout } from '../reader/layout/read-by-layout';
import { readPane } from '../reader/read-pane';
import type { Hints } from '../reader/hints';
import type { Pane, ReadRow } from '../reader/reading';
import { allBelow, oneWithin } from '../reader/select';
import { isShown } from '../reader/visible';
import type { Site } from '../reader/site';
import { learn } from './lesson';
import type { Samples } from './samples';

const layout = () => readByLayout;

/** What a person who knows the page would click, taken from the page's own hints. */
export function clicksFor(rows: readonly ReadRow[], { sender, time, separator }: Hints, pane: Pane): Samples | null {
  const worded = (direction: Row['direction']) =>
    rows.find(({ row }) => row.direction === direction && row.kind === 'text' && row.text.trim() !== '');
  const [mine, theirs] = [worded('out'), worded('in')];
  if (!mine || !theirs) return null;
  const shown = (css: string | undefined): Element | null =>
    rows
      .map(({ element }) => oneWithin(element, css))
      .find((found) => found !== null && isShown(found) && found.textContent?.trim() !== '') ?? null;
  const line = allBelow(pane.element, separator).find(isShown) ?? null;
  return {
    out: [wordsOf(mine)],
    in: [wordsOf(theirs)],
    system: [],
    not: [],
    sender: rows.some(({ row }) => row.sender !== null) ? shown(sender) : null,
    time: shown(time) ?? line,
    image: null,
  };
}

/** The smallest element under a pointer on the first word of a message. */
function wordsOf({ row, element }: ReadRow): Element {
  const start = row.text.trim().slice(0, 4);
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { nodeValue, parentElement } = walker.currentNode;
    if (parentElement && isShown(parentElement) && nodeValue?.trim().startsWith(start) === true) return parentElement;
  }
  return element;
}

/** The rows of a page by the console's own hints, by the layout alone, and by what clicks taught. */
export type TaughtReading = { readonly own: readonly Row[]; readonly untaught: readonly Row[]; readonly taught: readonly Row[] };

const rowsBy = (pane: Pane, hints: Hints | null): readonly Row[] => readPane(pane, hints, layout).rows.map(({ row }) => row);

/** Reads a page by its own hints, teaches it by clicks on what they found, and reads it by what was taught. Null where no two sides show. */
export function teachPage(document: Document, site: Site): TaughtReading | null {
  const [pane] = findPanes(document, site.hints, layout);
  if (!pane) throw new Error('no pane');
  const plain = readPane(pane, site.hints, layout);
  const own = site.refine ? site.refine(plain, pane).rows : plain.rows;
  const clicks = clicksFor(own, site.hints, pane);
  const lesson = clicks && learn(clicks, readByLayout);
  if (!lesson) return null;
  const [taughtPane] = findPanes(document, lesson.hints, layout);
  return {
    own: own.map(({ row }) => row),
    untaught: rowsBy(pane, null),
    taught: taughtPane ? rowsBy(taughtPane, lesson.hints) : [],
  };
}
