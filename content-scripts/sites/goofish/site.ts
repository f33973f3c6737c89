import type { Reading } from '../../reader/reading';
import type { Site } from '../../reader/site';

const bubble = '[class*="message-text"]';

/**
 * Goofish (闲鱼) on the web, for buyers and sellers alike. Class names end in a hash after `--`, their stems do not. The page tells no time and
 * no id with a message; the boxes decide the order, because the list stands in a reversed column. How pictures and recalls look is a guess.
 */
export const goofish: Site = {
  id: 'goofish',
  hosts: ['https://www.goofish.com/*'],
  isConsole: (url) => url.pathname === '/im' || url.pathname.startsWith('/im/'),
  hints: {
    landmark: '#message-list-scrollable',
    pane: '#message-list-scrollable',
    row: 'li.ant-list-item',
    direction: {
      // A guess: rows of neither side say no writing direction.
      system: `[class*="msg-tips"], li.ant-list-item:not([style*="direction"], :has(${bubble}))`,
      out: '[style*="direction: rtl"], [class*="message-text-right"]',
      in: '[style*="direction: ltr"], [class*="message-text-left"]',
    },
    sender: 'div[style*="font-size: 12px"][style*="102, 102, 102"]',
    text: bubble,
    ignore: '[class*="read-status"]',
    kinds: [
      { kind: 'order', selector: '[class*="message-content"]:has([class*="msg-dx-title"]), [class*="msg-dx-title"]' },
      { kind: 'card', selector: '[class*="msg-text-card"]' },
      { kind: 'video', selector: '[class*="message-row"] video' },
      {
        kind: 'image',
        selector: `[class*="message-row"]:not(:has(${bubble})) img:not([class*="avatar"], [class*="avatar"] *)`,
      },
    ],
    parties: { peerName: '[class*="message-topbar"] [class*="text1"]', conversationId: '[class*="message-topbar"] [class*="text2"]' },
  },
  zone: () => 'Asia/Shanghai',
  bareClock: 'unknown',
  shipped: 'off',
  refine: (reading) => ({ ...reading, parties: { ...reading.parties, conversationId: conversationOf(reading) } }),
};

/** The header shows a masked id behind the name. Alone it is nobody's; with the name it keeps people of one name apart. */
function conversationOf({ parties }: Reading): string | null {
  const masked = parties.conversationId?.replace(/^[(（]|[)）]$/g, '') ?? '';
  return parties.peer.name === null || masked === '' ? null : `${parties.peer.name} ${masked}`;
}
