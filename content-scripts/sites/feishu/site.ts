import type { Row } from '../../../src/domain/row';
import type { Site } from '../../reader/site';
import { timeShape } from '../../reader/time-shape';

const row = '.js-message-item';

/**
 * Feishu and Lark in the browser. Each company has a host of its own. A message on its way has a short id, which the server's long one replaces.
 * The user's own rows name nobody. How files, cards, calls and recalls look is a guess.
 */
export const feishu: Site = {
  id: 'feishu',
  hosts: ['https://*.feishu.cn/*', 'https://*.larksuite.com/*'],
  isConsole: (url) => /^\/(?:next\/)?messenger(?:\/|$)/.test(url.pathname),
  hints: {
    landmark: '.messageList .js-message-item, .chatMessages .js-message-item',
    pane: '.chatMessages, .messageList:not(.chatMessages *, :has(.chatMessages))',
    row,
    separator: '.messageList [class*="date-divider"]',
    direction: {
      system: `.system-text, .system-text-background, ${row}:not(.message-self, .message-not-self)`,
      out: '.message-self',
      in: '.message-not-self',
    },
    sender: '.message-info-name',
    timeAttribute: 'span[aria-label]@aria-label',
    platformId: '@id',
    provisionalId: '^[A-Za-z0-9]{10}$',
    text: '.message-text, .richTextContainer, .system-text',
    ignore: '.message-reactions, .reply-meta-tips, .message-section-right',
    kinds: [
      { kind: 'file', selector: '[class*="file-card"]', text: '[class*="file-name"]' },
      { kind: 'card', selector: '[class*="message-card"]' },
      { kind: 'video', selector: '.message-content video' },
      { kind: 'sticker', selector: '.message-content [class*="sticker"] img' },
      { kind: 'image', selector: '.message-content img:not(.message-text img, .richTextContainer img)' },
    ],
    parties: { peerName: '.chatWindow_chatName', conversationId: '[data-feed-id][data-feed-active="true"]@data-feed-id' },
  },
  zone: () => null,
  bareClock: 'unknown',
  shipped: 'off',
  refine: (reading) => ({ ...reading, rows: reading.rows.map((read) => ({ ...read, row: timed(read.row, read.element) })) }),
};

/** What is read out of a message ends in its time: `Anna sent: 2026-09-08 17:30:17`, in the words of the user's language. */
function timed(read: Row, element: Element): Row {
  const labels = [...element.querySelectorAll('span[aria-label]')].map((label) => label.getAttribute('aria-label'));
  const own = labels.map(timeIn).find((time) => time !== null) ?? null;
  return {
    ...read,
    time: { ...read.time, text: own ?? timeIn(read.time.attribute), attribute: null, carried: own === null && read.time.carried },
  };
}

/** The longest end of a label that is a time; it begins behind a space or a colon. */
function timeIn(label: string | null): string | null {
  const words = label?.trim() ?? '';
  const ends = [0, ...[...words.matchAll(/\s+|[:：](?!\d\d)|：/g)].map((found) => found.index + found[0].length)];
  return ends.map((at) => words.slice(at)).find((end) => timeShape(end)?.clock === true) ?? null;
}
