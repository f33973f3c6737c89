import type { ArchiveStore, MergeSession } from '../../src/archive/store-port';
import type { ConversationRow, MessageRow, SightingRow } from '../../src/archive/stored';

/** The store's port over plain maps, so that tens of thousands of histories can be merged in a minute; the tests run the same ones over IndexedDB. */
export function memoryStore(): ArchiveStore & { transcript(): readonly MessageRow[]; conversation(): ConversationRow | undefined } {
  const messages = new Map<string, MessageRow>();
  const conversations = new Map<string, ConversationRow>();
  const aliases = new Map<string, string>();
  const sightings = new Map<string, SightingRow>();
  let sorted: readonly MessageRow[] | null = null;
  const inOrder = () => (sorted ??= [...messages.values()].toSorted((a, b) => a.order - b.order));
  const session: MergeSession = {
    sighting: async (id) => sightings.get(id),
    aliases: async (names) => new Map(names.flatMap((name) => (aliases.has(name) ? [[name, aliases.get(name) ?? '']] : []))),
    conversation: async (key) => conversations.get(key),
    tail: async (_, limit) => inOrder().slice(-limit),
    ordersLike: async (_, marks, ids, most) => {
      const groups = [
        ...marks.map((mark) => inOrder().filter((row) => row.mark === mark)),
        ...ids.map((id) => inOrder().filter((row) => row.platformId === id)),
      ];
      return groups.flatMap((rows) => (rows.length > most ? [] : rows.map((row) => row.order)));
    },
    stretch: async (_, from, to, margin, most) => {
      const rows = inOrder();
      const before = rows.filter((row) => row.order < from);
      const inside = rows.filter((row) => row.order >= from && row.order <= to).slice(0, most);
      return [...(margin === 0 ? [] : before.slice(-margin)), ...inside, ...rows.filter((row) => row.order > to).slice(0, margin)];
    },
    all: async () => inOrder(),
    messages: async (ids) => new Map([...messages].filter(([id]) => ids.includes(id))),
    putMessages: async (_, rows) => {
      for (const row of rows) messages.set(row.id, row);
      sorted = null;
    },
    removeMessages: async (ids) => {
      for (const id of ids) messages.delete(id);
      sorted = null;
    },
    putConversation: async (row, names) => {
      conversations.set(row.key, row);
      for (const name of names) aliases.set(name, row.key);
    },
    putSighting: async (row) => void sightings.set(row.id, row),
    fetches: async () => new Map(),
    putFetches: async () => undefined,
    note: async () => undefined,
    putNote: async () => undefined,
  };
  return {
    transact: async (work) => work(session),
    addRun: async (run) => ({ ...run, id: 1 }),
    deleteAll: async () => messages.clear(),
    transcript: inOrder,
    conversation: () => [...conversations.values()][0],
  };
}
