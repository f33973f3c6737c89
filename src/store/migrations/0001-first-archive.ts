import type { Migration } from './migration';

/** Messages are found by place (`order`), by words (`mark`), by platform id, and newest first over all conversations (`at`). */
export const firstArchive: Migration = {
  version: 1,
  stores: {
    messages: 'id, [conversation+order], [conversation+mark], [conversation+platformId], at',
    conversations: 'key, lastSeen',
    aliases: 'name, conversation',
    sightings: 'id, at',
    runs: '++id',
  },
};
