import type { Conversation } from '../archive/ports';
import type { ConversationRow } from '../archive/stored';
import type { Reads } from './reads/reads';
import { shownConversation } from './shown-conversation';

/** The newest `limit` conversations, the newest first, without reading all. */
export async function recentConversations(reads: Reads, limit: number): Promise<readonly Conversation[]> {
  return reads(['conversations'], async (table) => {
    for (let most = 2 * limit; ; most *= 2) {
      const rows = await table('conversations').last('lastSeen', most);
      const sorted = newestFirst(rows);
      const last = sorted[limit - 1];
      // Nothing was said after the conversation was last seen, so what was seen before these ends is older than they are.
      const isAll = last === undefined || rows.length < most || newest(last) >= (rows.at(-1)?.lastSeen ?? Infinity);
      if (isAll) return sorted.slice(0, limit);
    }
  });
}

export const newestFirst = (rows: readonly ConversationRow[]): readonly Conversation[] =>
  rows.map(shownConversation).toSorted((a, b) => newest(b) - newest(a));

const newest = (conversation: Conversation): number => conversation.lastAt ?? conversation.lastSeen;
