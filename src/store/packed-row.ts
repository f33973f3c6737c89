import type { MessageRow } from '../archive/stored';

/** What most messages have nothing to say of; such a part is left out of the stored row, which makes it a sixth smaller. */
type Seldom = 'platformId' | 'sender' | 'firstText' | 'attachments' | 'orders' | 'flags' | 'later' | 'lastSeen';

/** A message as its row lies on disk. */
export type PackedRow = Omit<MessageRow, Seldom> & Partial<Pick<MessageRow, Seldom>>;

/** The row without what `unpacked` knows anyway. */
export function packed({ platformId, sender, firstText, attachments, orders, flags, later, lastSeen, ...rest }: MessageRow): PackedRow {
  return {
    ...rest,
    ...(platformId === null ? {} : { platformId }),
    ...(sender === null ? {} : { sender }),
    ...(firstText === null ? {} : { firstText }),
    ...(attachments.length === 0 ? {} : { attachments }),
    ...(orders.length === 0 ? {} : { orders }),
    ...(flags.length === 0 ? {} : { flags }),
    ...(later.length === 0 ? {} : { later }),
    ...(lastSeen === rest.firstSeen ? {} : { lastSeen }),
  };
}

/** The whole message again; rows that were stored whole are as they were. */
export function unpacked(row: PackedRow): MessageRow {
  const nothing = { platformId: null, sender: null, firstText: null, attachments: [], orders: [], flags: [], later: [] };
  return { ...nothing, lastSeen: row.firstSeen, ...row };
}
