import type { Migration } from './migration';

/**
 * What the user writes about conversations (`notes`), and the search index: blocks of many messages' words each (`searchBlocks`), pages of
 * their signatures (`searchSigns`), the directory of both (`searchState`), and which messages were written and are not in it yet
 * (`searchWork`). The index can be made again from the messages at any time.
 */
export const search: Migration = {
  version: 4,
  stores: {
    notes: 'conversation',
    searchBlocks: 'id',
    searchSigns: 'id',
    searchState: 'name',
    searchWork: '++id',
  },
};
