import { type Held, pastTheirTime } from '../archive/retention';
import type { ConversationRow } from '../archive/stored';
import type { Database } from './database';
import { told } from './merge-store';
import { type Removed, removeConversations } from './remove-conversations';

/** One transaction removes no more than these, so that what is archived meanwhile need not wait long. */
const most = { conversations: 50, messages: 20_000 } as const;

/** How much there is of something that is to go, or went. */
export type Amount = { readonly conversations: number; readonly messages: number };

/** What `removeQuiet` would delete by and by: whatever nothing was said or seen in since `before`, epoch ms. */
export async function quietAmount(database: Database, before: number): Promise<Amount> {
  const { conversations, cases, notes, messages } = database;
  const quiet = await told(
    database,
    // Dexie keeps the transaction open over awaits only when the function it is given is itself async.
    database.transaction('r', conversations, cases, notes, messages, async () => quietConversations(database, before)),
  );
  return { conversations: quiet.length, messages: quiet.reduce((sum, { total }) => sum + total, 0) };
}

/**
 * Deletes some of the conversations that have gone quiet, the quietest first, and answers what is left; null when there is none any more. What is in a case or has
 * a note of the user's stays. The evidence log says that they went by their time. `before` and `now` are epoch ms. Throws `StoreFull` and `StoreReadOnly`.
 */
export async function removeQuiet(database: Database, before: number, now: number): Promise<Removed | null> {
  return removeConversations(database, async () => portion(await quietConversations(database, before)), 'retention', now);
}

/** As many as one transaction may remove, one at least. */
function portion(rows: readonly ConversationRow[]): readonly string[] {
  const keys: string[] = [];
  let messages = 0;
  for (const { key, total } of rows.slice(0, most.conversations)) {
    messages += total;
    if (keys.length > 0 && messages > most.messages) break;
    keys.push(key);
  }
  return keys;
}

/** Call it inside a transaction over conversations, cases, notes and messages. */
async function quietConversations(database: Database, before: number): Promise<readonly ConversationRow[]> {
  const rows = await database.conversations.toArray();
  const quiet = pastTheirTime(rows, before, { keys: new Set(), orders: new Set() });
  return quiet.length === 0 ? [] : pastTheirTime(quiet, before, await heldBy(database));
}

/** What the user has a hand on: whatever a case names, and what has a note or a tag. */
async function heldBy({ cases, notes, messages }: Database): Promise<Held> {
  const keys = new Set(await notes.toCollection().primaryKeys());
  const orders = new Set<string>();
  const ids: string[] = [];
  for (const one of await cases.toArray()) {
    for (const order of one.orders) orders.add(order);
    for (const { what } of one.exhibits) {
      if ('key' in what) keys.add(what.key);
      else if (what.kind === 'order') orders.add(what.order);
      else if (what.kind === 'messages') ids.push(...what.ids);
    }
  }
  for (const row of await messages.bulkGet(ids)) if (row) keys.add(row.conversation);
  return { keys, orders };
}
