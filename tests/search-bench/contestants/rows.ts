import { Dexie, type EntityTable } from 'dexie';
import type { Query } from '../../../src/search/terms';
import type { Chat, ChatMessage } from '../corpus/chats';
import { chatsWith } from '../plain';
import { leavesOf, type Found } from './contestant';

/** A message as a row of a peer's table; `words` only where the table is found by them. */
export type Row = Pick<ChatMessage, 'id' | 'text' | 'chat' | 'at'> & { readonly words?: readonly string[] };
export type Rows = Dexie & { readonly messages: EntityTable<Row, 'id'> };

/** A Dexie table of the messages, whose transactions are on disk when they are done. */
export function rowsIn(name: string, indexes: string): Rows {
  const database = new Dexie(name, { chromeTransactionDurability: 'strict' }) as Rows;
  database.version(1).stores({ messages: `id, [chat+at]${indexes}` });
  return database;
}

/** The ids that contact and dates leave, by the index; null where neither is asked for. */
export async function idsInBounds({ messages }: Rows, query: Query, chats: readonly Chat[]): Promise<ReadonlySet<number> | null> {
  const leaves = leavesOf(query);
  const contact = leaves.find((leaf) => leaf.kind === 'with');
  const time = leaves.find((leaf) => leaf.kind === 'time');
  if (!contact || !time) return null;
  const found = new Set<number>();
  for (const chat of chatsWith(chats, contact.name)) {
    const between = messages.where('[chat+at]').between([chat, time.from ?? Dexie.minKey], [chat, time.to ?? Dexie.maxKey], true, false);
    for (const id of await between.primaryKeys()) found.add(id);
  }
  return found;
}

/** The newest of these ids with their texts. */
export async function newestOf({ messages }: Rows, ids: readonly number[], limit: number): Promise<readonly Found[]> {
  const newest = ids.toSorted((a, b) => b - a).slice(0, limit);
  return (await messages.bulkGet(newest)).flatMap((row) => (row ? [{ id: row.id, text: row.text }] : []));
}

/** Answers a query of words, «and», «or» and «not» by sets of ids; what one piece of words finds is the peer's. */
export async function idsByWords(query: Query, find: (words: string) => Promise<readonly number[]>): Promise<ReadonlySet<number>> {
  if (query.kind === 'text') return new Set(await find(query.text));
  if (query.kind === 'any') return new Set((await Promise.all(query.of.map((part) => idsByWords(part, find)))).flatMap((ids) => [...ids]));
  if (query.kind !== 'all') throw new Error(`no words in ${query.kind}`);
  const wanted = query.of.filter(({ kind }) => kind === 'text' || kind === 'any' || kind === 'all');
  const sets = await Promise.all(wanted.map((part) => idsByWords(part, find)));
  const [least = new Set<number>(), ...others] = sets.toSorted((a, b) => a.size - b.size);
  const unwanted = await Promise.all(query.of.flatMap((part) => (part.kind === 'not' ? [idsByWords(part.of, find)] : [])));
  return new Set([...least].filter((id) => others.every((ids) => ids.has(id)) && !unwanted.some((ids) => ids.has(id))));
}
