import type { Migration } from './migration';

/** What is left of the pages that showed a conversation when their single deliveries (`sightings`) are forgotten. */
export const captures: Migration = { version: 9, stores: { captures: 'conversation' } };
