import type { ArchiveReader, StoredMessage } from '../../src/archive/ports';
import type { Invented } from './invented';

function around(messages: readonly StoredMessage[], order: number, limit: number): readonly StoredMessage[] {
  const at = Math.max(
    0,
    messages.findIndex((one) => one.order >= order),
  );
  const start = Math.max(0, at - Math.floor(limit / 2));
  return messages.slice(start, start + limit);
}

/** An archive in memory for looking at screens. */
export function memoryArchive(invented: Invented): ArchiveReader {
  return {
    conversations: async () => invented.conversations,
    recent: async (limit) => invented.conversations.slice(0, limit),
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
    notes: async () => invented.notes ?? new Map(),
    readOnly: async () => null,
    count: async () => [...invented.messages.values()].reduce((sum, one) => sum + one.length, 0),
  };
}
