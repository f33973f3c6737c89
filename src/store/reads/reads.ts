import type { Table } from 'dexie';
import type { Tables } from '../database';
import { type PackedRow, unpacked } from '../packed-row';

export type TableName = keyof Tables;
type RowOf<N extends TableName> = Tables[N] extends Table<infer Row, infer _Key, infer _Insert> ? Row : never;

/** One table, while a transaction reads it. */
export type ReadTable<Row> = {
  get(key: IDBValidKey): Promise<Row | undefined>;
  /** In the order asked for. */
  each(keys: readonly IDBValidKey[]): Promise<readonly (Row | undefined)[]>;
  all(): Promise<readonly Row[]>;
  /** The first row at a key of an index. */
  at(index: string, key: IDBValidKey): Promise<Row | undefined>;
  /** The first rows by an index within a range. */
  first(index: string, limit: number, range: IDBKeyRange): Promise<readonly Row[]>;
  /** The last rows by an index, the last one first; of `range`, or of all. */
  last(index: string, limit: number, range?: IDBKeyRange): Promise<readonly Row[]>;
};

/**
 * Reads several tables of the archive as they stand at one moment, by IndexedDB alone: what a page shows first and what a search finds cannot wait
 * for Dexie to be loaded, which all else goes through. `work` must wait for nothing but the tables.
 */
export type Reads = <T>(
  tables: readonly TableName[],
  work: (table: <N extends TableName>(name: N) => ReadTable<RowOf<N>>) => Promise<T>,
) => Promise<T>;

/** Reads of a database that is open. Throws an InvalidStateError once it is closed. */
export const readsIn =
  (database: IDBDatabase): Reads =>
  async (tables, work) => {
    const transaction = database.transaction(tables, 'readonly');
    return work((name) => readTable(transaction.objectStore(name), name));
  };

async function answerTo<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result), { once: true });
    request.addEventListener('error', () => reject(request.error), { once: true });
  });
}

function readTable<N extends TableName>(store: IDBObjectStore, name: N): ReadTable<RowOf<N>> {
  // The rows are those that this table was given, as they are for Dexie.
  const shown = (row: unknown): RowOf<N> => (name === 'messages' ? unpacked(row as PackedRow) : row) as RowOf<N>;
  const found = (row: unknown): RowOf<N> | undefined => (row === undefined ? undefined : shown(row));
  return {
    get: async (key) => found(await answerTo<unknown>(store.get(key))),
    each: async (keys) => (await Promise.all(keys.map(async (key) => answerTo<unknown>(store.get(key))))).map(found),
    all: async () => (await answerTo<unknown[]>(store.getAll())).map(shown),
    at: async (index, key) => found(await answerTo<unknown>(store.index(index).get(key))),
    first: async (index, limit, range) => (await answerTo<unknown[]>(store.index(index).getAll(range, limit))).map(shown),
    last: async (index, limit, range) => (await lastOf(store.index(index), limit, range ?? null)).map(shown),
  };
}

/** What newer browsers have: one answer instead of one row after another. */
type WithRecords = IDBIndex & {
  getAllRecords(options: {
    readonly query: IDBKeyRange | null;
    readonly count: number;
    readonly direction: 'prev';
  }): IDBRequest<readonly { readonly value: unknown }[]>;
};
const hasRecords = (index: IDBIndex): index is WithRecords => 'getAllRecords' in index;

async function lastOf(index: IDBIndex, limit: number, range: IDBKeyRange | null): Promise<readonly unknown[]> {
  if (!hasRecords(index)) return lastByCursor(index, limit, range);
  return (await answerTo(index.getAllRecords({ query: range, count: limit, direction: 'prev' }))).map(({ value }) => value);
}

async function lastByCursor(index: IDBIndex, limit: number, range: IDBKeyRange | null): Promise<readonly unknown[]> {
  const rows: unknown[] = [];
  const request = index.openCursor(range, 'prev');
  return new Promise((resolve, reject) => {
    request.addEventListener('error', () => reject(request.error));
    request.addEventListener('success', () => {
      const cursor = request.result;
      if (cursor) rows.push(cursor.value);
      if (cursor && rows.length < limit) cursor.continue();
      else resolve(rows);
    });
  });
}
