import type { ConversationRow, MessageRow } from '../archive/stored';
import type { MessagePlace } from '../search/blocks/block';
import type { Source } from '../search/find/source';
import type { Facts } from '../search/match/conversation-fits';
import { directoryAs } from '../search/blocks/directory';
import type { ReadTable, Reads } from './reads/reads';
import { shownConversation } from './shown-conversation';
import { shownMessage } from './shown-message';
import { allChanges } from './search-work';

const batch = 1000;

/** What the search reads of the archive. */
export function searchSource(reads: Reads): Source {
  const unindexed = kept<readonly MessageRow[]>();
  const all = kept<readonly ConversationRow[]>();
  return {
    snapshot: async () =>
      reads(['messages', 'searchState', 'searchWork'], async (table) => {
        const [state, work] = await Promise.all([table('searchState').get('directory'), table('searchWork').all()]);
        const changes = allChanges(work);
        // While nothing more is written, what was read for the last search is still true.
        const of = work.map(({ id }) => id).join();
        const rows = await unindexed(of, async () => present(await table('messages').each(changes.map(({ id }) => id))));
        // Building may have come by a message that waits to be taken in: where it stands now is out of date too.
        return { directory: directoryAs(state), in: rows, out: [...changes.flatMap(({ was }) => was ?? []), ...rows] };
      }),
    blocks: async (ids) => reads(['searchBlocks'], async (table) => table('searchBlocks').each(ids)),
    pages: async (ids) => reads(['searchSigns'], async (table) => present(await table('searchSigns').each(ids))),
    older: (floor) => older(reads, floor),
    messages: async (places) =>
      reads(['messages', 'conversations'], async (table) => {
        const rows = await rowsAt(table('messages'), places);
        const keys = [...new Set(rows.map((row) => row.conversation))];
        const read = present(await table('conversations').each(keys));
        const known = new Map(read.map((row) => [row.key, shownConversation(row)]));
        return rows.flatMap((row) => {
          const conversation = known.get(row.conversation);
          return conversation ? [{ conversation, message: shownMessage(row, conversation.zone) }] : [];
        });
      }),
    rows: async (places) => reads(['messages'], async (table) => rowsAt(table('messages'), places)),
    progress: async () =>
      reads(['searchState', 'heads'], async (table) => {
        const [state, head] = await Promise.all([table('searchState').get('directory'), table('heads').get('archive')]);
        return { directory: directoryAs(state), total: head?.messages ?? 0 };
      }),
    facts: async () =>
      reads(['heads', 'notes', 'conversations'], async (table) => {
        const [head, written] = await Promise.all([table('heads').get('archive'), table('notes').all()]);
        const noted = new Map(written.map((note) => [note.conversation, note]));
        // The head counts every change of a conversation, and of none else.
        const of = head ? `${head.born} ${head.sequence}` : null;
        return (await all(of, async () => table('conversations').all())).map(({ key, console, account, peer, gaps }): Facts => {
          const note = noted.get(key);
          return { key, console, account, peer, gaps, hasNote: (note?.text ?? '') !== '', tags: note?.tags ?? [] };
        });
      }),
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
async function rowsAt(messages: ReadTable<MessageRow>, places: readonly MessagePlace[]): Promise<readonly MessageRow[]> {
  return present(
    await Promise.all(places.map(async ({ conversation, order }) => messages.at('[conversation+order]', [conversation, order]))),
  );
}

async function* older(reads: Reads, floor: number): AsyncGenerator<readonly MessageRow[]> {
  let [edge, atEdge] = [floor, new Set<string>()];
  for (let limit = batch; ;) {
    const range = IDBKeyRange.upperBound(edge, edge === floor);
    const rows = await reads(['messages'], async (table) => table('messages').last('at', limit, range));
    yield rows.filter((row) => !atEdge.has(row.id));
    if (rows.length < limit) return;
    const last = rows.at(-1)?.at ?? edge;
    // More messages of one instant than a batch holds: read further at the same edge.
    limit = last === edge ? limit * 2 : batch;
    atEdge = new Set([...(last === edge ? atEdge : []), ...rows.filter((row) => row.at === last).map((row) => row.id)]);
    edge = last;
  }
}
