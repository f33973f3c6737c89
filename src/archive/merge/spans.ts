import type { GapRow, MessageRow } from '../stored';

/**
 * A loaded part of the transcript with no gap in it: the messages from index `from` to `to` (exclusive). `begins` and `ends` say
 * whether it is known where the span stops on that side; else more of it lies in the store.
 */
export type Span = { readonly from: number; readonly to: number; readonly begins: boolean; readonly ends: boolean };

/** What is loaded of a transcript to lay a sighting over: messages in transcript order, and how they hang together. */
export type Stretch = { readonly messages: readonly MessageRow[]; readonly spans: readonly Span[]; readonly gaps: readonly GapRow[] };

/** The ends of the whole transcript, as orders; null where it is empty. */
export type Ends = { readonly first: number | null; readonly last: number | null };

/** Cuts chunks of a transcript (each without anything left out of it, one after the other) at their gaps. */
export function stretchOf(chunks: readonly (readonly MessageRow[])[], gaps: readonly GapRow[], ends: Ends): Stretch {
  const opens = new Set([ends.first, ...gaps.map((gap) => gap.before)]);
  const closes = new Set([ends.last, ...gaps.map((gap) => gap.after)]);
  const messages = chunks.flat();
  const spans: Span[] = [];
  let from = 0;
  const starts = new Set(chunks.map((chunk) => chunk[0]));
  messages.forEach((message, index) => {
    const next = messages[index + 1];
    const stops = closes.has(message.order);
    if (!stops && next && !starts.has(next)) return;
    spans.push({ from, to: index + 1, begins: opens.has(messages[from]?.order ?? null), ends: stops });
    from = index + 1;
  });
  return { messages, spans, gaps };
}

/** Whether the order of two messages is a guess: somewhere between them lies a gap over which nothing told what came first. */
export function isGuessed(gaps: readonly GapRow[], one: number, other: number): boolean {
  const [low, high] = [Math.min(one, other), Math.max(one, other)];
  return gaps.some((gap) => gap.after >= low && gap.before <= high && gap.order === 'guessed');
}
