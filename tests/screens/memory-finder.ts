import type { Conversation, StoredMessage } from '../../src/archive/ports';
import type { MessageRow } from '../../src/archive/stored';
import type { Finder } from '../../src/search/finder';
import { plainFinder } from '../support/plain-search/plain-finder';
import type { Invented } from './invented';

/** The row that a message was made of, as far as a search looks at it. */
function rowOf(message: StoredMessage): MessageRow {
  const [first, ...later] = message.versions;
  const { versions: _, seen, ...rest } = message;
  return {
    ...rest,
    mark: '',
    later,
    firstText: later.length > 0 ? (first?.text ?? null) : null,
    firstSeen: Date.parse(seen.first),
    lastSeen: Date.parse(seen.last),
    by: seen.by,
    how: seen.how,
  };
}

/** The search over an archive in memory. */
export function memoryFinder(invented: Invented): Finder {
  const messages = new Map<string, StoredMessage>();
  for (const own of invented.messages.values()) for (const message of own) messages.set(message.id, message);
  const rows = (): readonly MessageRow[] => [...invented.messages.values()].flat().map(rowOf);
  const known = (conversation: Conversation) => {
    const note = invented.notes?.get(conversation.key);
    return { conversation, facts: { ...conversation, hasNote: (note?.text ?? '') !== '', tags: note?.tags ?? [] } };
  };
  return plainFinder({
    conversations: async () => new Map(invented.conversations.map((one) => [one.key, known(one)])),
    async *newestFirst({ from, to }) {
      const within = rows().filter(({ at }) => at >= from && at < to);
      yield* within.toSorted((a, b) => b.at - a.at);
    },
    async *inOrder(conversation) {
      yield* rows().filter((row) => row.conversation === conversation);
    },
    message: (row) => {
      const message = messages.get(row.id);
      if (!message) throw new Error('the message is there');
      return message;
    },
    frame: async () => new Promise((resolve) => setTimeout(resolve, 16)),
  });
}

/** One whose searches stay at the third hit. */
export function slowFinder(finder: Finder): Finder {
  return {
    ...finder,
    async *find(question, limit, stop) {
      for await (const findings of finder.find(question, limit, stop)) {
        if (findings.found <= 3) {
          yield findings;
          continue;
        }
        yield { ...findings, hits: findings.hits.slice(0, 3), found: 3, share: 0.4, done: false };
        await new Promise(() => {});
      }
    },
  };
}

/** One that hears 发货 in whatever is asked. */
function hearingFinder(finder: Finder): Finder {
  return {
    ...finder,
    async *find(question, limit, stop) {
      const heard = { ...question, query: { kind: 'text', text: '发货' } } as const;
      for await (const { hits, found, ...rest } of finder.find(heard, limit, stop)) {
        yield { ...rest, hits: hits.slice(0, 1), found: 1, alike: { hits: hits.slice(1), found: found - 1 } };
      }
    },
  };
}

/** One that gives up half way, as it does when a pattern takes too long. */
function givingUpFinder(finder: Finder): Finder {
  return {
    ...finder,
    async *find(question, limit, stop) {
      for await (const findings of finder.find(question, limit, stop)) yield { ...findings, stopped: findings.done ? 'slow-regex' : null };
    },
  };
}

/** Finders by the data of the scene that they are for. */
export const otherFinders: Readonly<Record<string, (finder: Finder) => Finder>> = {
  alike: hearingFinder,
  stopped: givingUpFinder,
  indexing: (finder) => ({ ...finder, built: async () => 0.42 }),
};
