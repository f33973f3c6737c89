import type { ConversationLedger } from '../archive/ports';
import type { GapMarks, NoteMember } from '../domain/ledger-lines';
import type { Note } from '../domain/note';
import { isoInZone } from '../domain/iso-in-zone';
import type { ExportLedger } from './request';

/** The lines of a conversation's ledger, as JSON Lines write them. `isPart`: not all of its records are exported. */
export function ledgerOf(ledger: ConversationLedger | undefined, key: string, isPart: boolean): ExportLedger | null {
  if (!ledger) return null;
  const { console, host, account, peer, zone, otherZones, isSure, fromStart, names, orders, lastSeen, total, gaps, note } = ledger;
  return {
    line: {
      is: 'conversation',
      version: 1,
      conversation: key,
      console,
      host,
      account,
      peer: { id: peer.id, name: peer.name },
      zone,
      ...(otherZones && { otherZones: [...otherZones] }),
      isSure,
      fromStart,
      names: names.toSorted(),
      orders: [...orders],
      lastSeen: isoInZone(lastSeen, zone),
      messages: isPart ? null : total,
      ...(note && { note: noteMember(note, zone) }),
    },
    gaps: new Map(gaps.map(({ after, order, overlap, rows }): [number, GapMarks] => [after, marks(order, overlap, rows)])),
  };
}

function noteMember({ text, tags, changed, others }: Note, zone: string): NoteMember {
  const told = others.map((other) => ({ text: other.text, changed: isoInZone(other.changed, zone) }));
  return { text, tags: [...tags], changed: isoInZone(changed, zone), ...(told.length > 0 && { others: told }) };
}

function marks(order: GapMarks['order'], overlap: GapMarks['overlap'], rows: GapMarks['rows']): GapMarks {
  return { ...(order && { order }), ...(overlap && { overlap }), ...(rows !== undefined && { rows }) };
}
