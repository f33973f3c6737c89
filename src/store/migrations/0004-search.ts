import type { Migration } from './migration';

/** What the user writes about conversations (`notes`). */
export const search: Migration = {
  version: 4,
  stores: {
    notes: 'conversation',
  },
};
