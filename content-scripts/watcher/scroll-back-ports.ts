import type { Row } from '../../src/domain/row';
import type { Hints } from '../reader/hints';
import type { PaneWatch } from './pane-watch';
import type { ScrollGoal } from './ports';
import type { Scheduler } from './scheduler';

/** What a walk back through a pane's history needs. It comes with a script of its own, so nothing here is more than a type. */
export type ScrollBackPorts = {
  readonly watch: PaneWatch;
  readonly hints: Hints | null;
  readonly scheduler: Scheduler;
  /** Epoch ms of a row, or null where it does not tell. */
  readonly dated: (row: Row) => Promise<number | null>;
  /** Whether the gap that was to be filled is filled; asked only on the way to a gap. */
  readonly isFilled: () => Promise<boolean>;
  /** The state moved on. */
  readonly changed: () => void;
};

/** A walk that has begun. */
export type Walk = { readonly stop: () => void };

export type BeginScrollBack = (ports: ScrollBackPorts, goal: ScrollGoal) => Walk;
