import type { ArchiveHead } from '../archive/archive-head';
import type { MessageRow } from '../archive/stored';
import type { Database } from './database';
import { forgetSecrets, sealDeletion } from './evidence/log-deletion';
import { logTables } from './evidence/log-writer';
import { refuseOthers, told } from './merge-store';

/** What is left of the archive, and how many messages went. */
export type Removed = { readonly head: ArchiveHead; readonly messages: number };

/**
 * Deletes a conversation on the user's word: its messages with all their versions, its names, its note, the profiles kept with it, and the files that no other message shows.
 * The evidence log keeps the hashes of what it sealed and says what was deleted. Null where there is no such conversation. `now` is epoch ms.
 * Throws `StoreFull` and `StoreReadOnly`.
 */
export async function removeConversation(database: Database, key: string, now: number): Promise<Removed | null> {
  const { messages, conversations, aliases, sightings, captures, exhibits, heads, notes, fetches, fetchUses, blobs, searchWork } = database;
  const own = [messages, conversations, aliases, sightings, captures, heads, notes, fetches, fetchUses, blobs, searchWork, exhibits];
  const tables = [...own, ...logTables(database)];
  const write = database.transaction('rw', tables, async () => {
    refuseOthers(database);
    const [known, head] = [await conversations.get(key), await heads.get('archive')];
    if (!known || !head) return null;
    const rows = await messages.where('[conversation+order]').between([key, -Infinity], [key, Infinity], true, true).toArray();
    await sealDeletion(database, rows, 'user', now);
    await messages.bulkDelete(rows.map(({ id }) => id));
    await searchWork.add({ changes: rows.map(({ id, conversation, order, at }) => ({ id, was: { conversation, order, at } })) });
    await removeFiles(database, rows);
    await Promise.all([conversations.delete(key), notes.delete(key), aliases.where('conversation').equals(key).delete()]);
    await sightings.filter((row) => row.conversation === key).delete();
    await captures.delete(key);
    const pages = await exhibits.filter((row) => row.conversation === key).toArray();
    await forgetSecrets(
      database,
      pages.flatMap(({ leaf }) => leaf ?? []),
    );
    await exhibits.bulkDelete(pages.map(({ id }) => id));
    const { name, born, sequence } = head;
    const after = { born, sequence: sequence + 1, messages: head.messages - rows.length, conversations: head.conversations - 1 };
    await heads.put({ name, ...after });
    return { head: after, messages: rows.length };
  });
  return told(database, write);
}

/** A picture that was sent twice stays where another conversation shows it too. */
async function removeFiles({ messages, blobs, fetches, fetchUses }: Database, rows: readonly MessageRow[]): Promise<void> {
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
  await Promise.all([blobs.bulkDelete([...hashes]), fetches.bulkDelete([...urls])]);
}
