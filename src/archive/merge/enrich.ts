import type { Attachment, MessageTime, Precision, TimeSource, Version } from '../../domain/message';
import { ordersIn } from '../../domain/orders';
import { isoInZone } from '../../domain/iso-in-zone';
import { instant } from '../../domain/times';
import type { MessageRow } from '../stored';
import { editedSince, isWordsOf, placed, recalledSince } from './seen-late';
import { comparable, markOf, type SeenRow } from './seen-row';
import { attachmentsOf, isOlderWording, isPoorer, type Witnessed } from './shown';

/** A message stays visible for long; its last sight is written anew only this often. */
const lastSeenGrain = 5 * 60_000;

/**
 * A stored message after a row has shown it again, or null when the row tells nothing new.
 * Words are never replaced: other words become an edit, a notice in its place becomes a recall, poorer copies change nothing.
 */
export function shownAgain(message: MessageRow, seen: SeenRow, witness: Witnessed): MessageRow | null {
  if (seen.row.state === 'shell') return null;
  const time = betterTime(message.time, seen.time);
  const known: MessageRow = {
    ...message,
    sender: message.sender ?? seen.row.sender,
    platformId: message.platformId ?? seen.row.platformId,
    kind: message.kind === 'unknown' ? seen.row.kind : message.kind,
    time,
    at: time.iso === null || time === message.time ? message.at : instant(time.iso),
    attachments: betterAttachments(message.attachments, seen.row.attachments),
    by: message.by.includes(witness.by) ? message.by : [...message.by, witness.by],
    lastSeen: witness.at - message.lastSeen >= lastSeenGrain ? witness.at : message.lastSeen,
    firstSeen: Math.min(message.firstSeen, witness.at),
  };
  const worded = withWords(known, message, { seen, witness, since: message.lastSeen });
  return isSame(worded, message) ? null : worded;
}

function withWords(known: MessageRow, message: MessageRow, change: Change): MessageRow {
  const { seen, witness } = change;
  if (isWordsOf(seen, message)) return recalledSince(known, message, seen, witness);
  if (seen.row.kind === 'recall' && message.kind !== 'recall') return recalled(known, message, change);
  const isOlder = witness.at < message.firstSeen && seen.row.kind === 'text' && message.kind === 'text';
  return isOlder ? editedSince(known, message, seen, witness) : reworded(known, change);
}

/** What a row shows anew, and when (epoch ms) the message was last seen as it was before. */
type Change = { readonly seen: SeenRow; readonly witness: Witnessed; readonly since: number };

/** The words stay as they were; the notice is the version's text. */
function recalled(known: MessageRow, message: MessageRow, change: Change): MessageRow {
  const isKnown = message.later.some((one) => one.what === 'recall');
  if (isKnown) return known;
  const recall = { ...version('recall', change), ...placed(message.platformId, change.seen.row.platformId) };
  return { ...known, later: [...known.later, recall], lastSeen: change.witness.at };
}

function reworded(message: MessageRow, change: Change): MessageRow {
  const { seen, witness } = change;
  const before = comparable(message.text);
  if (seen.words === before || isPoorer(seen.words, before) || isOlderWording(message, seen.words)) return message;
  if (before === '') return { ...message, text: seen.row.text, mark: seen.mark, orders: ordersIn(seen.row.text) };
  return {
    ...message,
    text: seen.row.text,
    mark: seen.mark,
    orders: ordersIn(seen.row.text),
    firstText: message.firstText ?? message.text,
    later: [...message.later, version('edit', change)],
    lastSeen: witness.at,
  };
}

/** A tab that was loaded earlier may have shown the state before later than the change was seen; then no window is told. */
function version(what: 'edit' | 'recall', { seen, witness: { at, zone }, since }: Change): Version {
  return { at: isoInZone(at, zone), what, text: seen.row.text, ...(since <= at ? { since: isoInZone(since, zone) } : {}) };
}

const fineness: Readonly<Record<Precision, number>> = { none: 0, day: 1, minute: 2, second: 3 };
const nearness: Readonly<Record<TimeSource, number>> = { inferred: 0, carried: 1, state: 2, attribute: 2, separator: 2, row: 2 };

const near = (time: MessageTime): number => (time.source === null ? 0 : nearness[time.source]);

/** The finer of two readings; of equally fine ones the one read at the row itself, else the first. */
function betterTime(before: MessageTime, now: MessageTime): MessageTime {
  if (now.iso === null) return before.iso === null && before.raw === null ? now : before;
  if (before.iso === null) return now;
  if (near(now) !== near(before)) return near(now) > near(before) ? now : before;
  // No row is older than the line above its group: of two such lines the later one tells more.
  if (now.source === 'separator' && before.source === 'separator' && now.precision === before.precision)
    return instant(now.iso) > instant(before.iso) ? now : before;
  return fineness[now.precision] > fineness[before.precision] ? now : before;
}

/** What a reread row tells of a message's files. A file once kept stays; an address that led nowhere gives way to a new one. */
function betterAttachments(before: readonly Attachment[], now: SeenRow['row']['attachments']): readonly Attachment[] {
  if (now.length < before.length) return before;
  if (now.length > before.length)
    return attachmentsOf(now).map(
      (shown) => before.find(({ url, kind }) => url !== null && url === shown.url && kind === shown.kind) ?? shown,
    );
  const better = attachmentsOf(now).map((shown, index) => betterAttachment(before[index] ?? shown, shown));
  return better.every((one, index) => one === before[index]) ? before : better;
}

/** Pages show a small picture from inside themselves until the real one has loaded, and sign their addresses anew at every load. */
function betterAttachment(before: Attachment, shown: Attachment): Attachment {
  if (shown.url === null || shown.url === before.url || shown.kind !== before.kind) return before;
  const isPlaceholder = before.url?.startsWith('data:') === true && /^https?:/.test(shown.url);
  return before.state !== 'kept' || isPlaceholder ? { ...shown, name: shown.name ?? before.name } : before;
}

function isSame(one: MessageRow, other: MessageRow): boolean {
  return (Object.keys(one) as (keyof MessageRow)[]).every((key) => one[key] === other[key]);
}

/** A message at its first sight. */
export function firstSight(
  seen: SeenRow,
  place: Pick<MessageRow, 'id' | 'conversation' | 'order' | 'at' | 'how'>,
  witness: Witnessed,
): MessageRow {
  const { row, time } = seen;
  return {
    ...place,
    mark: markOf(row.direction, seen.words, row.kind),
    platformId: row.platformId,
    direction: row.direction,
    sender: row.sender,
    time,
    kind: row.kind,
    text: row.text,
    attachments: attachmentsOf(row.attachments),
    orders: ordersIn([row.text, ...row.attachments.flatMap(({ name }) => name ?? [])].join('\n')),
    flags: [...(row.auto ? (['auto'] as const) : []), ...(row.state === 'failed' ? (['failed'] as const) : [])],
    later: [],
    firstText: null,
    firstSeen: witness.at,
    lastSeen: witness.at,
    by: [witness.by],
  };
}
