const record = (position: number, iso = '2026-11-20T14:30:00+08:00') => ({
  console: 'shopee-seller',
  account: 'shop',
  peer: { id: null, name: 'buyer' },
  position,
  id: `m${position}`,
  conversation: 'shopee-seller/shop/buyer',
  platformId: null,
  direction: 'in',
  sender: null,
  time: { iso, precision: 'minute', raw: '14:30', source: 'row' },
  kind: 'text',
  text: `第 ${position} 條`,
  attachments: [],
  orders: [],
  flags: [],
  versions: [{ at: '2026-11-20T14:30:00+08:00', what: 'first', text: `第 ${position} 條` }],
  seen: { first: '2026-11-20T14:30:00+08:00', last: '2026-11-20T14:30:00+08:00', by: ['here'], how: 'seen' },
});

/** So many messages as the archive exports them, a line that was cut, and one of a day that does not exist. */
export function archiveFile(count: number): string {
  const head = {
    is: 'conversation',
    version: 1,
    conversation: 'shopee-seller/shop/buyer',
    console: 'shopee-seller',
    host: 'seller.shop.example',
    account: 'shop',
    peer: { id: null, name: 'buyer' },
    zone: 'Asia/Taipei',
    isSure: false,
    fromStart: true,
    names: ['shopee-seller/shop/buyer'],
    orders: [],
    lastSeen: '2026-11-20T14:30:00+08:00',
    messages: count,
  };
  const records = Array.from({ length: count }, (_, position) => JSON.stringify(record(position)));
  return [JSON.stringify(head), ...records, '{"console":', JSON.stringify(record(count, '2026-02-31T25:00:00Z')), ''].join('\n');
}
