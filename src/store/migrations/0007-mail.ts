import type { Migration } from './migration';

/**
 * Mail: the mailboxes that the user named (`mailRoutes`), what goes there and when (`mailPlans`), each mail that was composed with where
 * its delivery stands (`mails`), its bytes until they are delivered (`mailBodies`), which messages each plan has mailed (`mailMarks`), what checks of a mailbox found
 * (`mailChecks`), and the key under which passwords are sealed (`mailKeys`).
 */
export const mail: Migration = {
  version: 7,
  stores: {
    mailRoutes: 'id',
    mailPlans: 'id',
    mails: 'id, plan, state, due, messageId',
    mailBodies: 'id',
    mailMarks: '[plan+conversation]',
    mailChecks: '++id, plan',
    mailKeys: 'name',
  },
};
