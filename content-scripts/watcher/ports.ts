import type { Row } from '../../src/domain/row';
import type { Sighting } from '../../src/domain/sighting';
import type { Cut } from '../reader/cut-pane';
import type { Pane } from '../reader/reading';

/** The reader as the watcher needs it, bound to one site's hints. */
export type PaneReader = {
  find(): readonly Pane[];
  /** Cuts a pane into rows, which are then read part by part. */
  cut(pane: Pane): Cut;
  /** What the last look or reading lacked and is on its way; null when it could do no better. Resolves when the same may be tried again. */
  awaited(): Promise<void> | null;
};

/** What the archive answered to one sighting; the watcher needs no more of it than this. */
export type Outcome =
  | { readonly outcome: 'stored' }
  | { readonly outcome: 'refused'; readonly why: 'private' | 'paused' | 'off' | 'full' | 'read-only' | 'invalid' };

/** What this frame is to do. */
export type Orders = { readonly state: 'on' | 'paused' | 'off'; readonly useHints: boolean; readonly taught: unknown };

/** How far a scroll back has come; `hidden` is a pause until the tab is looked at again. */
export type ScrollState = {
  readonly rows: number;
  readonly oldest: string | null;
  readonly ended: null | 'top' | 'date' | 'stopped' | 'stalled' | 'hidden' | 'blocked';
};

/** What is told of one pane: no text of the chat. */
export type PaneState = {
  readonly console: string;
  readonly account: string | null;
  readonly peerName: string | null;
  readonly rows: number;
  /** Rows read and not yet acknowledged, the ones held back while it is not sure whose they are included. */
  readonly waiting: number;
  /** Rows refused by the reader, found invalid, or lost to a full queue. */
  readonly refused: number;
  readonly lastStored: number | null;
  readonly scrolling: ScrollState | null;
};

/** What a sighting says of its page beside its rows. */
export type Scene = Pick<Sighting, 'console' | 'reader' | 'page' | 'zone' | 'lang' | 'bareClock'>;

/** Asks the background what instant a row's time texts mean (epoch ms); null where they do not tell. `scene` gives zone and language, `at` the moment of reading. */
export type Dating = (row: Row, scene: Scene, at: number) => Promise<number | null>;
