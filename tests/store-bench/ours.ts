import { archiveSighting } from '../../src/archive/archive-sighting';
import { newMessageId } from '../../src/store/message-id';
import { firstSight } from '../../src/archive/merge/enrich';
import { orderStep } from '../../src/archive/merge/place';
import { seenRows } from '../../src/archive/merge/seen-row';
import type { ConversationRow, MessageRow } from '../../src/archive/stored';
import { aliasesOf } from '../../src/domain/identity';
import { instant } from '../../src/domain/times';
import { toSign } from '../../src/search/blocks/pages';
import { archiveReader } from '../../src/store/archive-reader';
import { archiveDatabase } from '../../src/store/database';
import { mergeStore } from '../../src/store/merge-store';
import { directoryOf } from '../../src/store/search-index';
import { sightingOf, truthOf, type Part } from './corpus';
import { screenful, shownRows, timed, type Subject } from './subject';

const host = 'market.m.taobao.com';
const witness = 'bench';

/** Of each conversation, the id of one of its messages. */
const known = new Map<string, string>();

function idOf(conversation: string, at: number): string {
  const id = newMessageId(known.get(conversation) ?? null, at);
  if (!known.has(conversation)) known.set(conversation, id);
  return id;
}

const namesOf = (conversation: number): readonly string[] => {
  const { strong, weak } = aliasesOf('wangwang', host, sightingOf(conversation, []).parties);
  return [...strong, ...weak];
};
const keyOf = (conversation: number): string => namesOf(conversation)[0] ?? '';

/** The rows that merging would have written, without merging. */
function rowsOf({ conversation, from, messages }: Part): readonly MessageRow[] {
  const sighting = sightingOf(conversation, messages);
  const key = keyOf(conversation);
  return seenRows(sighting).map((seen, index) => {
    const at = seen.time.iso === null ? sighting.at : instant(seen.time.iso);
    return firstSight(
      seen,
      { id: idOf(key, at), conversation: key, order: orderStep * (from + index + 1), at, how: 'seen' },
      { at: sighting.at, zone: sighting.zone, by: witness },
    );
  });
}

function conversationAfter(before: ConversationRow | undefined, { conversation, messages }: Part): ConversationRow {
  const { console, parties, zone, at } = sightingOf(conversation, messages);
  const last = messages.at(-1);
  return {
    key: keyOf(conversation),
    console,
    host,
    account: parties.account,
    peer: parties.peer,
    isSure: true,
    zone,
    total: (before?.total ?? 0) + messages.length,
    firstAt: before?.firstAt ?? messages[0]?.at ?? null,
    lastAt: last?.at ?? null,
    lastSeen: at,
    lastMessage: last ? { text: last.text, direction: last.direction, kind: 'text' } : null,
    orders: [],
    gaps: [],
    fromStart: true,
  };
}

/** Our own store and merge, on the database of the extension itself. */
export function ours(): Subject {
  const database = archiveDatabase();
  const store = mergeStore(database);
  const reader = archiveReader(database);
  const around = { newId: newMessageId, witness, isPrivate: () => false };
  return {
    async add(batch) {
      const ready = batch.map((part) => ({ part, rows: rowsOf(part) }));
      return timed(() =>
        store.transact(async (session) => {
          for (const { part, rows } of ready) {
            const after = conversationAfter(await session.conversation(keyOf(part.conversation)), part);
            await session.putMessages(after, rows);
            await session.putConversation(after, namesOf(part.conversation));
          }
        }),
      );
    },
    async append(conversation, length) {
      const shown = truthOf(conversation, length + 1).slice(-shownRows);
      const sighting = sightingOf(conversation, shown);
      let added = 0;
      const took = await timed(async () => {
        const outcome = await archiveSighting(store, sighting, around);
        added = outcome.outcome === 'stored' ? outcome.added : -1;
      });
      if (added !== 1) throw new Error(`${added} messages were added instead of one`);
      return took;
    },
    async open(conversation, at) {
      const key = keyOf(conversation);
      let read = 0;
      const took = await timed(async () => {
        await reader.conversation(key);
        read = (await reader.messages(key, { around: orderStep * (at + 1), limit: screenful })).length;
      });
      if (read < screenful / 2) throw new Error(`only ${read} messages were read`);
      return took;
    },
    async isIndexed() {
      const directory = await directoryOf(database);
      return directory.floor === -Infinity && (await database.searchWork.count()) === 0 && toSign(directory) === null;
    },
    close: async () => database.close(),
  };
}
