import type { Gap, StoredMessage } from '../archive/ports';
import { dayOf } from './format';

/** One line of the transcript as shown. `opens` is true where the sender's name belongs above the message. */
export type TranscriptItem =
  | { readonly kind: 'day'; readonly key: string; readonly day: string }
  | { readonly kind: 'gap'; readonly key: string }
  | { readonly kind: 'message'; readonly key: string; readonly message: StoredMessage; readonly opens: boolean };

const groupedWithin = 5 * 60_000;

function opensGroup(message: StoredMessage, before: StoredMessage | undefined): boolean {
  return (
    before === undefined ||
    before.direction !== message.direction ||
    before.sender !== message.sender ||
    message.at - before.at > groupedWithin
  );
}

function gapBetween(gaps: readonly Gap[], before: number, after: number): boolean {
  return gaps.some((gap) => gap.after >= before && gap.before <= after);
}

/** Lays messages (in transcript order) out with the days they belong to and the gaps between them. */
export function transcriptItems(messages: readonly StoredMessage[], gaps: readonly Gap[]): readonly TranscriptItem[] {
  const items: TranscriptItem[] = [];
  let before: StoredMessage | undefined;
  let day: string | null = null;
  for (const message of messages) {
    const gap = before !== undefined && gapBetween(gaps, before.order, message.order);
    // A message whose day is not known belongs under the day above it.
    const own: string = message.time.iso === null ? (day ?? dayOf(message.time, message.at)) : dayOf(message.time, message.at);
    if (gap) items.push({ kind: 'gap', key: `gap ${message.id}` });
    if (own !== day) items.push({ kind: 'day', key: `day ${message.id}`, day: own });
    items.push({ kind: 'message', key: message.id, message, opens: gap || own !== day || opensGroup(message, before) });
    before = message;
    day = own;
  }
  return items;
}
