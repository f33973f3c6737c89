import type { Site } from '../../reader/site';

// What the library makes up when the app passes no id: two random numbers below 2^31 in base 36, other ones after every load.
const madeUp = /^(?:(?=.*[a-z])[a-z0-9]{7,12}|_TYPING_|typing)$/;

/** Service and robot chats built on Alibaba's ChatUI, on whatever host the user grants. The other side may be several people and a robot. */
export const chatui: Site = {
  id: 'chatui',
  hosts: [],
  isConsole: (url) => /^https?:$/.test(url.protocol),
  hints: {
    landmark: '.ChatApp .MessageContainer .MessageList',
    pane: '.ChatApp .MessageContainer .PullToRefresh, .ChatApp .MessageContainer:not(:has(.PullToRefresh))',
    row: '.MessageList > .Message:not([data-type="typing"])',
    direction: { system: '.Message:is(.SystemMessage, .center, .pop)', out: '.Message.right', in: '.Message.left' },
    sender: '.Message-author, .Message:not(:has(.Message-author)) .Avatar img[alt]',
    time: '.Message-meta .Time',
    timeAttribute: '.Message-meta time@datetime',
    platformId: '@data-id',
    text: '.Bubble.text, .Bubble.richtext, .SystemMessage-inner > span:first-child, .SystemMessage > span:first-child',
    pending: '.MessageStatus[data-status="loading"]',
    failed: '.MessageStatus[data-status="fail"]',
    ignore: '.Message-meta, .MessageStatus, .CardActions',
    kinds: [
      { kind: 'image', selector: '.Bubble.image img.Image, .Bubble.image img' },
      { kind: 'file', selector: '.FileCard', text: '.FileCard-name' },
      { kind: 'video', selector: '.Video video, .Bubble.video video' },
      { kind: 'product', selector: '.Goods[data-type="goods"]', text: '.Goods-name' },
      { kind: 'order', selector: '.Goods[data-type="order"]', text: '.Goods-name' },
      { kind: 'order', selector: '.OrderObject' },
      { kind: 'card', selector: '.Card', text: '.CardTitle-title' },
    ],
    parties: { peerName: '.Navbar-title' },
    loadMore: '.PullToRefresh-loadMore',
  },
  zone: () => null,
  bareClock: 'today',
  shipped: 'on',
  refine: (reading) => ({
    ...reading,
    rows: reading.rows.map(({ row, element }) => ({
      row: row.platformId !== null && madeUp.test(row.platformId) ? { ...row, platformId: null } : row,
      element,
    })),
  }),
};
