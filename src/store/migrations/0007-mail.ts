import type { Migration } from './migration';

/**
 * Mail: the mailboxes that the user named (`mailRoutes`), what goes there and when (`mailPlans`), each mail that was composed with where
 * its delivery stands (`mails`), its bytes until they are delivered (`mailBodies`), and what checks of a mailbox found (`mailChecks`).
 */
export const mail: Migration = {
  version: 7,
  stores: {
    mailRoutes: 'id',
    mailPlans: 'id',
    mails: 'id, plan, state, due, messageId',
    mailBodies: 'id',
    mailChecks: '++id, plan',
  },
};
