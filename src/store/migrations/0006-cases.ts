import type { Migration } from './migration';

/** Dispute files: what the user gathered for one dispute, its order and its deadline. */
export const cases: Migration = { version: 6, stores: { cases: 'id, deadline' } };
