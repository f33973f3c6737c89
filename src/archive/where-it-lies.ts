import { align, type Alignment } from './merge/align';
import { orderStep } from './merge/place';
import type { SeenRow } from './merge/seen-row';
import type { Edge } from './merge/slots';
import { isGuessed, stretchOf, type Ends, type Stretch } from './merge/spans';
import type { MergeSession } from './store-port';
import type { ConversationRow, GapRow, MessageRow } from './stored';

/** What was loaded of the transcript around the places that resemble a sighting, and how the sighting lies on it. */
export type Lie = { readonly stretch: Stretch; readonly alignment: Alignment };

/** Messages loaded before those that a sighting at the end of the transcript would show. */
const fewBefore = 40;
/** The evidence of some ten messages without times, or of five with them. */
const enough = 40;
/** Words met more often than this in a conversation («好的») say nothing of where. */
const mostAlike = 50;
const mostMessages = 5000;
/** A sighting that shows what was stored in more places than these has met words that everybody says. */
const mostPlaces = 4;

/**
 * First the last messages of the transcript, where almost every sighting lies; then, where a gap lies among them or their order is a guess, more
 * of its end, so that the places can be told apart; then everywhere the store finds rows like these.
 */
export async function whereItLies(session: MergeSession, conversation: ConversationRow, rows: readonly SeenRow[]): Promise<Lie> {
  const margin = rows.length + 100;
  const last = await tailLie(session, conversation, rows, rows.length + fewBefore);
  const isOneRun = conversation.gaps.every(({ order, before }) => order !== 'guessed' && before <= (last.tail[0]?.order ?? 0));
  if (last.isWhole || (isOneRun && isPlain(last.lie.alignment))) return last.lie;
  const near = await tailLie(session, conversation, rows, margin + 100);
  if (near.isWhole || isInside(near.lie.alignment)) return near.lie;
  const chunks = await likeChunks(session, conversation.key, rows, margin);
  if (chunks.length === 0) return near.lie;
  const [first] = await session.stretch(conversation.key, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, 1, 1);
  const ends = { first: first?.order ?? null, last: near.tail.at(-1)?.order ?? null };
  return lie(rows, joined([...chunks, near.tail]), conversation.gaps, ends);
}

type TailLie = { readonly tail: readonly MessageRow[]; readonly isWhole: boolean; readonly lie: Lie };

/** How the rows lie on the last `count` messages; `isWhole` where there are no others. */
async function tailLie(
  session: MergeSession,
  { key, total, gaps }: ConversationRow,
  rows: readonly SeenRow[],
  count: number,
): Promise<TailLie> {
  const tail = await session.tail(key, count);
  const isWhole = total <= tail.length;
  const ends = { first: isWhole ? (tail[0]?.order ?? null) : null, last: tail.at(-1)?.order ?? null };
  return { tail, isWhole, lie: lie(rows, [tail], gaps, ends) };
}

function lie(rows: readonly SeenRow[], chunks: readonly (readonly MessageRow[])[], gaps: readonly GapRow[], ends: Ends): Lie {
  const stretch = stretchOf(chunks, gaps, ends);
  return { stretch, alignment: align(rows, stretch) };
}

/** Once the first row is placed, nothing of the run can lie before what is loaded. */
function isInside({ pairs, isSure }: Alignment): boolean {
  return isSure && (pairs[0] ?? -1) >= 0;
}

/** Whether a run shows messages one after the other, and so much of them that it can lie nowhere else: new rows stand behind them alone. */
function isPlain(alignment: Alignment): boolean {
  const lastPaired = alignment.pairs.findLastIndex((at) => at >= 0);
  return isInside(alignment) && alignment.evidence >= enough && alignment.pairs.slice(0, lastPaired).every((at) => at >= 0);
}

async function likeChunks(
  session: MergeSession,
  key: string,
  rows: readonly SeenRow[],
  margin: number,
): Promise<readonly (readonly MessageRow[])[]> {
  const marks = [...new Set(rows.flatMap(({ mark }) => (mark === '' ? [] : [mark])))];
  const ids = rows.flatMap(({ row }) => row.platformId ?? []);
  const byId = await session.ordersLike(key, [], ids, mostAlike);
  const byWords = await session.ordersLike(key, marks, [], mostAlike);
  const named = rows.flatMap(({ is }) => (is ? [is.order] : []));
  const places = [named, byId, byWords].flatMap((orders) => clusters(orders, margin * orderStep)).slice(0, mostPlaces);
  return Promise.all(places.map(({ from, to }) => session.stretch(key, from, to, margin, mostMessages)));
}

/** Orders that lie within `width` of each other, the most crowded first. */
function clusters(orders: readonly number[], width: number): readonly { readonly from: number; readonly to: number }[] {
  const found: { from: number; to: number; count: number }[] = [];
  for (const order of orders.toSorted((a, b) => a - b)) {
    const open = found.at(-1);
    if (open && order - open.to <= width) found[found.length - 1] = { from: open.from, to: order, count: open.count + 1 };
    else found.push({ from: order, to: order, count: 1 });
  }
  return found.toSorted((a, b) => b.count - a.count);
}

/** Chunks in transcript order, those that touch or overlap as one. */
function joined(chunks: readonly (readonly MessageRow[])[]): readonly (readonly MessageRow[])[] {
  const sorted = chunks.filter((chunk) => chunk.length > 0).toSorted((a, b) => (a[0]?.order ?? 0) - (b[0]?.order ?? 0));
  const whole: (readonly MessageRow[])[] = [];
  for (const chunk of sorted) {
    const before = whole.at(-1);
    const last = before?.at(-1)?.order ?? Number.NEGATIVE_INFINITY;
    if (!before || (chunk[0]?.order ?? 0) > last) whole.push(chunk);
    else whole[whole.length - 1] = [...before, ...chunk.filter(({ order }) => order > last)];
  }
  return whole;
}

const around = 30;

/** The places in which a run of so many rows can stand that overlaps nothing: the ends and every gap that may be large enough. */
export async function edgesOf(session: MergeSession, { key, gaps }: ConversationRow, count: number): Promise<readonly Edge[]> {
  const tail = await session.tail(key, around);
  const [first] = await session.stretch(key, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, 1, 1);
  const last = tail.at(-1);
  if (!first || !last) return [{ before: null, after: null, earlier: [], later: [] }];
  const slots = [
    { before: null, after: first.order },
    ...gaps.flatMap(({ after, before, rows = count }) => (rows < count ? [] : [{ before: after, after: before }])),
    { before: last.order, after: null },
  ];
  return Promise.all(
    slots.map(async (slot) => ({
      ...slot,
      earlier: slot.before === null ? [] : await neighbours(session, key, slot.before, gaps, -1),
      later: slot.after === null ? [] : await neighbours(session, key, slot.after, gaps, 1),
    })),
  );
}

/** Messages from one onward, as far as their order is known. */
async function neighbours(
  session: MergeSession,
  key: string,
  order: number,
  gaps: readonly GapRow[],
  step: 1 | -1,
): Promise<readonly MessageRow[]> {
  const near = await session.stretch(key, order, order, around, 1);
  return near.filter((one) => (step === 1 ? one.order >= order : one.order <= order) && !isGuessed(gaps, one.order, order));
}
