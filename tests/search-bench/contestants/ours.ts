import { workerFinder } from '../../../src/page-root/worker-finder';
import type { Question } from '../../../src/search/finder';
import type { Query } from '../../../src/search/terms';
import type { Chat } from '../corpus/chats';
import { idAt } from '../places';
import type { Contestant, Found } from './contestant';
import type { Feeding } from './ours-feeding';

const questionOf = (query: Query): Question => ({ query, exact: false, ranking: 'newest' });
const never = { aborted: false };
/** What the popup asks for; a full count comes with them. */
const shown = 20;

/** Our own search as the pages have it, in their worker, over the extension's own database. What feeds it is loaded when it is fed: a popup only asks. */
export async function ours(chats: readonly Chat[]): Promise<Contestant> {
  const finder = workerFinder();
  let opened: Promise<Feeding> | null = null;
  const feeding = async (): Promise<Feeding> => (opened ??= import('./ours-feeding').then((module) => module.feeding(chats)));
  return {
    ready: async (batch) => (await feeding()).ready(batch),
    feed: async (batch) => (await feeding()).feed(batch),
    finish: async () => (await feeding()).finish(),
    lay: async (batch) => (await feeding()).lay(batch),
    async first(query, limit) {
      let found: readonly Found[] = [];
      for await (const { hits, share } of finder.find(questionOf(query), limit, never)) {
        found = hits.map(({ message }) => ({ id: idAt(message.order), text: message.text }));
        // What comes after the whole archive was looked through only sounds like the words.
        if (found.length >= limit || share >= 1) break;
      }
      return found;
    },
    async count(query) {
      let count = 0;
      for await (const { found, share } of finder.find(questionOf(query), shown, never)) {
        count = found;
        if (share >= 1) break;
      }
      return count;
    },
    all: async (query) => (await finder.places(questionOf(query), never)).map(({ order }) => idAt(order)),
    close: async () => (await opened)?.close(),
  };
}
