import type { ArchiveReader, Conversation, Filters, Hit, Stop, StoredMessage } from '../../src/archive/ports';
import type { Invented } from './invented';

type Place = { readonly conversation: Conversation; readonly message: StoredMessage };

function lets(filters: Filters, { conversation, message }: Place): boolean {
  const { from = -Infinity, to = Infinity, conversations, accounts, consoles, directions } = filters;
  return (
    message.at >= from &&
    message.at < to &&
    (conversations?.includes(conversation.key) ?? true) &&
    (accounts?.includes(conversation.account) ?? true) &&
    (consoles?.includes(conversation.console) ?? true) &&
    (directions?.includes(message.direction) ?? true)
  );
}

function marksOf(text: string, words: string): [number, number][] {
  const marks: [number, number][] = [];
  const haystack = text.toLowerCase();
  const needle = words.toLowerCase();
  if (needle === '') return marks;
  for (let at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + needle.length)) marks.push([at, at + needle.length]);
  return marks;
}

function earlierOf({ versions }: StoredMessage, words: string): Hit['earlier'] {
  const version = versions.findLast(({ text }) => marksOf(text, words).length > 0);
  return version && { version, marks: marksOf(version.text, words) };
}

function around(messages: readonly StoredMessage[], order: number, limit: number): readonly StoredMessage[] {
  const at = Math.max(
    0,
    messages.findIndex((one) => one.order >= order),
  );
  const start = Math.max(0, at - Math.floor(limit / 2));
  return messages.slice(start, start + limit);
}

/** An archive in memory for looking at screens. `pause` is awaited before each hit. */
export function memoryArchive(invented: Invented, pause: (found: number) => Promise<void>): ArchiveReader {
  const all = (): readonly Place[] =>
    invented.conversations
      .flatMap((conversation) => (invented.messages.get(conversation.key) ?? []).map((message) => ({ conversation, message })))
      .toSorted((a, b) => b.message.at - a.message.at);
  async function* search(query: string, filters: Filters, signal: Stop): AsyncGenerator<Hit> {
    let found = 0;
    for (const place of all()) {
      if (signal.aborted) return;
      const marks = marksOf(place.message.text, query);
      const earlier = marks.length === 0 ? earlierOf(place.message, query) : undefined;
      if ((query !== '' && marks.length === 0 && !earlier) || !lets(filters, place)) continue;
      await pause(found++);
      yield { ...place, marks, ...(earlier ? { earlier } : {}) };
    }
  }
  return {
    conversations: async () => invented.conversations,
    conversation: async (key) => invented.conversations.find((one) => one.key === key),
    messages: async (key, range) => {
      const own = invented.messages.get(key) ?? [];
      if ('around' in range) return around(own, range.around, range.limit);
      if ('before' in range) return own.filter((one) => one.order < range.before).slice(-range.limit);
      return own.filter((one) => one.order > range.after).slice(0, range.limit);
    },
    times: async (key, orders) => {
      const own = invented.messages.get(key) ?? [];
      return new Map(own.filter(({ order }) => orders.includes(order)).map(({ order, time }) => [order, time]));
    },
    ledger: async () => undefined,
    records: () => {
      throw new Error('no screen reads records');
    },
    search,
    notes: async () => invented.notes ?? new Map(),
    readOnly: async () => null,
    count: async () => [...invented.messages.values()].reduce((sum, one) => sum + one.length, 0),
  };
}
