import type { Conversation, Stop, StoredMessage } from '../../../src/archive/ports';
import type { MessageRow } from '../../../src/archive/stored';
import type { Question } from '../../../src/search/finder';
import type { Facts } from '../../../src/search/match/conversation-fits';
import { matcher } from '../../../src/search/match/matcher';
import { timeRange } from '../../../src/search/match/time-range';

export type Known = { readonly conversation: Conversation; readonly facts: Facts };

/** Where messages are read one after the other. */
export type PlainSource = {
  /** All conversations, by their keys. */
  conversations(): Promise<ReadonlyMap<string, Known>>;
  /** Every message from `from` to before `to` (epoch ms), newest first; messages of one instant come in no promised order. */
  newestFirst(range: { readonly from: number; readonly to: number }, stop: Stop): AsyncIterable<MessageRow>;
  /** The messages of a conversation in transcript order. */
  inOrder(conversation: string): AsyncIterable<MessageRow>;
  message(row: MessageRow, conversation: Conversation): StoredMessage;
  /** Resolves after 16 ms. */
  frame(): Promise<void>;
};

export type Scanned = { readonly row: MessageRow; readonly conversation: Conversation };

/** Every message that a query finds, newest first, each as soon as it is found: the truth that a faster search is held against. */
export async function* scan(source: PlainSource, { query, exact }: Pick<Question, 'query' | 'exact'>, stop: Stop): AsyncGenerator<Scanned> {
  const conversations = await source.conversations();
  const holds = matcher(query, exact);
  for await (const row of source.newestFirst(timeRange(query), stop)) {
    if (stop.aborted) return;
    const known = conversations.get(row.conversation);
    if (known && holds(row, known.facts)) yield { row, conversation: known.conversation };
  }
}
