import type { Row } from '../../../src/domain/row';
import type { Site } from '../../reader/site';
import { orderOfDates, stampOf, type Stamp } from './stamps';

const stamped = '[data-pre-plain-text]';

/**
 * WhatsApp in the browser. A message with words carries its time and author in one attribute; one without, only the clock a person sees. Ids are
 * opaque. The header's name, day lines, notices and the clock of a message on its way are guesses, as are stickers and files.
 */
export const whatsappWeb: Site = {
  id: 'whatsapp-web',
  hosts: ['https://web.whatsapp.com/*'],
  isConsole: () => true,
  hints: {
    landmark: '#main div[role="row"]',
    pane: '#main',
    row: 'div[role="row"]',
    direction: { system: 'div[role="row"]:not(:has(.message-in, .message-out))', out: '.message-out', in: '.message-in' },
    platformId: '[data-id]@data-id',
    text: 'span.selectable-text:not(.quoted-mention)',
    ignore: '[aria-label="Quoted message"], .quoted-mention, [data-testid="msg-meta"]',
    pending: '[data-icon="msg-time"]',
    kinds: [
      { kind: 'file', selector: '[data-icon^="document"]', text: '[data-icon^="document"] ~ * [title]' },
      { kind: 'audio', selector: '[data-icon="audio-play"], [data-icon="ptt-play"]' },
      { kind: 'video', selector: '[data-icon="media-play"]' },
      { kind: 'sticker', selector: '[data-testid="sticker"] img, img.sticker' },
      { kind: 'image', selector: 'img[src^="blob:"]:not(span.selectable-text img)' },
    ],
    parties: { peerName: '#main header span[title]@title' },
  },
  zone: () => null,
  bareClock: 'unknown',
  shipped: 'off',
  refine: (reading, pane) => {
    const stamps = [...pane.element.querySelectorAll(stamped)].map((element) => ({ element, stamp: stampOf(element) }));
    const order = orderOfDates(stamps.flatMap(({ stamp }) => stamp ?? []));
    return {
      ...reading,
      rows: reading.rows.map(({ row, element }) => {
        const own = stamps.find((each) => element.contains(each.element))?.stamp ?? null;
        const before = stamps.findLast(
          (each) => (each.element.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
        )?.stamp;
        const sender = row.direction === 'system' ? null : (own?.name ?? row.sender);
        return { row: { ...row, sender, time: timeOf(row, own, before ?? null, order) }, element };
      }),
    };
  },
};

/** Only rows with words say their time; the others are no older than the row before them. */
function timeOf({ time }: Row, own: Stamp | null, before: Stamp | null, order: ReturnType<typeof orderOfDates>): Row['time'] {
  const stamp = own ?? before;
  return stamp ? { text: stamp.said, separator: time.separator, attribute: order && order(stamp), carried: own === null } : time;
}
