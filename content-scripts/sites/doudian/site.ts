import type { Row } from '../../../src/domain/row';
import type { Site } from '../../reader/site';
import { bubble, kitHints } from './kit-hints';

const sides = '.messageIsMe, .messageNotMe';

/**
 * Doudian's (抖店) service chats, called Feige (飞鸽). Who is written to, who writes and at what time is not known to stand in the page; the
 * chosen line of the list is a guess. A notice that a colleague took over has an id of its own kind.
 */
export const doudian: Site = {
  id: 'doudian',
  hosts: ['https://im.jinritemai.com/*', 'https://pigeon.jinritemai.com/*'],
  isConsole: (url) => url.hostname !== 'im.jinritemai.com' || url.pathname.startsWith('/pc_seller'),
  hints: {
    ...kitHints,
    kinds: [...kitHints.kinds],
    landmark: '.messageList .msgItemWrap',
    pane: '.messageList',
    row: '.msgItemWrap',
    direction: {
      system: `[data-id^="transfer_staff_"], .msgItemWrap:not(${sides}, :has(${sides}))`,
      out: '.messageIsMe',
      in: '.messageNotMe',
    },
    platformId: '[class*="messageCard"][data-id]@data-id',
    text: `${bubble}, .messageIsMe pre, .messageNotMe pre`,
    parties: { peerName: '[data-kora="conversation"]:is([class*="active"], [class*="selected"]) [title]:not(sup)@title' },
  },
  zone: () => 'Asia/Shanghai',
  bareClock: 'unknown',
  shipped: 'off',
  refine: (reading) => ({
    ...reading,
    rows: reading.rows.map(({ row, element }) => ({ row: { ...row, platformId: idOf(row, element) }, element })),
  }),
};

/** Some rows carry their id themselves; a notice's id is no message's. */
function idOf({ platformId, direction }: Row, element: Element): string | null {
  if (direction === 'system') return null;
  return platformId ?? element.getAttribute('data-qa-message-id');
}
