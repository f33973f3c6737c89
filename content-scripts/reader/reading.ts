import type { Row } from '../../src/domain/row';
import type { Sighting } from '../../src/domain/sighting';

/** The scrolling element that shows one conversation, and the document or shadow root in which it was found. */
export type Pane = { readonly element: HTMLElement; readonly root: Document | ShadowRoot };

/** A row with the element it was read from, by which the watcher tells what changed. */
export type ReadRow = { readonly row: Row; readonly element: Element };

/** What a pane shows now, in transcript order (oldest first), everything that is rendered. */
export type Reading = Pick<Sighting, 'parties' | 'orders' | 'fromStart' | 'refused'> & { readonly rows: readonly ReadRow[] };
