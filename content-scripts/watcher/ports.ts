import type { PageSigns } from '../../src/domain/page-signs';
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
  /**
   * Lays what the hints find of a pane beside what its layout shows. `revises` says that the pane has to be cut anew for what was found.
   * Null where the layout is not here, or not yet.
   */
  look?(pane: Pane): { readonly signs: PageSigns; readonly revises: boolean } | null;
};

/** What the archive answered to one sighting; the watcher needs no more of it than this. */
export type Outcome =
  | { readonly outcome: 'stored' }
  | { readonly outcome: 'refused'; readonly why: 'private' | 'paused' | 'off' | 'full' | 'read-only' | 'invalid' };

/** What this frame is to do. */
export type Orders = { readonly state: 'on' | 'paused' | 'off'; readonly useHints: boolean; readonly taught: unknown };

/**
 * How far back a pane is to be scrolled: to the start of the history, to a moment (epoch ms), or until a gap is filled,
 * which is given up where `until`, the time of its older side, is passed.
 */
export type ScrollGoal =
  | { readonly to: 'start' }
  | { readonly to: 'date'; readonly until: number }
  | { readonly to: 'gap'; readonly until: number | null };

/**
 * Why a scroll back ended. `start`: the page says that the history begins here; `top`: it was asked long enough and loaded nothing more;
 * `date` and `gap`: the goal is reached; `stopped` by the user; `stalled`: the page went on loading, or its button stayed, and nothing came;
 * `blocked`: something covers the chat; `left`: another conversation is shown.
 */
export type ScrollEnd = 'start' | 'top' | 'date' | 'gap' | 'stopped' | 'stalled' | 'blocked' | 'left';

/** How far a scroll back has come. */
export type ScrollState = {
  /** Messages read so far that this page had not shown before. */
  readonly rows: number;
  /** Epoch ms of the oldest message reached; where the page shows no date that can be understood, what it shows. */
  readonly oldest: number | string | null;
  /** Why it stands still until that has passed: the tab is not looked at, or the user's hand is on the page. */
  readonly paused: null | 'hidden' | 'user';
  readonly ended: null | ScrollEnd;
};

/** What is told of one pane: no text of the chat. */
export type PaneState = {
  /** Tells the panes of one frame apart. */
  readonly id: number;
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
  readonly signs: PageSigns | null;
};

/** What a sighting says of its page beside its rows. */
export type Scene = Pick<Sighting, 'console' | 'reader' | 'page' | 'zone' | 'lang' | 'bareClock'>;

/** Asks the background what instant a row's time texts mean (epoch ms); null where they do not tell. `scene` gives zone and language, `at` the moment of reading. */
export type Dating = (row: Row, scene: Scene, at: number) => Promise<number | null>;
