import { aliasesOf, aliasWithoutAccount } from '../domain/identity';
import type { Kind } from '../domain/message';
import type { Sighting } from '../domain/sighting';
import { instant } from '../domain/times';
import { withFiles } from './files/want-files';
import { align, type Alignment } from './merge/align';
import { firstSight, shownAgain, type Witnessed } from './merge/enrich';
import { gapsAfter, runsOf } from './merge/ledger';
import { NoRoom, orderStep, place, slotFor, type Edge, type Place, type Slot, type Stretch } from './merge/place';
import { seenRows, type SeenRow } from './merge/seen-row';
import type { Outcome } from './ports';
import type { ArchiveStore, MergeSession } from './store-port';
import type { ConversationRow, MessageRow } from './stored';

/** What merging takes from outside: names for new messages, this installation's name, and the contacts that are never archived. */
export type Surroundings = {
  readonly newId: () => string;
  readonly witness: string;
  readonly isPrivate: (conversation: string) => boolean;
  /** Whose files are to be fetched and kept; nobody's where it is left out. */
  readonly keeps?: (kind: Kind) => boolean;
};

/**
 * Merges a sighting into the transcript it belongs to, in one transaction, and answers once that is on disk.
 * The same sighting offered twice changes nothing. Throws `StoreFull` and `StoreReadOnly`.
 */
export function archiveSighting(store: ArchiveStore, sighting: Sighting, around: Surroundings): Promise<Outcome> {
  return store.transact(async (session) => {
    const { conversation, aliases } = await conversationOf(session, sighting);
    if (around.isPrivate(conversation.key)) return { outcome: 'refused', why: 'private' };
    const known = await session.sighting(sighting.id);
    if (known) return { outcome: 'stored', conversation: known.conversation, added: 0, changed: 0, total: conversation.total };
    const merged = await mergedInto(session, conversation, sighting, around);
    await session.putMessages(await withTheirFiles(session, [...merged.added, ...merged.changed], sighting, around));
    const after = await afterwards(session, conversation, sighting, merged);
    await session.putConversation(after, aliases);
    await session.putSighting({
      id: sighting.id,
      at: sighting.at,
      conversation: after.key,
      url: sighting.page.url,
      reader: `${sighting.reader.name} ${sighting.reader.version}`,
    });
    return { outcome: 'stored', conversation: after.key, added: merged.added.length, changed: merged.changed.length, total: after.total };
  });
}

/** What came from a file has addresses of another place and time. */
async function withTheirFiles(
  session: MergeSession,
  rows: readonly MessageRow[],
  { how, page, console, at }: Sighting,
  { keeps }: Surroundings,
): Promise<readonly MessageRow[]> {
  const origin = /^https?:\/\/[^/?#]+/i.exec(page.url)?.[0].toLowerCase();
  if (!keeps || how === 'imported' || origin === undefined) return rows;
  return withFiles(session, rows, { keeps, page: origin, console, at });
}

/** The conversation a sighting belongs to, new if none of its names is known, and every name it now goes by. */
async function conversationOf(
  session: MergeSession,
  sighting: Sighting,
): Promise<{ conversation: ConversationRow; aliases: readonly string[] }> {
  const host = hostOf(sighting.page.url);
  const { strong, weak } = withPage(aliasesOf(sighting.console, host, sighting.parties), sighting, host);
  const earlier = aliasWithoutAccount(sighting.console, host, sighting.parties);
  const keys = await session.aliases([...strong, ...weak, ...(earlier === null ? [] : [earlier])]);
  const sure = strong.flatMap((name) => keys.get(name) ?? []).at(0);
  const found =
    (sure === undefined ? undefined : await session.conversation(sure)) ??
    (await namesake(session, keys, weak, earlier, strong.length > 0));
  const names = [...strong, ...weak.filter((name) => !keys.has(name))];
  return { conversation: found ?? newConversation(strong[0] ?? unusedKey(weak, keys), sighting, host, strong.length > 0), aliases: names };
}

/** A pane without any name is known by its page's address. */
function withPage(aliases: ReturnType<typeof aliasesOf>, { console, page }: Sighting, host: string): ReturnType<typeof aliasesOf> {
  if (aliases.strong.length + aliases.weak.length > 0) return aliases;
  return { strong: [], weak: [`${console}/${host}/page/${encodeURIComponent(page.url.replace(/#.*$/, '').slice(0, 1000))}`] };
}

function unusedKey(weak: readonly string[], keys: ReadonlyMap<string, string>): string {
  return weak.find((name) => !keys.has(name)) ?? `${weak[0] ?? ''}/2`;
}

/** A conversation of the same display name: it, unless each has an id of its own, for then they are two people. */
async function namesake(
  session: MergeSession,
  keys: ReadonlyMap<string, string>,
  weak: readonly string[],
  earlier: string | null,
  isSure: boolean,
): Promise<ConversationRow | undefined> {
  for (const name of weak) {
    const key = keys.get(name);
    const found = key === undefined ? undefined : await session.conversation(key);
    if (found && !(isSure && found.isSure)) return found;
  }
  const key = earlier === null ? undefined : keys.get(earlier);
  const found = key === undefined ? undefined : await session.conversation(key);
  return found?.account === null && !(isSure && found.isSure) ? found : undefined;
}

function newConversation(key: string, { console, parties, zone, at }: Sighting, host: string, isSure: boolean): ConversationRow {
  return {
    key,
    console,
    host,
    account: parties.account,
    peer: parties.peer,
    isSure,
    zone,
    total: 0,
    firstAt: null,
    lastAt: null,
    lastSeen: at,
    lastMessage: null,
    orders: [],
    gaps: [],
    fromStart: false,
  };
}

/** The host (with its port) of an address; '' where it has none. */
export function hostOf(url: string): string {
  return /^[a-z][a-z\d+.-]*:\/\/(?:[^/?#@]*@)?([^/?#]*)/i.exec(url)?.[1]?.toLowerCase() ?? '';
}

type Merged = { readonly added: readonly MessageRow[]; readonly changed: readonly MessageRow[]; readonly gaps: ConversationRow['gaps'] };

async function mergedInto(session: MergeSession, conversation: ConversationRow, sighting: Sighting, around: Surroundings): Promise<Merged> {
  const rows = seenRows(sighting);
  const { stretch, alignment } = await whereItLies(session, conversation, rows);
  const slot = alignment.evidence > 0 ? null : slotFor(rows, await edgesOf(session, conversation), sighting.how === 'scrolled');
  try {
    return written(place(rows, alignment, stretch, slot), { conversation, sighting, around, slot, stretch });
  } catch (error) {
    if (!(error instanceof NoRoom)) throw error;
    return mergedInto(session, await renumbered(session, conversation), sighting, around);
  }
}

/** First the end of the transcript, where almost every sighting lies; then wherever the store finds rows like these. */
async function whereItLies(
  session: MergeSession,
  conversation: ConversationRow,
  rows: readonly SeenRow[],
): Promise<{ stretch: Stretch; alignment: Alignment }> {
  const margin = rows.length + 100;
  const tail = await session.tail(conversation.key, margin + 100);
  const nearEnd = { stretch: { messages: tail, gaps: conversation.gaps }, alignment: align(rows, tail, conversation.gaps) };
  if (conversation.total <= tail.length || isInside(nearEnd.alignment)) return nearEnd;
  const marks = [...new Set(rows.flatMap(({ mark }) => (mark === '' ? [] : [mark])))];
  const ids = rows.flatMap(({ row }) => row.platformId ?? []);
  const spot = densest(await session.ordersLike(conversation.key, marks, ids, mostAlike), margin * orderStep);
  if (!spot) return nearEnd;
  const messages = await session.stretch(conversation.key, spot.from, spot.to, margin, mostMessages);
  const elsewhere = { stretch: { messages, gaps: conversation.gaps }, alignment: align(rows, messages, conversation.gaps) };
  return elsewhere.alignment.evidence > nearEnd.alignment.evidence ? elsewhere : nearEnd;
}

/** Words met more often than this in a conversation («好的») say nothing of where. */
const mostAlike = 50;
const mostMessages = 5000;

/** Once the first row is placed, nothing of the run can lie before the loaded stretch. */
function isInside({ pairs }: Alignment): boolean {
  return (pairs[0] ?? -1) >= 0;
}

/** The stretch of at most `width` that holds the most of the given orders. */
function densest(orders: readonly number[], width: number): { from: number; to: number } | null {
  const sorted = orders.toSorted((a, b) => a - b);
  let best: { from: number; to: number; count: number } | null = null;
  for (let start = 0, end = 0; end < sorted.length; end++) {
    while ((sorted[end] ?? 0) - (sorted[start] ?? 0) > width) start++;
    if (end - start + 1 > (best?.count ?? 0)) best = { from: sorted[start] ?? 0, to: sorted[end] ?? 0, count: end - start + 1 };
  }
  return best;
}

async function edgesOf(session: MergeSession, { key, gaps }: ConversationRow): Promise<readonly Edge[]> {
  const [last] = await session.tail(key, 1);
  const [first] = last ? await session.stretch(key, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, 1, 1) : [];
  const inner = await Promise.all(
    gaps.map(async (gap): Promise<Edge> => {
      const [before] = await session.stretch(key, gap.after, gap.after, 0, 1);
      const [after] = await session.stretch(key, gap.before, gap.before, 0, 1);
      return { before: gap.after, after: gap.before, beforeAt: timed(before), afterAt: timed(after) };
    }),
  );
  if (!first || !last) return [{ before: null, after: null, beforeAt: null, afterAt: null }];
  return [
    { before: null, after: first.order, beforeAt: null, afterAt: timed(first) },
    ...inner,
    { before: last.order, after: null, beforeAt: timed(last), afterAt: null },
  ];
}

function timed(message: MessageRow | undefined): number | null {
  return message?.time.iso ? instant(message.time.iso) : null;
}

type Scene = {
  readonly conversation: ConversationRow;
  readonly sighting: Sighting;
  readonly around: Surroundings;
  readonly slot: Slot | null;
  readonly stretch: Stretch;
};

function written(places: readonly Place[], { conversation, sighting, around, slot, stretch }: Scene): Merged {
  const witness: Witnessed = { at: sighting.at, zone: sighting.zone, by: around.witness };
  const added: MessageRow[] = [];
  const changed: MessageRow[] = [];
  let at = nearestAt(places, stretch, sighting.at);
  for (const one of places) {
    if (one.is === 'unseen') continue;
    if (one.is === 'same') {
      const again = shownAgain(one.message, one.seen, witness);
      if (again) changed.push(again);
      at = one.message.at;
      continue;
    }
    at = one.seen.time.iso === null ? at : instant(one.seen.time.iso);
    added.push(
      firstSight(one.seen, { id: around.newId(), conversation: conversation.key, order: one.order, at, how: sighting.how }, witness),
    );
  }
  return { added, changed, gaps: gapsAfter(conversation.gaps, runsOf(places), places, slot) };
}

/** The time by which rows sort that show none: that of the message before them, else of the first known one, else now. */
function nearestAt(places: readonly Place[], { messages }: Stretch, now: number): number {
  const first = places.find((one) => one.is !== 'unseen');
  if (first?.is === 'new') {
    const before = messages.findLast((message) => message.order < first.order);
    if (before) return before.at;
  }
  const known = places.find((one) => one.is !== 'unseen' && (one.is === 'same' || one.seen.time.iso !== null));
  if (known?.is === 'same') return known.message.at;
  return known?.seen.time.iso ? instant(known.seen.time.iso) : now;
}

async function renumbered(session: MergeSession, conversation: ConversationRow): Promise<ConversationRow> {
  const all = await session.all(conversation.key);
  const orders = new Map(all.map((message, index) => [message.order, (index + 1) * orderStep]));
  await session.putMessages(all.map((message) => ({ ...message, order: orders.get(message.order) ?? message.order })));
  const gaps = conversation.gaps.map((gap) => ({
    after: orders.get(gap.after) ?? gap.after,
    before: orders.get(gap.before) ?? gap.before,
  }));
  const after = { ...conversation, gaps };
  await session.putConversation(after, []);
  return after;
}

const mostOrders = 50;

async function afterwards(session: MergeSession, before: ConversationRow, sighting: Sighting, merged: Merged): Promise<ConversationRow> {
  const times = [...merged.added, ...merged.changed].flatMap((message) => timed(message) ?? []);
  const [last] = await session.tail(before.key, 1);
  const orders = [...before.orders, ...sighting.orders, ...merged.added.flatMap((message) => message.orders)];
  return {
    ...before,
    account: before.account ?? sighting.parties.account,
    peer: { id: before.peer.id ?? sighting.parties.peer.id, name: sighting.parties.peer.name ?? before.peer.name },
    isSure: before.isSure || sighting.parties.conversationId !== null || sighting.parties.peer.id !== null,
    zone: sighting.zone,
    total: before.total + merged.added.length,
    firstAt: least([before.firstAt, ...times]),
    lastAt: most([before.lastAt, ...times]),
    lastSeen: Math.max(before.lastSeen, sighting.at),
    lastMessage: last ? { text: last.text.slice(0, 200), direction: last.direction, kind: last.kind } : null,
    orders: [...new Set(orders)].slice(-mostOrders),
    gaps: merged.gaps,
    fromStart: before.fromStart || sighting.fromStart,
  };
}

function least(values: readonly (number | null)[]): number | null {
  return values.reduce((a, b) => (a === null ? b : b === null ? a : Math.min(a, b)), null);
}

function most(values: readonly (number | null)[]): number | null {
  return values.reduce((a, b) => (a === null ? b : b === null ? a : Math.max(a, b)), null);
}
