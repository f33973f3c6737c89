import { withDouble, type Double } from './merge/doubles';
import { orderStep } from './merge/place';
import { isGuessed, type Stretch } from './merge/spans';
import type { MergeSession } from './store-port';
import type { ConversationRow, GapRow, MessageRow } from './stored';

/**
 * An order within each of the spans that a sighting shows one behind the other, in the sighting's order, where the transcript holds
 * them otherwise by a guess; null where it holds them right.
 */
export function spansToJoin({ spans, messages, gaps }: Stretch, pairs: readonly number[]): readonly number[] | null {
  const visited = pairs
    .filter((at) => at >= 0)
    .map((at) => spans.findIndex((span) => at >= span.from && at < span.to))
    .filter((span, index, all) => span !== all[index - 1]);
  if (visited.length < 2 || new Set(visited).size < visited.length) return null;
  const firsts = visited.map((span) => messages[spans[span]?.from ?? -1]?.order ?? 0);
  const isWrong = visited.slice(1).some((span, index) => {
    const last = messages[(spans[visited[index] ?? -1]?.to ?? 0) - 1]?.order ?? 0;
    const first = messages[spans[span]?.from ?? -1]?.order ?? 0;
    return !gaps.some((gap) => gap.after === last && gap.before === first) && isGuessed(gaps, last, first);
  });
  return isWrong ? firsts : null;
}

/** Puts the spans that hold these orders one behind the other, at the place of the longest of them; the rest stays as it is. */
export async function rejoined(session: MergeSession, conversation: ConversationRow, joining: readonly number[]): Promise<ConversationRow> {
  const spans = cut(await session.all(conversation.key), conversation.gaps);
  const visited = joining.map((order) => spans.findIndex((span) => span.some((message) => message.order === order)));
  const longest = visited.reduce((best, span) => ((spans[span]?.length ?? 0) > (spans[best]?.length ?? 0) ? span : best), visited[0] ?? 0);
  const arranged = spans.flatMap((_, span) => (span === longest ? visited : visited.includes(span) ? [] : [span]));
  const order = (one: number | undefined, end: 0 | -1) => spans[one ?? -1]?.at(end)?.order ?? 0;
  const gaps = arranged.slice(1).map((span, index): GapRow => {
    const before = arranged[index] ?? 0;
    const known = conversation.gaps.find((gap) => gap.after === order(before, -1) && gap.before === order(span, 0));
    const isGuess = !visited.includes(before) || !visited.includes(span);
    return known ?? { after: order(before, -1), before: order(span, 0), ...(isGuess ? { order: 'guessed' } : {}) };
  });
  return numbered(
    session,
    { ...conversation, gaps },
    arranged.flatMap((span) => spans[span] ?? []),
  );
}

/** The transcript once the doubles beside a gap are gone, and what they knew stands with the messages that are kept. */
export async function withoutDoubles(
  session: MergeSession,
  conversation: ConversationRow,
  doubles: readonly Double[],
): Promise<ConversationRow> {
  await session.putMessages(conversation, doubles.map(withDouble));
  await session.removeMessages(doubles.map(({ double }) => double.id));
  const gone = new Set(doubles.map(({ double }) => double.order));
  const left = (await session.all(conversation.key)).map(({ order }) => order);
  const gaps = conversation.gaps.map((gap) => ({
    ...gap,
    after: gone.has(gap.after) ? (left.findLast((order) => order < gap.after) ?? gap.after) : gap.after,
    before: gone.has(gap.before) ? (left.find((order) => order > gap.before) ?? gap.before) : gap.before,
  }));
  const after = { ...conversation, gaps, total: conversation.total - gone.size };
  await session.putConversation(after, []);
  return after;
}

/** Gives every message of a transcript a new order with room between neighbours. */
export async function renumbered(session: MergeSession, conversation: ConversationRow): Promise<ConversationRow> {
  return numbered(session, conversation, await session.all(conversation.key));
}

async function numbered(session: MergeSession, conversation: ConversationRow, all: readonly MessageRow[]): Promise<ConversationRow> {
  const orders = new Map(all.map((message, index) => [message.order, (index + 1) * orderStep]));
  const moved = all.map((message) => ({ ...message, order: orders.get(message.order) ?? message.order }));
  await session.putMessages(conversation, moved);
  const gaps = conversation.gaps.map((gap) => ({
    ...gap,
    after: orders.get(gap.after) ?? gap.after,
    before: orders.get(gap.before) ?? gap.before,
  }));
  const after = { ...conversation, gaps };
  await session.putConversation(after, []);
  return after;
}

function cut(all: readonly MessageRow[], gaps: readonly GapRow[]): readonly (readonly MessageRow[])[] {
  const ends = new Set(gaps.map((gap) => gap.after));
  const spans: MessageRow[][] = [[]];
  for (const message of all) {
    spans.at(-1)?.push(message);
    if (ends.has(message.order)) spans.push([]);
  }
  return spans.filter((span) => span.length > 0);
}
