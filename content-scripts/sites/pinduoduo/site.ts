import type { Row } from '../../../src/domain/row';
import type { Site } from '../../reader/site';

const content = 'p.msg-content-box, .good-card, .commonCard';

/**
 * The shop's side of Pinduoduo's chats. Every message has an id that ends in the millisecond at which it was sent. How videos, orders, refunds
 * and recalls look is not known: what is not named here keeps its words, as the layout shows them.
 */
export const pinduoduo: Site = {
  id: 'pinduoduo',
  hosts: ['https://mms.pinduoduo.com/*'],
  isConsole: (url) => /^\/chat-merchant(?:\/|$)/.test(url.pathname),
  hints: {
    landmark: '#msgListContainer',
    pane: '#msgListContainer',
    row: 'li.onemsg',
    direction: {
      system: '[class*="system-msg"], .msg-system',
      out: '.cs-item, .seller-item, .robot-item',
      in: '.buyer-item',
    },
    sender: '.nickname',
    time: '.message-time',
    platformId: '@id',
    text: 'p.msg-content-box, [class*="system-msg"], .msg-system',
    auto: '.cs-item.callback, .robot-item, .robot-text',
    kinds: [
      { kind: 'product', selector: '.good-card' },
      { kind: 'card', selector: '.commonCard' },
      // A guess, as is what a sticker would be.
      { kind: 'video', selector: '.msg-content video' },
      { kind: 'image', selector: `li.onemsg:not(:has(${content})) :is(.msg-content, .image-msg) img:not(.avatar)` },
    ],
    parties: {
      peerName: '.chat-item-box.active .nickname-span, .chatWindowHeader .base-info .name',
      peerId: '#msgListContainer [currentuid]@currentuid',
      conversationId: '.chat-item-box.active@data-random',
    },
  },
  zone: () => 'Asia/Shanghai',
  bareClock: 'unknown',
  shipped: 'off',
  refine: (reading) => {
    const uid = reading.parties.peer.id ?? uidOf(reading.parties.conversationId);
    return {
      ...reading,
      parties: { ...reading.parties, peer: { ...reading.parties.peer, id: uid }, conversationId: uid },
      rows: reading.rows.map(({ row, element }) => ({ row: { ...timed(row), platformId: idOf(row, element) }, element })),
    };
  },
};

/** The list writes the buyer's uid with a tail: `1875210170836-0-all`. */
function uidOf(random: string | null): string | null {
  return random?.split('-', 1)[0] || null;
}

/** Not every row shows its time, but every id holds it, in seconds and three digits more. */
function timed(row: Row): Row {
  const sent = /^middlePanel_list_(\d{10})\d{3}$/i.exec(row.platformId ?? '')?.[1];
  if (sent === undefined) return row;
  const { text, separator, carried } = row.time;
  return { ...row, time: { text: carried ? null : text, separator, attribute: sent, carried: false } };
}

/** Two messages of one millisecond would share an id (a guess): the second is told by its place behind the first. */
function idOf({ platformId }: Row, element: Element): string | null {
  if (platformId === null) return null;
  let place = 1;
  for (let above = element.previousElementSibling; above?.id === element.id; above = above.previousElementSibling) place += 1;
  return place === 1 ? platformId : `${platformId}#${place}`;
}
