import type { Migration } from './migration';

/**
 * Files of messages: their bytes by hash (`blobs`), what came of each address (`fetches`, of which those with a finite `due` wait to be
 * tried), and which messages show an address that is not kept (`fetchUses`).
 */
export const files: Migration = {
  version: 2,
  stores: {
    blobs: 'sha256, bytes',
    fetches: 'url, due, [why+host]',
    fetchUses: '[url+message]',
  },
};
