import { useState } from 'preact/hooks';
import type { ArchiveReader, Conversation, StoredMessage } from '../../archive/ports';
import { text } from '../../platform/i18n';
import { counted } from '../counted';
import { usePorts } from '../ports';
import { placeToHash, startPlace } from '../place';
import type { MessageRows } from './message-rows';
import { indexOfOrder } from './orders';
import { quoted, type Quoted } from './quote';

export type Copying = {
  /** What was copied last, in words to be said; '' before. */
  readonly said: string;
  readonly copyMessages: (orders: readonly number[]) => Promise<void>;
  readonly copyLink: (order: number) => Promise<void>;
};

/** Messages read in one go, where they were not read yet. */
const most = 500;

/** Puts messages, or the way to one, on the clipboard. */
export function useCopying(conversation: Conversation, rows: MessageRows): Copying {
  const { archive, language } = usePorts();
  const [said, setSaid] = useState('');
  const put = async (what: Quoted | string, words: string): Promise<void> => {
    try {
      await (typeof what === 'string' ? navigator.clipboard.writeText(what) : navigator.clipboard.write([clipboardItem(what)]));
      setSaid(words);
    } catch {
      setSaid(text('copyFailed'));
    }
  };
  return {
    said,
    async copyMessages(orders) {
      const messages = await messagesAt(archive, conversation.key, rows, orders);
      await put(quoted(messages, conversation, language), counted(messages.length, language, 'copiedOne', 'copiedOther'));
    },
    async copyLink(order) {
      const hash = placeToHash({ ...startPlace, conversation: conversation.key, order });
      await put(location.origin + location.pathname + hash, text('copiedLink'));
    },
  };
}

const clipboardItem = ({ plain, html }: Quoted): ClipboardItem =>
  new ClipboardItem({ 'text/plain': new Blob([plain], { type: 'text/plain' }), 'text/html': new Blob([html], { type: 'text/html' }) });

/** The messages at these orders, in the transcript's order; those that were not read yet are read. */
async function messagesAt(
  archive: Pick<ArchiveReader, 'messages'>,
  key: string,
  rows: MessageRows,
  orders: readonly number[],
): Promise<readonly StoredMessage[]> {
  const list = rows.orders;
  const found = new Map<number, StoredMessage>();
  for (const order of orders.toSorted((a, b) => a - b)) {
    const index = indexOfOrder(list, order);
    const message = rows.message(index) ?? found.get(order);
    if (message) found.set(order, message);
    else for (const one of await archive.messages(key, { after: list[index - 1] ?? -Infinity, limit: most })) found.set(one.order, one);
  }
  const wanted = new Set(orders);
  return [...found.values()].filter(({ order }) => wanted.has(order)).toSorted((a, b) => a.order - b.order);
}
