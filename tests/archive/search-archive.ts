import type { MessageRow } from '../../src/archive/stored';
import { indexFinder } from '../../src/search/find/finder';
import type { Finder, Findings } from '../../src/search/finder';
import { archiveDatabase, type Database } from '../../src/store/database';
import { mergeStore } from '../../src/store/merge-store';
import { indexStep } from '../../src/store/search-index';
import { readsOf } from '../../src/store/reads/open-reads';
import { searchSource } from '../../src/store/search-source';
import { aConversationRow } from './stored-rows';

const databases: Database[] = [];
let names = 0;

/** Deletes every database that was made. */
export async function deleteDatabases(): Promise<void> {
  for (const database of databases.splice(0)) await database.delete();
}

export function newDatabase(): Database {
  const database = archiveDatabase(`search-${++names}`);
  databases.push(database);
  return database;
}

/** A finder whose clock stands still. */
export const finderOf = (database: Database): Finder =>
  indexFinder(searchSource(readsOf(database)), { now: () => 0, breathe: async () => undefined });

/** What a search came to. */
export async function lastOf(findings: AsyncIterable<Findings>): Promise<Findings | undefined> {
  let last: Findings | undefined;
  for await (const one of findings) last = one;
  return last;
}

/** To which the rows of these tests belong. */
export const conversations = ['c0', 'c1', 'c2'].map((key, index) =>
  aConversationRow(key, { console: index === 0 ? 'wangwang' : 'shopee-seller' }),
);

/** Writes rows as the background does; the total of the head stays true. */
export async function put(database: Database, rows: readonly MessageRow[], gone: readonly string[] = []): Promise<void> {
  await mergeStore(database).transact(async (session) => {
    const known = await session.messages([...rows.map(({ id }) => id), ...gone]);
    for (const one of conversations)
      await session.putMessages(
        one,
        rows.filter(({ conversation }) => conversation === one.key),
      );
    await session.removeMessages(gone);
    const added = rows.filter(({ id }) => !known.has(id));
    for (const conversation of conversations) {
      const before = (await session.conversation(conversation.key))?.total ?? 0;
      const less = gone.filter((id) => known.get(id)?.conversation === conversation.key).length;
      const more = added.filter((row) => row.conversation === conversation.key).length;
      await session.putConversation({ ...conversation, total: before + more - less }, []);
    }
  });
}

/** Has the index do all its work. */
export async function settle(database: Database, most = 1): Promise<void> {
  while (await indexStep(database, most)) continue;
}
