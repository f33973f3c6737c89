import type { Conversation } from '../archive/ports';
import type { ConversationRow } from '../archive/stored';

/** A conversation as pages see it. */
export function shownConversation(row: ConversationRow): Conversation {
  const { isSure: _, lastMessage, ...rest } = row;
  return { ...rest, preview: lastMessage };
}
