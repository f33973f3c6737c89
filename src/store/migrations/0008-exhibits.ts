import type { Migration } from './migration';

/** What belongs into evidence packs besides messages: identity pages, and receipts of services that keep a head's hash. */
export const exhibits: Migration = { version: 8, stores: { exhibits: 'id, at', deposits: 'id, size' } };
