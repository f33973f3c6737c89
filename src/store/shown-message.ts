import type { StoredMessage } from '../archive/ports';
import type { MessageRow } from '../archive/stored';
import { isoInZone } from '../domain/iso-in-zone';

/** A message as pages see it; `zone` is its conversation's. */
export function shownMessage(row: MessageRow, zone: string): StoredMessage {
  return {
    id: row.id,
    conversation: row.conversation,
    order: row.order,
    at: row.at,
    platformId: row.platformId,
    direction: row.direction,
    sender: row.sender,
    time: row.time,
    kind: row.kind,
    text: row.text,
    attachments: [...row.attachments],
    orders: [...row.orders],
    flags: [...row.flags],
    versions: [{ at: isoInZone(row.firstSeen, zone), what: 'first', text: row.firstText ?? row.text }, ...row.later],
    seen: { first: isoInZone(row.firstSeen, zone), last: isoInZone(row.lastSeen, zone), by: [...row.by], how: row.how },
  };
}
