import type { Version } from '../../domain/message';
import { ordersIn } from '../../domain/orders';
import { isoInZone } from '../../domain/iso-in-zone';
import type { MessageRow } from '../stored';
import { comparable, type SeenRow } from './seen-row';
import { attachmentsOf, isOlderWording, isPoorer, type Witnessed } from './shown';

/** Whether a row of a sighting that comes late shows what was said where only the notice of its recall was seen so far. */
export function isWordsOf({ row, seenAt }: SeenRow, message: MessageRow): boolean {
  return message.kind === 'recall' && row.kind !== 'recall' && row.direction !== 'system' && seenAt < message.firstSeen;
}

/** What a recall says of how it was told whose it is, by the ids that the page gave the message and the notice. */
export function placed(one: string | null, other: string | null): Pick<Version, 'byPlace'> {
  return one !== null && one === other ? {} : { byPlace: true };
}

/** A notice that turns out to be a message's recall: the message, with the notice as its version. `known` is the row with all else it tells. */
export function recalledSince(
  known: MessageRow,
  notice: MessageRow,
  { row, row: { platformId }, mark }: SeenRow,
  witness: Witnessed,
): MessageRow {
  return {
    ...known,
    direction: row.direction,
    sender: row.sender ?? known.sender,
    kind: row.kind,
    text: row.text,
    mark,
    attachments: attachmentsOf(row.attachments),
    orders: ordersIn(row.text),
    later: [{ ...became('recall', notice.text, notice.firstSeen, witness), ...placed(notice.platformId, platformId) }, ...known.later],
  };
}

/** A message that was first seen in later words: its earlier ones come before them. */
export function editedSince(known: MessageRow, message: MessageRow, { row, words }: SeenRow, witness: Witnessed): MessageRow {
  const first = message.firstText ?? message.text;
  if (words === comparable(message.text) || isPoorer(words, comparable(first)) || isOlderWording(message, words)) return known;
  return { ...known, firstText: row.text, later: [became('edit', first, message.firstSeen, witness), ...known.later] };
}

const became = (what: Version['what'], text: string, at: number, before: Witnessed): Version => ({
  at: isoInZone(at, before.zone),
  what,
  text,
  since: isoInZone(before.at, before.zone),
});
