import { nowhere } from '../src/domain/nowhere';
import type { PaneReport } from '../src/platform/messages';

/** What stands for a chat that is no longer found where it was: a pane that holds nothing. Panes that are followed count from 1. */
export const lostPane: Omit<PaneReport, 'console'> = {
  id: 0,
  account: null,
  peerName: null,
  rows: 0,
  waiting: 0,
  refused: 0,
  lastStored: null,
  scrolling: null,
  signs: nowhere,
};
