import type { Deposit, Exhibit } from '../evidence/exhibit';
import { captured, type CapturedPage } from '../archive/captured-pages';
import { secretLength, sealedHash } from '../evidence/cells';
import { exhibitCells } from '../evidence/sealed';
import type { Database } from './database';
import { forgetSecrets } from './evidence/log-deletion';
import { logState } from './evidence/log-state';
import { logTables, writeLeaves } from './evidence/log-writer';
import { refuseOthers, told } from './merge-store';

/** A page that showed a conversation. */
export type Capture = CapturedPage & { readonly conversation: string };

/** What pages may read of what goes into packs besides messages. The newest first. */
export type ExhibitReader = {
  exhibits(): Promise<readonly Exhibit[]>;
  deposits(): Promise<readonly Deposit[]>;
  /** What is still known of the pages on which these conversations were seen, the oldest first. */
  captures(conversations: readonly string[]): Promise<readonly Capture[]>;
};

const tablesOf = (database: Database) => ({ exhibits: database.exhibits, deposits: database.table<Deposit, string>('deposits') });

export function exhibitReader(database: Database): ExhibitReader {
  const { exhibits, deposits } = tablesOf(database);
  return {
    exhibits: async () => exhibits.orderBy('at').reverse().toArray(),
    deposits: async () => (await deposits.toArray()).toSorted((one, other) => other.at - one.at),
    async captures(conversations) {
      const wanted = new Set(conversations);
      const rows = await database.sightings.filter(({ conversation }) => wanted.has(conversation)).toArray();
      const earlier = (await database.captures.bulkGet([...wanted])).flatMap((row) => row ?? []);
      const all = [
        ...earlier.flatMap(({ conversation, pages }) => pages.map((page) => ({ ...page, conversation }))),
        ...rows.map((row) => ({ ...captured(row), conversation: row.conversation })),
      ];
      return all.toSorted((one, other) => one.first - other.first);
    },
  };
}

/** The background's side. */
export type ExhibitStore = {
  /** Keeps an identity page, and seals it in the evidence log. Throws `StoreFull` and `StoreReadOnly`. */
  keepExhibit(exhibit: Omit<Exhibit, 'leaf'>): Promise<void>;
  /** Removes one. Its leaf's hash stays in the log; nobody can tell any more what it was of. */
  removeExhibit(id: string): Promise<void>;
  keepDeposit(deposit: Deposit): Promise<void>;
  removeDeposit(id: string): Promise<void>;
};

export function exhibitStore(database: Database): ExhibitStore {
  const { exhibits, deposits } = tablesOf(database);
  const written = async (work: () => Promise<void>): Promise<void> => {
    const write = database.transaction('rw', [exhibits, database.heads, ...logTables(database)], async () => {
      refuseOthers(database);
      await work();
    });
    await told(database, write);
  };
  return {
    async keepExhibit(exhibit) {
      const secret = crypto.getRandomValues(new Uint8Array(secretLength));
      const hash = sealedHash('exhibit', exhibitCells(exhibit), secret);
      await written(async () => {
        const state = await logState(database);
        await writeLeaves(database, state, [hash], [secret]);
        await exhibits.put({ ...exhibit, leaf: state.size });
      });
    },
    async removeExhibit(id) {
      await written(async () => {
        const known = await exhibits.get(id);
        if (known?.leaf !== undefined) await forgetSecrets(database, [known.leaf]);
        await exhibits.delete(id);
      });
    },
    keepDeposit: async (deposit) => void (await deposits.put(deposit)),
    removeDeposit: async (id) => deposits.delete(id),
  };
}
