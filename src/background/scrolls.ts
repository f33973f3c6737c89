import * as v from 'valibot';
import type { ConversationRow } from '../archive/stored';
import { browser, type Runtime } from '../platform/browser';
import { frameOf, paneName, type Frame } from '../platform/frames';
import { askFrame, type PaneReport } from '../platform/messages';
import type { EarlierScroll, ScrollGoal, ScrollWish } from '../platform/scroll-orders';
import type { Database } from '../store/database';
import { injectScroll } from './injection';

const key = 'scrolls';
/** So many orders are remembered, the newest. */
const most = 60;
/** Ms between two notes of how far one has come; its end is noted at once. */
const notePace = 3000;

const epoch = v.pipe(v.number(), v.finite());
const goal = v.variant('to', [
  v.object({ to: v.literal('start') }),
  v.object({ to: v.literal('date'), until: epoch }),
  v.object({ to: v.literal('gap'), until: v.nullable(epoch) }),
]);
const ends = ['start', 'top', 'date', 'gap', 'stopped', 'stalled', 'blocked', 'left'] as const;
/** These leave nothing to go on with. */
const atItsGoal: ReadonlySet<string> = new Set(['start', 'top', 'date', 'gap']);

const order = v.object({
  conversation: v.string(),
  goal,
  /** Ids of the messages on either side of the gap that is to be filled. */
  between: v.nullable(v.object({ after: v.string(), before: v.string() })),
  oldest: v.nullable(v.union([epoch, v.string()])),
  ended: v.nullable(v.picklist(ends)),
  at: epoch,
});
type Order = v.InferOutput<typeof order>;

/** One after the other, so that no note overwrites another. */
let working: Promise<unknown> = Promise.resolve();

/** The orders that have not come to their goal, newest first. */
async function orders(): Promise<readonly Order[]> {
  const { [key]: stored } = await browser.storage.local.get(key);
  const known = v.safeParse(v.array(order), stored);
  return known.success ? known.output : [];
}

/** Exchanges the order of one conversation; null forgets it. */
async function change(conversation: string, to: (before: Order | undefined) => Order | null | undefined): Promise<void> {
  const work = async (): Promise<void> => {
    const all = await orders();
    const before = all.find((one) => one.conversation === conversation);
    const after = to(before);
    if (after === before) return;
    const others = all.filter((one) => one !== before);
    await browser.storage.local.set({ [key]: (after ? [after, ...others] : others).slice(0, most) });
  };
  working = working.then(work, work);
  await working;
}

/** The conversation that a pane shows at this moment. */
export const conversationOf = ({ conversations }: Frame, { account, peerName }: PaneReport): string | null =>
  conversations[paneName(account, peerName)] ?? null;

/** Scrolls back in one frame as the user wishes, and remembers the order. `pane` null is the largest one. */
export async function scrollBack(frame: Frame, pane: number | null, wish: ScrollWish, database: Database): Promise<void> {
  const { tabId, frameId } = frame;
  const panes = await askFrame(tabId, frameId, 'panes', null);
  const report = panes.find(({ id }) => id === pane) ?? (panes.length === 1 ? panes[0] : undefined);
  const conversation = report ? conversationOf(frame, report) : null;
  const planned = await plan(wish, conversation, database);
  if (conversation !== null) {
    await change(conversation, (before) => ({
      conversation,
      ...planned,
      oldest: wish.to === 'earlier' ? (before?.oldest ?? null) : null,
      ended: null,
      at: Date.now(),
    }));
  }
  // What scrolls is brought with each order: the frame may have been built anew since the last.
  await injectScroll(tabId, frameId);
  await askFrame(tabId, frameId, 'scrollBack', { pane, goal: planned.goal });
}

type Plan = Pick<Order, 'goal' | 'between'>;
const toTheStart: Plan = { goal: { to: 'start' }, between: null };

async function plan(wish: ScrollWish, conversation: string | null, database: Database): Promise<Plan> {
  if (wish.to === 'earlier') return (await orders()).find((one) => one.conversation === conversation) ?? toTheStart;
  if (wish.to !== 'gap') return { goal: wish, between: null };
  const row = conversation === null ? undefined : await database.conversations.get(conversation);
  const gap = row && (await gapIn(row, database, wish.after));
  return gap ? { goal: { to: 'gap', until: gap.at }, between: gap } : toTheStart;
}

/**
 * The messages around the gap behind the one at the order `behind`, or around the newest, and the time (epoch ms) of the older one. Null
 * where nothing is known to be missing.
 */
export async function gapIn(
  { key: conversation, gaps }: Pick<ConversationRow, 'key' | 'gaps'>,
  database: Database,
  behind?: number,
): Promise<{ readonly after: string; readonly before: string; readonly at: number } | null> {
  const gap = gaps.find(({ after }) => after === behind) ?? gaps.at(-1);
  if (!gap) return null;
  const sides = [gap.after, gap.before].map((place) => [conversation, place]);
  const [after, before] = await Promise.all(sides.map((side) => database.messages.where('[conversation+order]').equals(side).first()));
  return after && before ? { after: after.id, before: before.id, at: after.at } : null;
}

/** Whether nothing is missing any more between the messages that this pane's order named. */
export async function isFilled(asked: unknown, { tab, frameId = 0 }: Runtime.MessageSender, database: Database): Promise<boolean> {
  const question = v.safeParse(v.object({ pane: v.number() }), asked);
  const frame = tab?.id === undefined ? undefined : await frameOf(tab.id, frameId);
  const report = question.success ? frame?.panes.find(({ id }) => id === question.output.pane) : undefined;
  const conversation = frame && report ? conversationOf(frame, report) : null;
  const between = (await orders()).find((one) => one.conversation === conversation)?.between;
  if (!between || conversation === null) return false;
  const [row, after, before] = await Promise.all([
    database.conversations.get(conversation),
    database.messages.get(between.after),
    database.messages.get(between.before),
  ]);
  return !row || !after || !before || !row.gaps.some((gap) => gap.after >= after.order && gap.before <= before.order);
}

/** Notes how far the scrolling panes of a frame have come. */
export async function noteScrolls(frame: Frame): Promise<void> {
  for (const pane of frame.panes) {
    const conversation = conversationOf(frame, pane);
    if (conversation !== null && pane.scrolling) await noteScroll(conversation, pane.scrolling);
  }
}

async function noteScroll(conversation: string, { oldest, ended }: NonNullable<PaneReport['scrolling']>): Promise<void> {
  const now = Date.now();
  await change(conversation, (before) => {
    if (!before || (before.ended === ended && (ended !== null || now - before.at < notePace))) return before;
    if (ended !== null && atItsGoal.has(ended)) return null;
    return { ...before, oldest: older(before.oldest, oldest), ended, at: now };
  });
}

/** The farther of two points: a time tells more than a page's own words. */
function older(one: Order['oldest'], other: Order['oldest']): Order['oldest'] {
  if (typeof one === 'number' && typeof other === 'number') return Math.min(one, other);
  return typeof other === 'number' ? other : (one ?? other);
}

/** What an earlier order has left to do in a conversation, or null. */
export async function earlierScroll(conversation: string): Promise<EarlierScroll | null> {
  const found = (await orders()).find((one) => one.conversation === conversation);
  return found ? { goal: found.goal satisfies ScrollGoal, oldest: found.oldest, ended: found.ended, at: found.at } : null;
}
