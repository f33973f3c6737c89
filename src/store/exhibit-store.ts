import type { Deposit, Exhibit } from '../evidence/exhibit';
import { captured, type CapturedPage } from '../archive/captured-pages';
import type { Database } from './database';

/** A page that showed a conversation. */
export type Capture = CapturedPage & { readonly conversation: string };

/** What pages may read of what goes into packs besides messages. The newest first. */
export type ExhibitReader = {
  exhibits(): Promise<readonly Exhibit[]>;
  deposits(): Promise<readonly Deposit[]>;
  /** What is still known of the pages on which these conversations were seen, the oldest first. */
  captures(conversations: readonly string[]): Promise<readonly Capture[]>;
};

const tablesOf = (database: Database) => ({
  exhibits: database.table<Exhibit, string>('exhibits'),
  deposits: database.table<Deposit, string>('deposits'),
});

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
  keepExhibit(exhibit: Exhibit): Promise<void>;
  removeExhibit(id: string): Promise<void>;
  keepDeposit(deposit: Deposit): Promise<void>;
  removeDeposit(id: string): Promise<void>;
};

export function exhibitStore(database: Database): ExhibitStore {
  const { exhibits, deposits } = tablesOf(database);
  return {
    keepExhibit: async (exhibit) => void (await exhibits.put(exhibit)),
    removeExhibit: async (id) => exhibits.delete(id),
    keepDeposit: async (deposit) => void (await deposits.put(deposit)),
    removeDeposit: async (id) => deposits.delete(id),
  };
}
