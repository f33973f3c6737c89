import type { ArchiveHead } from '../archive/archive-head';
import type { MessageRow } from '../archive/stored';
import type { Deletion } from '../evidence/sealed';
import type { Database } from './database';
import { forgetSecrets, sealDeletion } from './evidence/log-deletion';
import { logTables } from './evidence/log-writer';
import { refuseOthers, told } from './merge-store';

/** What is left of the archive, and how much went. */
export type Removed = { readonly head: ArchiveHead; readonly messages: number; readonly conversations: number };

/** Tells which conversations are to go, by their keys; asked inside the transaction that removes them. */
type Choose = () => Promise<readonly string[]>;

/**
 * Deletes a conversation on the user's word: its messages with all their versions, its names, its note, the profiles kept with it, and the files that no other message shows.
 * The evidence log keeps the hashes of what it sealed and says what was deleted. Null where there is no such conversation. `now` is epoch ms.
 * Throws `StoreFull` and `StoreReadOnly`.
 */
export async function removeConversation(database: Database, key: string, now: number): Promise<Removed | null> {
  return removeConversations(database, async () => [key], 'user', now);
}

/** Deletes the conversations that are chosen, in one transaction; null where there is none of them. Otherwise as `removeConversation`. */
export async function removeConversations(database: Database, choose: Choose, why: Deletion['why'], now: number): Promise<Removed | null> {
  const { messages, conversations, aliases, sightings, captures, exhibits, heads, notes, cases, fetches, fetchUses, blobs, searchWork } =
    database;
  const own = [messages, conversations, aliases, sightings, captures, heads, notes, cases, fetches, fetchUses, blobs, searchWork, exhibits];
  const tables = [...own, ...logTables(database)];
  const write = database.transaction('rw', tables, async () => {
    refuseOthers(database);
    const known = await conversations.bulkGet([...(await choose())]);
    const keys = known.flatMap((row) => row?.key ?? []);
    const head = await heads.get('archive');
    if (keys.length === 0 || !head) return null;
    const rows = await messagesOf(database, keys);
    await sealDeletion(database, rows, why, now);
    await messages.bulkDelete(rows.map(({ id }) => id));
    await searchWork.add({ changes: rows.map(({ id, conversation, order, at }) => ({ id, was: { conversation, order, at } })) });
    await removeFiles(database, rows);
    await Promise.all([conversations.bulkDelete(keys), notes.bulkDelete(keys), captures.bulkDelete(keys)]);
    await aliases.where('conversation').anyOf(keys).delete();
    const gone = new Set(keys);
    await sightings.filter((row) => gone.has(row.conversation)).delete();
    await removeProfiles(database, gone);
    const { name, born, sequence } = head;
    const left = { messages: head.messages - rows.length, conversations: head.conversations - keys.length };
    const after = { born, sequence: sequence + 1, ...left };
    await heads.put({ name, ...after });
    return { head: after, messages: rows.length, conversations: keys.length };
  });
  return told(database, write);
}

async function messagesOf({ messages }: Database, keys: readonly string[]): Promise<readonly MessageRow[]> {
  const rows: MessageRow[] = [];
  for (const key of keys)
    rows.push(...(await messages.where('[conversation+order]').between([key, -Infinity], [key, Infinity], true, true).toArray()));
  return rows;
}

async function removeProfiles(database: Database, gone: ReadonlySet<string>): Promise<void> {
  const pages = await database.exhibits.filter((row) => row.conversation !== null && gone.has(row.conversation)).toArray();
  await forgetSecrets(
    database,
    pages.flatMap(({ leaf }) => leaf ?? []),
  );
  await database.exhibits.bulkDelete(pages.map(({ id }) => id));
}

/** A picture that was sent twice stays where another conversation shows it too, and a file where a case holds it. */
async function removeFiles(database: Database, rows: readonly MessageRow[]): Promise<void> {
  const { messages, blobs, fetches, fetchUses, cases } = database;
  const gone = new Set(rows.map(({ id }) => id));
  await fetchUses.filter(({ message }) => gone.has(message)).delete();
  const files = rows.flatMap(({ attachments }) => attachments);
  const hashes = new Set(files.flatMap(({ sha256 }) => sha256 ?? []));
  const urls = new Set(files.flatMap(({ url }) => url ?? []));
  if (hashes.size === 0 && urls.size === 0) return;
  await messages
    .filter(({ attachments }) => attachments.length > 0)
    .each(({ attachments }) => {
      for (const { sha256, url } of attachments) {
        if (sha256 !== null) hashes.delete(sha256);
        if (url !== null) urls.delete(url);
      }
    });
  await cases.each(({ exhibits }) => {
    for (const { what } of exhibits) if (what.kind === 'file') hashes.delete(what.sha256);
  });
  await Promise.all([blobs.bulkDelete([...hashes]), fetches.bulkDelete([...urls])]);
}
