import { type GapStatement, gapStatement } from '../archive/completeness/statement';
import type { StoredMessage } from '../archive/ports';
import type { GapRow } from '../archive/stored';
import { dayOf } from './format';
import { lateRuns } from './late-runs';

/** One line of the transcript as shown. `opens` is true where the sender's name belongs above the message. */
export type TranscriptItem =
  | { readonly kind: 'day'; readonly key: string; readonly day: string }
  | { readonly kind: 'gap'; readonly key: string; readonly gap: GapStatement }
  /** Above messages that were first seen, at epoch ms `seen`, well after those around them. */
  | { readonly kind: 'late'; readonly key: string; readonly seen: number }
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
  const late = lateRuns(messages);
  let before: StoredMessage | undefined;
  let day: string | null = null;
  for (const message of messages) {
    const gap = gapBetween(gaps, before, message);
    // A message whose day is not known belongs under the day above it.
    const own: string = message.time.iso === null ? (day ?? dayOf(message.time, message.at)) : dayOf(message.time, message.at);
    if (gap) items.push({ kind: 'gap', key: `gap ${message.id}`, gap });
    if (own !== day) items.push({ kind: 'day', key: `day ${message.id}`, day: own });
    const seen = late.get(message.id);
    if (seen !== undefined) items.push({ kind: 'late', key: `late ${message.id}`, seen });
    items.push({
      kind: 'message',
      key: message.id,
      message,
      opens: gap !== null || seen !== undefined || own !== day || opensGroup(message, before),
    });
    before = message;
    day = own;
  }
  return items;
}
