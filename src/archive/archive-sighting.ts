import type { Kind } from '../domain/message';
import { dateOrder } from '../domain/date-order';
import type { Sighting } from '../domain/sighting';
import { instant } from '../domain/times';
import { keptTitle } from './captured-pages';
import { conversationOf } from './conversation-of';
import { withFiles } from './files/want-files';
import { withOverlaps } from './merge/doubts';
import { firstSight, shownAgain } from './merge/enrich';
import { gapsAfter } from './merge/ledger';
import type { Place } from './merge/place';
import { sameDays, withSharedDays, type ShownMessage } from './merge/same-day';
import { seenRows } from './merge/seen-row';
import type { Witnessed } from './merge/shown';
import { slotFor } from './merge/slots';
import type { Stretch } from './merge/spans';
import { laid, type Laid, type Settle } from './lay';
import type { Outcome } from './ports';
import type { ArchiveStore, MergeSession } from './store-port';
import type { ConversationRow, MessageRow, SightingRow } from './stored';
import { edgesOf } from './where-it-lies';

/** What merging takes from outside: names for new messages, this installation's name, and the contacts that are never archived. */
export type Surroundings = {
  /** A name for a new message of epoch ms `at`; `like` is that of another one of its conversation, null for the first. */
  readonly newId: (like: string | null, at: number) => string;
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
    const named = { ...merged.conversation, ...partiesNow(merged.conversation, sighting) };
    await session.putMessages(named, await withTheirFiles(session, [...merged.added, ...merged.changed], sighting, around));
    const after = await afterwards(session, sighting, merged);
    await session.putConversation(after, aliases);
    await session.putSighting({
      id: sighting.id,
      at: sighting.at,
      conversation: after.key,
      url: sighting.page.url,
      ...titled(sighting),
      reader: `${sighting.reader.name} ${sighting.reader.version}`,
    });
    return { outcome: 'stored', conversation: after.key, added: merged.added.length, changed: merged.changed.length, total: after.total };
  });
}

/** A page that tells its unread messages in its title changes nothing but this: no message has a title. */
function titled({ page }: Sighting): Pick<SightingRow, 'title'> {
  const title = keptTitle(page.title);
  return title === null ? {} : { title };
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

/** What merging made of a conversation, which it may have put in another order on the way. */
type Merged = {
  readonly conversation: ConversationRow;
  readonly added: readonly MessageRow[];
  readonly changed: readonly MessageRow[];
};

async function mergedInto(session: MergeSession, conversation: ConversationRow, sighting: Sighting, around: Surroundings): Promise<Merged> {
  const rows = seenRows(sighting, conversation);
  const settle: Settle = async (now, mayOverlap) => ({
    ...slotFor(rows, await edgesOf(session, now, rows.length), sighting.how === 'scrolled'),
    mayOverlap,
  });
  const found = await laid(session, conversation, rows, settle);
  const [like] = found.stretch.messages.length > 0 ? found.stretch.messages : await session.tail(conversation.key, 1);
  return written(found, like?.id ?? null, sighting, around);
}

function written({ conversation, places, stretch, settled }: Laid, known: string | null, sighting: Sighting, around: Surroundings): Merged {
  const witness: Witnessed = { at: sighting.at, zone: sighting.zone, by: around.witness };
  const added: MessageRow[] = [];
  const changed: MessageRow[] = [];
  const shown: ShownMessage[] = [];
  let at = nearestAt(places, stretch, sighting.at);
  for (const one of places) {
    if (one.is === 'unseen') continue;
    if (one.is === 'same') {
      const again = shownAgain(one.message, one.seen, witness);
      if (again) changed.push(again);
      shown.push({ seen: one.seen, id: one.message.id });
      at = one.message.at;
      continue;
    }
    at = one.seen.time.iso === null ? at : instant(one.seen.time.iso);
    const id = around.newId(known ?? added[0]?.id ?? null, at);
    shown.push({ seen: one.seen, id });
    added.push(firstSight(one.seen, { id, conversation: conversation.key, order: one.order, at, how: sighting.how }, witness));
  }
  const gaps = withOverlaps(gapsAfter(conversation.gaps, places, stretch.messages, settled), places, stretch);
  return { conversation: { ...conversation, gaps }, ...withDays({ added, changed }, shown, stretch, sighting) };
}

type Written = Pick<Merged, 'added' | 'changed'>;

/** What is written, with which messages were seen to stand under one line, and the days that those around them get from that. */
function withDays({ added, changed }: Written, shown: readonly ShownMessage[], { messages }: Stretch, sighting: Sighting): Written {
  const above = sameDays(shown, sighting.lang);
  if (above.size === 0) return { added, changed };
  const now = new Map([...messages, ...changed, ...added].map((message) => [message.id, message]));
  for (const [id, sameDayAs] of above) {
    const message = now.get(id);
    if (message && message.sameDayAs !== sameDayAs) now.set(id, { ...message, sameDayAs });
  }
  const inOrder = [...now.values()].toSorted((a, b) => a.order - b.order);
  for (const message of withSharedDays(inOrder, sighting)) now.set(message.id, message);
  const before = new Map(messages.map((message) => [message.id, message]));
  return {
    added: added.map((message) => now.get(message.id) ?? message),
    changed: [...before].flatMap(([id, was]) => {
      const is = now.get(id);
      return is && is !== was ? [is] : [];
    }),
  };
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

function timed({ time }: MessageRow): number | null {
  return time.iso === null ? null : instant(time.iso);
}

const mostOrders = 50;
const mostZones = 10;

async function afterwards(session: MergeSession, sighting: Sighting, merged: Merged): Promise<ConversationRow> {
  const before = merged.conversation;
  const times = [...merged.added, ...merged.changed].flatMap((message) => timed(message) ?? []);
  const [last] = await session.tail(before.key, 1);
  const orders = [...before.orders, ...sighting.orders, ...merged.added.flatMap((message) => message.orders)];
  return {
    ...before,
    ...partiesNow(before, sighting),
    isSure: before.isSure || sighting.parties.conversationId !== null || sighting.parties.peer.id !== null,
    zone: sighting.zone,
    ...withZone(before, sighting.zone),
    ...withDateOrder(before, sighting),
    total: before.total + merged.added.length,
    firstAt: least([before.firstAt, ...times]),
    lastAt: most([before.lastAt, ...times]),
    lastSeen: Math.max(before.lastSeen, sighting.at),
    lastMessage: last ? { text: last.text.slice(0, 200), direction: last.direction, kind: last.kind } : null,
    orders: [...new Set(orders)].slice(-mostOrders),
    fromStart: before.fromStart || sighting.fromStart,
  };
}

/** An account and an id stay what they were; a name is what the page says last. */
function partiesNow({ account, peer }: ConversationRow, { parties }: Sighting): Pick<ConversationRow, 'account' | 'peer'> {
  return {
    account: account ?? parties.account,
    peer: { id: peer.id ?? parties.peer.id, name: parties.peer.name ?? peer.name },
  };
}

/** Some views show no date that tells day and month apart; then the last one that did counts. */
function withDateOrder({ dateOrder: before }: ConversationRow, sighting: Sighting): Pick<ConversationRow, 'dateOrder'> {
  const order = dateOrder(sighting) ?? before;
  return order ? { dateOrder: order } : {};
}

function withZone({ zone, otherZones = [] }: ConversationRow, now: string): Pick<ConversationRow, 'otherZones'> {
  const others = [...new Set([zone, ...otherZones])].filter((one) => one !== now);
  return others.length > 0 ? { otherZones: others.slice(0, mostZones) } : {};
}

function least(values: readonly (number | null)[]): number | null {
  return values.reduce((a, b) => (a === null ? b : b === null ? a : Math.min(a, b)), null);
}

function most(values: readonly (number | null)[]): number | null {
  return values.reduce((a, b) => (a === null ? b : b === null ? a : Math.max(a, b)), null);
}
