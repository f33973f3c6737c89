import type { RestorePart, RestoreStep } from '../../domain/restore-part';
import { instant } from '../../domain/times';
import { restoreNote } from '../notes';
import type { Outcome } from '../ports';
import type { ArchiveStore, MergeSession } from '../store-port';
import type { ConversationRow, MessageRow } from '../stored';
import { appended } from './appended';
import { merged } from './merged';
import { clockSlack, contradicts, isAhead } from './reconciled';
import { restoredConversation } from './restored-conversation';
import { restoredRow } from './restored-row';

/** Why a record was left out: its id is stored with other words, or it would change a stored message by what is still to come. */
export type LeftOut = { readonly line: number; readonly why: 'conflict' | 'future' };

/** What came of offering a part of a file. `known` of its messages were in the archive already, and of those `changed` told something new. */
export type Restored =
  | {
      readonly outcome: 'stored';
      readonly conversation: string;
      readonly added: number;
      readonly changed: number;
      readonly known: number;
      readonly leftOut: readonly LeftOut[];
    }
  | Extract<Outcome, { outcome: 'refused' }>;

export type RestoreSurroundings = {
  readonly isPrivate: (conversation: string) => boolean;
  /** Epoch ms. */
  readonly now: number;
};

/**
 * Puts a part of one of our own files into the archive, in one transaction, and answers once that is on disk. Messages whose ids are stored gain
 * what the file knows besides; a conversation that the archive holds nothing else of gets back its rows as they were; any other
 * takes them as it takes a sighting. The same part offered twice changes nothing. Throws `StoreFull` and `StoreReadOnly`.
 */
export function restorePart(store: ArchiveStore, part: RestorePart, around: RestoreSurroundings): Promise<Restored> {
  return store.transact(async (session) => {
    const ids = part.steps.map(({ record }) => record.id);
    const stored = await session.messages(part.before === null ? ids : [part.before, ...ids]);
    const { conversation, names } = await restoredConversation(session, part, [...stored.values()]);
    if (around.isPrivate(conversation.key) || around.isPrivate(part.key)) return { outcome: 'refused', why: 'private' };
    const { steps, leftOut } = sifted(part.steps, stored, around.now);
    const isFree = await holdsNothingElse(session, conversation, part);
    const isFresh = steps.every(({ record }) => !stored.has(record.id));
    const before = part.before === null ? undefined : stored.get(part.before);
    const put = await (isFree && isFresh
      ? appended(session, conversation, steps, before)
      : merged(session, conversation, steps, { before: part.before, now: around.now }));
    const after = await afterwards(session, part, put, around.now);
    if (!isSame(after, conversation) || names.length > 0) await session.putConversation(after, names);
    if (part.head?.note) await restoreNote(session, after.key, part.head.note, around.now);
    return {
      outcome: 'stored',
      conversation: after.key,
      added: put.added.length,
      changed: put.changed.length,
      known: steps.length - put.added.length,
      leftOut,
    };
  });
}

/** What restoring wrote of messages, and what became of the conversation, which is still to be written. */
export type Put = {
  readonly conversation: ConversationRow;
  readonly added: readonly MessageRow[];
  readonly changed: readonly MessageRow[];
};

/** Leaves out what would touch the words of a message that is stored, or that stands in the file before. */
function sifted(
  steps: readonly RestoreStep[],
  stored: ReadonlyMap<string, MessageRow>,
  now: number,
): { readonly steps: readonly RestoreStep[]; readonly leftOut: readonly LeftOut[] } {
  const met = new Map(stored);
  const seen = new Set<string>();
  const leftOut: LeftOut[] = [];
  const kept: RestoreStep[] = [];
  let hole = false;
  for (const step of steps) {
    const row = restoredRow(step, { conversation: '', order: 0 }, null);
    const known = met.get(row.id);
    const why = known && (contradicts(known, row) ? 'conflict' : isAhead(row, now) ? 'future' : null);
    const isDouble = seen.has(row.id);
    if (why) leftOut.push({ line: step.line, why });
    // Where a record is left out the next is no neighbour of the one before.
    if (!why && !isDouble) kept.push(hole && step.gap === null ? { ...step, gap: {} } : step);
    hole = why !== null && why !== undefined;
    met.set(row.id, known ?? row);
    seen.add(row.id);
  }
  return { steps: kept, leftOut };
}

/** Whether all that the conversation holds came out of this file, so that the rest of it follows as it stands there. */
async function holdsNothingElse(session: MergeSession, { key, total }: ConversationRow, { done, before }: RestorePart): Promise<boolean> {
  if (total === 0) return true;
  const [last] = total === done ? await session.tail(key, 1) : [];
  return last !== undefined && last.id === before;
}

const mostOrders = 50;

async function afterwards(session: MergeSession, { head, steps }: RestorePart, put: Put, now: number): Promise<ConversationRow> {
  const { conversation, added, changed } = put;
  const times = [...added, ...changed].flatMap(({ time }) => (time.iso === null ? [] : [instant(time.iso)]));
  const [last] = await session.tail(conversation.key, 1);
  const orders = [...new Set([...conversation.orders, ...(head?.orders ?? added.flatMap((row) => row.orders))])];
  const lastSeen = head ? instant(head.lastSeen) : added.reduce((most, row) => Math.max(most, row.lastSeen), conversation.lastSeen);
  const isNew = conversation.total === added.length;
  return {
    ...conversation,
    account: conversation.account ?? head?.account ?? null,
    peer: { id: conversation.peer.id ?? head?.peer.id ?? null, name: conversation.peer.name ?? head?.peer.name ?? null },
    isSure: conversation.isSure || head?.isSure === true,
    ...zonesOf(conversation, head),
    firstAt: times.reduce<number | null>((a, b) => Math.min(a ?? b, b), conversation.firstAt),
    lastAt: times.reduce<number | null>((a, b) => Math.max(a ?? b, b), conversation.lastAt),
    lastSeen: isNew || lastSeen <= now + clockSlack ? Math.max(conversation.lastSeen, lastSeen) : conversation.lastSeen,
    lastMessage: last ? { text: last.text.slice(0, 200), direction: last.direction, kind: last.kind } : null,
    orders: orders.slice(-mostOrders),
    fromStart: conversation.fromStart || (head?.fromStart === true && (await isAtStart(session, conversation.key, steps[0]))),
  };
}

const mostZones = 10;

/** The zone of new times stays; those of the file are added to the others. */
function zonesOf({ zone, otherZones = [] }: ConversationRow, head: RestorePart['head']): Pick<ConversationRow, 'otherZones'> {
  const more = head ? [head.zone, ...(head.otherZones ?? [])] : [];
  const others = [...new Set([...otherZones, ...more])].filter((one) => one !== zone).slice(0, mostZones);
  return others.length > 0 ? { otherZones: others } : {};
}

/** Whether the file's first message is the transcript's. */
async function isAtStart(session: MergeSession, key: string, step: RestoreStep | undefined): Promise<boolean> {
  if (step?.record.position !== 0) return false;
  const [first] = await session.stretch(key, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, 1, 1);
  return first?.id === step.record.id;
}

function isSame(one: ConversationRow, other: ConversationRow): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
