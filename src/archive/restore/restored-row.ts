import { usualAt } from '../../domain/ledger-lines';
import type { MessageRecord } from '../../domain/message';
import type { RestoreStep } from '../../domain/restore-part';
import { instant } from '../../domain/times';
import { comparable, markOf, type SeenRow } from '../merge/seen-row';
import type { MessageRow } from '../stored';

/** The row that a record was exported from, but for its place. `before` is `at` of the message before it, null where there is none. */
export function restoredRow(
  { record, at }: Pick<RestoreStep, 'record' | 'at'>,
  place: Pick<MessageRow, 'conversation' | 'order'>,
  before: number | null,
): MessageRow {
  const { id, platformId, direction, sender, time, kind, text, attachments, orders, flags, versions, seen } = record;
  const [first, ...later] = versions;
  const firstSeen = instant(seen.first);
  return {
    id,
    ...place,
    at: at ?? usualAt(time.iso === null ? null : instant(time.iso), before, firstSeen),
    mark: markOf(direction, comparable(text), kind),
    platformId,
    direction,
    sender,
    time,
    kind,
    text,
    attachments,
    orders,
    flags,
    later,
    firstText: first && first.text !== text ? first.text : later.some(({ what }) => what === 'edit') ? (first?.text ?? null) : null,
    firstSeen,
    lastSeen: instant(seen.last),
    by: seen.by,
    how: seen.how,
  };
}

/** A record as a row of a page would be: what alignment compares. `is` is the stored message of its id. */
export function seenRecord(record: MessageRecord, is?: MessageRow): SeenRow {
  const { direction, sender, time, kind, text, attachments, platformId, flags, versions } = record;
  // A stored message is known by its first words as well as by its present ones.
  const words = comparable(versions[0]?.text ?? text);
  return {
    row: {
      direction,
      sender,
      // A clock of a line above a group is no clock of the row's own.
      time: { text: time.source === 'separator' ? null : time.raw, separator: null, attribute: null, carried: time.source === 'carried' },
      kind,
      text,
      attachments: attachments.map(({ kind: of, name, url }) => ({ kind: of, name, url })),
      platformId,
      state: flags.includes('failed') ? 'failed' : 'whole',
      auto: flags.includes('auto'),
    },
    time,
    words,
    mark: markOf(direction, words, kind),
    // A file may come from another zone.
    shifts: null,
    seenAt: instant(record.seen.last),
    ...(is ? { is } : {}),
  };
}

/** A stored message as a row, to lay a run beside it. */
export function seenStored(message: MessageRow): SeenRow {
  const { direction, sender, time, kind, text, platformId } = message;
  return {
    row: {
      direction,
      sender,
      time: { text: time.raw, separator: null, attribute: null, carried: false },
      kind,
      text,
      attachments: [],
      platformId,
      state: 'whole',
      auto: false,
    },
    time,
    words: comparable(text),
    mark: message.mark,
    shifts: [0],
    seenAt: message.lastSeen,
    is: message,
  };
}
