import { noteOf } from './note-row';
import type { OpenArchive } from './open-archive';
import { quickReads } from './reads/open-reads';
import { recentConversations } from './recent';

/**
 * The archive for a page that must be quick: its newest `first` conversations are read at once, and without Dexie. Everything else waits until they are
 * there and `shown` has come, and is then read as every page reads it.
 */
export function quickArchive(first: number, shown: () => Promise<unknown>, name?: string): OpenArchive {
  const reads = quickReads(name);
  const newest = recentConversations(reads, first);
  // What went wrong there is told there.
  const settled = newest.catch(() => undefined);
  let early: typeof newest | null = newest;
  let loading: Promise<OpenArchive> | null = null;
  const load = async (): Promise<OpenArchive> => {
    await settled;
    await shown();
    return (await import('./open-archive')).openArchive(name);
  };
  const whole = (): Promise<OpenArchive> => (loading ??= load());
  return {
    async recent(limit) {
      const known = limit === first ? early : null;
      early = null;
      return known ?? recentConversations(reads, limit);
    },
    notes: async () =>
      reads(['notes'], async (table) => new Map((await table('notes').all()).map((row) => [row.conversation, noteOf(row)]))),
    conversations: async () => (await whole()).conversations(),
    conversation: async (key) => (await whole()).conversation(key),
    messages: async (key, range) => (await whole()).messages(key, range),
    times: async (key, orders) => (await whole()).times(key, orders),
    ledger: async (key) => (await whole()).ledger(key),
    async *records(key, range) {
      yield* (await whole()).records(key, range);
    },
    count: async () => (await whole()).count(),
    readOnly: async () => (await whole()).readOnly(),
    file: async (sha256) => (await whole()).file(sha256),
    fetched: async (url) => (await whole()).fetched(url),
    fileHoldings: async () => (await whole()).fileHoldings(),
    cases: async () => (await whole()).cases(),
    case: async (id) => (await whole()).case(id),
    idsAt: async (conversation, orders) => (await whole()).idsAt(conversation, orders),
    placesOf: async (ids) => (await whole()).placesOf(ids),
    exhibits: async () => (await whole()).exhibits(),
    deposits: async () => (await whole()).deposits(),
    captures: async (keys) => (await whole()).captures(keys),
    runs: async (limit) => (await whole()).runs(limit),
    log: {
      newestHead: async () => (await whole()).log.newestHead(),
      stampedHeads: async () => (await whole()).log.stampedHeads(),
      openings: async (messages, size) => (await whole()).log.openings(messages, size),
      deletions: async (size) => (await whole()).log.deletions(size),
      exhibits: async (ids, size) => (await whole()).log.exhibits(ids, size),
      tiles: async (level, index) => (await whole()).log.tiles(level, index),
      unsealed: async () => (await whole()).log.unsealed(),
    },
    mail: {
      mailboxes: async () => (await whole()).mail.mailboxes(),
      plans: async () => (await whole()).mail.plans(),
      mails: async (limit) => (await whole()).mail.mails(limit),
      today: async (since) => (await whole()).mail.today(since),
      checks: async (limit) => (await whole()).mail.checks(limit),
    },
  };
}
