import type { Table } from 'dexie';
import * as v from 'valibot';
import { mailboxSchema } from '../mail/mailbox';
import { mailedSchema } from '../mail/mailed';
import { type MailRow, mailRowSchema } from '../mail/mail-row';
import type { MailReader, MailStore, RunWritten } from '../mail/mail-store';
import { isOver, told as said } from '../mail/outbox';
import { planSchema } from '../mail/plan';
import type { Database } from './database';
import { mailToday } from './mail-today';
import { mailTablesOf } from './mail-tables';
import { refuseOthers, told } from './merge-store';

function held<T>(schema: v.GenericSchema<unknown, T>, rows: readonly unknown[]): readonly T[] {
  return rows.flatMap((row) => {
    const read = v.safeParse(schema, row);
    return read.success ? [read.output] : [];
  });
}

const only = <T>(schema: v.GenericSchema<unknown, T>, row: unknown): T | null => held(schema, [row])[0] ?? null;

/** The reading side of mail, for pages of the extension. */
export function mailReader(database: Database): MailReader {
  const { boxes, plans, mails, checks } = mailTablesOf(database);
  return {
    async mailboxes() {
      return held(mailboxSchema, await boxes.toArray()).map(({ secret, ...rest }) => ({ ...rest, hasSecret: secret !== null }));
    },
    plans: async () => held(planSchema, await plans.toArray()),
    async mails(limit) {
      const rows = held(mailRowSchema, await mails.toArray());
      return rows.toSorted((a, b) => b.date - a.date || a.marks.part - b.marks.part).slice(0, limit);
    },
    today: async (since) => mailToday(database, since),
    checks: async (limit) => checks.orderBy('id').reverse().limit(limit).toArray(),
  };
}

const openStates = ['composed', 'sending', 'waiting', 'unsure', 'asking', 'failed'];

/** The tables of mail for the background. Throws `StoreFull` and `StoreReadOnly`. */
export function mailStore(database: Database): MailStore {
  const { boxes, plans, mails, bodies, marks, checks } = mailTablesOf(database);
  const write = async <T>(tables: readonly Table[], work: () => Promise<T>): Promise<T> =>
    told(
      database,
      // Dexie keeps the transaction open over awaits only when the function it is given is itself async.
      database.transaction('rw', [...tables], async () => {
        refuseOthers(database);
        return work();
      }),
    );
  const put = async (row: MailRow, before: MailRow): Promise<boolean> => {
    const now = await mails.get(before.id);
    if (now?.state !== before.state || now.changed !== before.changed) return false;
    await mails.put(row);
    if (isOver(row)) await bodies.delete(row.id);
    return true;
  };
  const add = async (composed: RunWritten['mails']): Promise<void> => {
    await mails.bulkAdd(composed.map(({ row }) => row));
    await bodies.bulkAdd(composed.map(({ row, bytes }) => ({ id: row.id, bytes })));
  };
  return {
    ...mailReader(database),
    mailbox: async (id) => only(mailboxSchema, await boxes.get(id)),
    plan: async (id) => only(planSchema, await plans.get(id)),
    putMailbox: async (mailbox) => void (await write([boxes], async () => boxes.put(mailbox))),
    removeMailbox: async (id) =>
      write([boxes, plans], async () => {
        if ((await plans.toArray()).some(({ mailbox }) => mailbox === id)) return false;
        await boxes.delete(id);
        return true;
      }),
    putPlan: async (plan) => void (await write([plans], async () => plans.put(plan))),
    removePlan: async (id, now) =>
      write([plans, mails, bodies, marks], async () => {
        await plans.delete(id);
        await marks.where('[plan+conversation]').between([id, ''], [id, '\uFFFF'], true, true).delete();
        for (const mail of held(mailRowSchema, await mails.where('plan').equals(id).toArray())) await put(said(mail, 'cancel', now), mail);
      }),
    async open() {
      const rows = held(mailRowSchema, await mails.where('state').anyOf(openStates).toArray());
      return rows.toSorted((a, b) => a.date - b.date);
    },
    mail: async (id) => only(mailRowSchema, await mails.get(id)),
    sentOf: async (plan) => held(mailRowSchema, await mails.where('plan').equals(plan).toArray()).filter(({ state }) => state === 'sent'),
    body: async (id) => (await bodies.get(id))?.bytes ?? null,
    put: async (row, before) => write([mails, bodies], async () => put(row, before)),
    mailedOf: async (plan, conversation) => only(mailedSchema, await marks.get([plan, conversation])),
    writeRun: async ({ plan: id, runs, done, last, mails: composed, mailed }) =>
      write([plans, mails, bodies, marks], async () => {
        const plan = await plans.get(id);
        if (plan?.runs !== runs) return false;
        await plans.put({ ...plan, runs: runs + 1, done, last });
        await add(composed);
        await marks.bulkPut(mailed.map((one) => ({ plan: id, conversation: one.conversation, ...one.mailed })));
        return true;
      }),
    replace: async (before, after, composed) =>
      write([mails, bodies], async () => {
        if (!(await put(after, before))) return false;
        await add(composed);
        return true;
      }),
    addCheck: async (plan, check) => void (await write([checks], async () => checks.add({ ...check, plan }))),
  };
}
