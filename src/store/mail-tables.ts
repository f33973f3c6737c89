import type { Mailbox } from '../mail/mailbox';
import type { Mailed } from '../mail/mailed';
import type { MailRow } from '../mail/mail-row';
import type { Plan } from '../mail/plan';
import type { Database } from './database';

type BodyRow = { readonly id: string; readonly bytes: Uint8Array<ArrayBuffer> };
type MarkRow = Mailed & { readonly plan: string; readonly conversation: string };
/** The key under which secrets are sealed. */
type KeyRow = { readonly name: 'secrets'; readonly key: CryptoKey };
type CheckRow = { readonly id?: number; readonly plan: string };

/** The tables of mail. What lies in them is held against its schema by who reads it. */
export const mailTablesOf = (database: Database) => ({
  boxes: database.table<Mailbox, string>('mailRoutes'),
  plans: database.table<Plan, string>('mailPlans'),
  mails: database.table<MailRow, string>('mails'),
  bodies: database.table<BodyRow, string>('mailBodies'),
  marks: database.table<MarkRow, readonly [plan: string, conversation: string]>('mailMarks'),
  checks: database.table<CheckRow, number>('mailChecks'),
  keys: database.table<KeyRow, string>('mailKeys'),
});
