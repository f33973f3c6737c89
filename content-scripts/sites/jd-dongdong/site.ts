import type { Row } from '../../../src/domain/row';
import type { Pane, Reading } from '../../reader/reading';
import type { Site } from '../../reader/site';

const chosen = '.alluser-item:is(.alluser-item_check, .t-item-ck)';

/**
 * JD's Dongdong (京东咚咚), where shops answer their customers. Rows have ids that may only count them, so none is kept. In what form times are
 * written, how voice, files, orders and recalls look is not known; the page of old receptions is not read.
 */
export const jdDongdong: Site = {
  id: 'jd-dongdong',
  hosts: ['https://dongdong.jd.com/*'],
  isConsole: () => true,
  hints: {
    landmark: '#t-chat-scroll',
    pane: '#t-chat-scroll .c-wrap, .chat-scroll-wrap, #t-chat-scroll:not(:has(.c-wrap, .chat-scroll-wrap))',
    row: '.message:not(.message .message)',
    direction: {
      system: '.message_center, .message__system_wrap, .message:not(:has(.message_left, .message_right)) .message__system',
      out: '.message_right',
      in: '.message_left',
    },
    sender: '.message__nickname',
    time: '.message__time_str',
    text: '.message__content, .message__text:not(:has(.message__content)), .message__system, .last-chat-divider span',
    ignore: '.message__read_status',
    kinds: [
      { kind: 'product', selector: '.CardWrapper.ProductCard' },
      { kind: 'card', selector: '.CardWrapper' },
      { kind: 'image', selector: ':is(.message__image-wrap, .message__image) img' },
    ],
    parties: { peerName: '.chat-head-name', conversationId: `${chosen}@id` },
  },
  zone: () => 'Asia/Shanghai',
  bareClock: 'unknown',
  shipped: 'off',
  refine: (reading, pane) => ({ ...reading, parties: partiesOf(reading, pane), rows: reading.rows.map(mended) }),
};

/** The list names the customer by a pin that stays, the head by a name that may change: `u_<pin>imcustomer<vendor>`. */
function partiesOf({ parties }: Reading, { element }: Pane): Reading['parties'] {
  const [, pin = null] = /^u_(.+?)im(?:customer|waiter)/.exec(parties.conversationId ?? '') ?? [];
  const name = element.ownerDocument.querySelector(`${chosen} .alluser-item-name`)?.getAttribute('title') || parties.peer.name;
  return { ...parties, peer: { id: pin, name } };
}

/** The time stands inside the name, and a picture that was not scrolled to has its address in another attribute. */
function mended({ row, element }: Reading['rows'][number]): Reading['rows'][number] {
  const time = row.time.text;
  const sender = time !== null && row.sender?.endsWith(time) === true ? row.sender.slice(0, -time.length).trim() || null : row.sender;
  return { row: { ...row, sender, attachments: row.kind === 'image' ? pictures(row, element) : row.attachments }, element };
}

function pictures({ attachments }: Row, element: Element): Row['attachments'] {
  const images = [...element.querySelectorAll(':is(.message__image-wrap, .message__image) img')];
  return attachments.map((attachment, index) => {
    const waiting = images[index]?.getAttribute('data-src') ?? '';
    return /^https?:\/\//.test(waiting) ? { ...attachment, url: waiting } : attachment;
  });
}
