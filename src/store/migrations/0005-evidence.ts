import type { Migration } from './migration';

/**
 * The evidence log (ADR 0013): tiles of hashes with the leaves' secrets (`logTiles`), how long the log is and how far older messages are
 * sealed (`logStates`), the heads that were signed (`logHeads`), this installation's key (`logKeys`), what leaves said that are no longer
 * their message's newest (`logPast`), which leaves were deleted (`logDeletions`), and what conversations were called when a leaf was made (`logNames`).
 */
export const evidence: Migration = {
  version: 5,
  stores: {
    logTiles: '[level+index]',
    logStates: 'name',
    logHeads: 'size',
    logKeys: 'name',
    logPast: 'leaf, message',
    logDeletions: 'leaf',
    logNames: 'id',
  },
};
