import { type Case, most } from '../cases/case';
import { type CaseWish, changedCase, newCase } from '../cases/case-change';
import type { CaseReader } from '../cases/case-reader';
import { byDeadline } from '../cases/deadline';
import type { Database } from './database';
import { refuseOthers, told } from './merge-store';

/** The background's side of the cases: the only writer. Throws `StoreFull` and `StoreReadOnly`. */
export type CaseStore = {
  /** Does what a page wishes and answers the case as it then is, once it is on disk; null where it is gone. `now` is epoch ms. */
  grant(wish: CaseWish, now: number): Promise<Case | null>;
  all(): Promise<readonly Case[]>;
  /** Writes down that the user was told of these deadlines. */
  reminded(of: readonly Pick<Case, 'id' | 'deadline'>[]): Promise<void>;
};

export function caseStore(database: Database): CaseStore {
  const { cases } = database;
  const write = async <T>(work: () => Promise<T>): Promise<T> =>
    told(
      database,
      // Dexie keeps the transaction open over awaits only when the function it is given is itself async.
      database.transaction('rw', cases, async () => {
        refuseOthers(database);
        return work();
      }),
    );
  return {
    grant: async (wish, now) => write(async () => granted(database, wish, now)),
    all: async () => told(database, cases.toArray()),
    async reminded(of) {
      await write(async () => {
        for (const { id, deadline } of of) await cases.update(id, { reminded: deadline });
      });
    },
  };
}

async function granted({ cases }: Database, wish: CaseWish, now: number): Promise<Case | null> {
  const before = await cases.get(wish.id);
  if (wish.wish === 'delete') {
    await cases.delete(wish.id);
    return null;
  }
  if (wish.wish === 'change' && !before) return null;
  if (!before && (await cases.count()) >= most.cases) throw new RangeError('there are too many cases');
  // A case is made once, however often the page asks.
  const after = before ? changedCase(before, wish.wish === 'change' ? wish.changes : [], now) : made(wish, now);
  if (after) await cases.put(after);
  return after;
}

const made = (wish: CaseWish, now: number): Case | null =>
  wish.wish === 'make' ? newCase(wish.id, wish.fields, wish.exhibits, now) : null;

/** The reading side of the cases, for pages of the extension. */
export function caseReader(database: Database): CaseReader {
  const { cases, messages } = database;
  return {
    cases: async () => (await cases.toArray()).toSorted(byDeadline),
    case: async (id) => cases.get(id),
    async idsAt(conversation, orders) {
      const places = orders.toSorted((a, b) => a - b).map((order) => [conversation, order]);
      return messages.where('[conversation+order]').anyOf(places).primaryKeys();
    },
    async placesOf(ids) {
      const rows = await messages.bulkGet([...ids]);
      return rows.flatMap((row) => (row ? [{ conversation: row.conversation, order: row.order }] : []));
    },
  };
}
