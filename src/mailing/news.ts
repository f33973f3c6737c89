import type { ArchiveReader, Conversation, StoredMessage } from '../archive/ports';
import type { Mailed } from '../mail/mailed';

/**
 * A message that is new to a plan. `beside`: its neighbours in the transcript that the plan mails or has mailed.
 */
export type Fresh = {
  readonly conversation: string;
  readonly id: string;
  readonly order: number;
  readonly mark: string;
  readonly beside: readonly number[];
};

/** What is new of a conversation, in transcript order, and when the newest of it came: epoch ms, `-Infinity` where nothing did. */
export type News = { readonly fresh: readonly Fresh[]; readonly newest: number; readonly state: string };

/** A conversation's state: what every capture that stores something of it changes. */
export function stateOf({ lastSeen, total, lastAt, gaps }: Conversation): string {
  return [lastSeen, total, lastAt, gaps.length].join(' ');
}

/** A mark that is another one for another text or version: not secret, and good for telling a few versions of one message apart. */
export function markOf({ text, kind, versions }: Pick<StoredMessage, 'text' | 'kind' | 'versions'>): string {
  const said = JSON.stringify([text, kind, versions.map(({ what, text: words }) => [what, words])]);
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < said.length; index += 1) {
    const code = said.charCodeAt(index);
    high = Math.imul(high ^ code, 2_654_435_761);
    low = Math.imul(low ^ code, 1_597_334_677);
  }
  return `${(high >>> 0).toString(36)}${(low >>> 0).toString(36)}`;
}

/** When the last that is known of a message was first seen: epoch ms. */
function cameAt({ versions, seen }: StoredMessage): number {
  return Math.max(Date.parse(seen.first), ...versions.map(({ at }) => Date.parse(at)));
}

const batch = 500;

/** A conversation's messages in transcript order. */
export async function* messagesOf(archive: Pick<ArchiveReader, 'messages'>, key: string): AsyncGenerator<StoredMessage> {
  for (let after = -Infinity; ;) {
    const messages = await archive.messages(key, { limit: batch, after });
    yield* messages;
    if (messages.length < batch) return;
    after = messages.at(-1)?.order ?? Infinity;
  }
}

/** A message that the plan is for, whether it was mailed before or not. */
type Seen = { readonly order: number; readonly isFresh: boolean; readonly index: number };

/**
 * What of a conversation the plan has not mailed: messages, and messages with another text or version than was mailed. `wants` narrows it to
 * what was searched for; what first came before `since` (epoch ms) is old.
 */
export async function newsOf(
  archive: Pick<ArchiveReader, 'messages'>,
  conversation: Conversation,
  mailed: Mailed | null,
  wants: (order: number) => boolean,
  since: number,
): Promise<News> {
  const state = stateOf(conversation);
  const fresh: (Fresh & { readonly beside: number[] })[] = [];
  let newest = -Infinity;
  if (mailed?.state === state) return { fresh, newest, state };
  let before: Seen | null = null;
  for await (const message of messagesOf(archive, conversation.key)) {
    const came = cameAt(message);
    if (came < since || !wants(message.order)) {
      before = null;
      continue;
    }
    const { id, order } = message;
    const mark = markOf(message);
    const isFresh = mailed?.messages[id] !== mark;
    if (before?.isFresh) fresh[before.index]?.beside.push(order);
    if (isFresh) fresh.push({ conversation: conversation.key, id, order, mark, beside: before ? [before.order] : [] });
    if (isFresh) newest = Math.max(newest, came);
    before = { order, isFresh, index: fresh.length - 1 };
  }
  return { fresh, newest, state };
}

/** What a plan has mailed once these were, too. `isAll`: nothing of the conversation is left. */
export function afterMailing(mailed: Mailed | null, fresh: readonly Fresh[], state: string, isAll: boolean): Mailed {
  const messages = { ...mailed?.messages, ...Object.fromEntries(fresh.map(({ id, mark }) => [id, mark])) };
  return { state: isAll ? state : '', messages };
}
