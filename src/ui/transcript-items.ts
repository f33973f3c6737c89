import { type GapStatement, gapStatement } from '../archive/completeness/statement';
import type { StoredMessage } from '../archive/ports';
import type { GapRow } from '../archive/stored';
import { dayOf } from './format';

/** One line of the transcript as shown. `opens` is true where the sender's name belongs above the message. */
export type TranscriptItem =
  | { readonly kind: 'day'; readonly key: string; readonly day: string }
  | { readonly kind: 'gap'; readonly key: string; readonly gap: GapStatement }
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

function gapBetween(gaps: readonly GapRow[], before: StoredMessage | undefined, next: StoredMessage): GapStatement | null {
  const gap = before && gaps.find((one) => one.after >= before.order && one.before <= next.order);
  return gap ? gapStatement(gap, before.time, next.time) : null;
}

/** Lays messages (in transcript order) out with the days they belong to and the gaps between them. */
export function transcriptItems(messages: readonly StoredMessage[], gaps: readonly GapRow[]): readonly TranscriptItem[] {
  const items: TranscriptItem[] = [];
  let before: StoredMessage | undefined;
  let day: string | null = null;
  for (const message of messages) {
    const gap = gapBetween(gaps, before, message);
    // A message whose day is not known belongs under the day above it.
    const own: string = message.time.iso === null ? (day ?? dayOf(message.time, message.at)) : dayOf(message.time, message.at);
    if (gap) items.push({ kind: 'gap', key: `gap ${message.id}`, gap });
    if (own !== day) items.push({ kind: 'day', key: `day ${message.id}`, day: own });
    items.push({ kind: 'message', key: message.id, message, opens: gap !== null || own !== day || opensGroup(message, before) });
    before = message;
    day = own;
  }
  return items;
}
