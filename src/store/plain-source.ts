import type { Stop } from '../archive/ports';
import type { MessageRow } from '../archive/stored';
import type { PlainSource } from '../search/plain/scan';
import { shownConversation, shownMessage } from './archive-reader';
import type { Database } from './database';

const batch = 1000;
const frameMs = 16;

/** The archive's rows for a plain search. */
export function plainSource(database: Database): PlainSource {
  return {
    async conversations() {
      const [rows, notes] = await Promise.all([database.conversations.toArray(), database.notes.toArray()]);
      const noted = new Map(notes.map((note) => [note.conversation, note]));
      return new Map(
        rows.map((row) => {
          const conversation = shownConversation(row);
          const note = noted.get(row.key);
          return [row.key, { conversation, facts: { ...conversation, hasNote: (note?.text ?? '') !== '', tags: note?.tags ?? [] } }];
        }),
      );
    },
    newestFirst: (range, stop) => newestFirst(database, range, stop),
    inOrder: (conversation) => inOrder(database, conversation),
    message: (row, { zone }) => shownMessage(row, zone),
    frame: async () => new Promise((resolve) => setTimeout(resolve, frameMs)),
  };
}

async function* inOrder(database: Database, conversation: string): AsyncGenerator<MessageRow> {
  for (let after = -Infinity; ;) {
    const rows = await database.messages
      .where('[conversation+order]')
      .between([conversation, after], [conversation, Infinity], false, true)
      .limit(batch)
      .toArray();
    yield* rows;
    if (rows.length < batch) return;
    after = rows.at(-1)?.order ?? Infinity;
  }
}

/** Every message in the given times, newest first, read in batches. */
async function* newestFirst(
  database: Database,
  { from, to }: { readonly from: number; readonly to: number },
  stop: Stop,
): AsyncGenerator<MessageRow> {
  let edge = to;
  let atEdge = new Set<string>();
  for (let limit = batch; !stop.aborted && from <= edge;) {
    const rows = await database.messages
      .where('at')
      .between(from, edge, true, edge !== to)
      .reverse()
      .limit(limit)
      .toArray();
    const fresh = rows.filter((row) => !atEdge.has(row.id));
    for (const row of fresh) {
      if (stop.aborted) return;
      yield row;
    }
    if (rows.length < limit) return;
    const last = rows.at(-1)?.at ?? edge;
    // More messages of one instant than a batch holds: read further at the same edge.
    limit = last === edge ? limit * 2 : batch;
    atEdge = new Set([...(last === edge ? atEdge : []), ...rows.filter((row) => row.at === last).map((row) => row.id)]);
    edge = last;
  }
}
