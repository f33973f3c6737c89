import type { ConversationRow, MessageRow } from '../archive/stored';
import type { MessagePlace } from '../search/blocks/block';
import type { Source } from '../search/find/source';
import type { Facts } from '../search/match/conversation-fits';
import { shownConversation, shownMessage } from './archive-reader';
import type { Database } from './database';
import { directoryOf } from './search-index';
import { allChanges } from './search-work';

const batch = 1000;

/** What the search reads of the archive. */
export function searchSource(database: Database): Source {
  const { messages, conversations, searchBlocks, searchSigns, searchState, searchWork, notes, heads } = database;
  const unindexed = kept<readonly MessageRow[]>();
  const all = kept<readonly ConversationRow[]>();
  return {
    snapshot: async () =>
      database.transaction('r', [messages, searchState, searchWork], async () => {
        const directory = await directoryOf(database);
        const work = await searchWork.toArray();
        const changes = allChanges(work);
        // While nothing more is written, what was read for the last search is still true.
        const of = work.map(({ id }) => id).join();
        const rows = await unindexed(of, async () => present(await messages.bulkGet(changes.map(({ id }) => id))));
        // Building may have come by a message that waits to be taken in: where it stands now is out of date too.
        return { directory, in: rows, out: [...changes.flatMap(({ was }) => was ?? []), ...rows] };
      }),
    blocks: async (ids) => searchBlocks.bulkGet([...ids]),
    pages: async (ids) => present(await searchSigns.bulkGet([...ids])),
    older: (floor) => older(database, floor),
    async messages(places) {
      const rows = await rowsAt(database, places);
      const keys = [...new Set(rows.map((row) => row.conversation))];
      const known = new Map((await conversations.bulkGet(keys)).flatMap((row) => (row ? [[row.key, shownConversation(row)]] : [])));
      return rows.flatMap((row) => {
        const conversation = known.get(row.conversation);
        return conversation ? [{ conversation, message: shownMessage(row, conversation.zone) }] : [];
      });
    },
    rows: async (places) => rowsAt(database, places),
    progress: async () => ({ directory: await directoryOf(database), total: (await heads.get('archive'))?.messages ?? 0 }),
    async facts() {
      const [head, written] = await Promise.all([heads.get('archive'), notes.toArray()]);
      const noted = new Map(written.map((note) => [note.conversation, note]));
      // The head counts every change of a conversation, and of none else.
      const of = head ? `${head.born} ${head.sequence}` : null;
      return (await all(of, () => conversations.toArray())).map(({ key, console, account, peer, gaps }): Facts => {
        const note = noted.get(key);
        return { key, console, account, peer, gaps, hasNote: (note?.text ?? '') !== '', tags: note?.tags ?? [] };
      });
    },
  };
}

/** Keeps what was read until the state in which it was read, by its name, is another one; nothing of a state without a name. */
function kept<T>(): (of: string | null, read: () => PromiseLike<T>) => Promise<T> {
  let last: { readonly of: string; readonly value: T } | undefined;
  return async (of, read) => {
    if (of !== null && last?.of === of) return last.value;
    const value = await read();
    last = of === null ? undefined : { of, value };
    return value;
  };
}

const present = <T>(values: readonly (T | undefined)[]): readonly T[] => values.flatMap((value) => value ?? []);

/** One request for each message, all at once: of a few dozen, faster than one request that goes from key to key. */
async function rowsAt({ messages }: Database, places: readonly MessagePlace[]): Promise<readonly MessageRow[]> {
  const rows = await Promise.all(
    places.map(({ conversation, order }) => messages.where('[conversation+order]').equals([conversation, order]).first()),
  );
  return rows.flatMap((row) => row ?? []);
}

async function* older({ messages }: Database, floor: number): AsyncGenerator<readonly MessageRow[]> {
  let [edge, atEdge] = [floor, new Set<string>()];
  for (let limit = batch; ;) {
    const rows = await messages
      .where('at')
      .between(-Infinity, edge, true, edge !== floor)
      .reverse()
      .limit(limit)
      .toArray();
    yield rows.filter((row) => !atEdge.has(row.id));
    if (rows.length < limit) return;
    const last = rows.at(-1)?.at ?? edge;
    // More messages of one instant than a batch holds: read further at the same edge.
    limit = last === edge ? limit * 2 : batch;
    atEdge = new Set([...(last === edge ? atEdge : []), ...rows.filter((row) => row.at === last).map((row) => row.id)]);
    edge = last;
  }
}
