import type { Row } from '../../../src/domain/row';
import type { Pane, Reading } from '../../reader/reading';
import type { Site } from '../../reader/site';

/** The nick's home site, put before it by the network; it is not part of the name a person knows. */
const homePrefix = /^(?:cntaobao|cnalichn|enaliint)/;

/** Web Wangwang of Taobao and Tmall buyers, and its twin at 1688. The rows stand in an inner frame of the same origin. */
export const wangwang: Site = {
  id: 'wangwang',
  hosts: ['*://market.m.taobao.com/*', '*://air.1688.com/*'],
  isConsole: (url) =>
    url.hostname === 'air.1688.com'
      ? url.pathname.startsWith('/app/ocms-fusion-components-1688/def_cbu_web_im')
      : url.pathname.startsWith('/app/im/') && !url.pathname.startsWith('/app/im/ww-home/'),
  hints: {
    landmark: '.ww_conversation_list, .ww_conversation',
    pane: '.ww_message .rc-scrollbars-view',
    row: '.message-item-line > .message-item',
    // How notices look is a guess: rows that name nobody and tell no time.
    direction: { system: '.message-item:not(:has(.nick, .time))', out: '.message-item.self', in: '.message-item:not(.self)' },
    sender: '.nick',
    time: '.time',
    ignore: '.dx-event-node',
    text: '.content pre.edit:not([contenteditable="true"])',
    textAttribute: 'title',
    kinds: [
      { kind: 'file', selector: '.content .file-msg', text: '.file-msg .file-name' },
      { kind: 'video', selector: '.content video' },
      { kind: 'card', selector: '.content .im-template-msg', text: '.im-template-msg [view-name="TextView"]' },
      { kind: 'product', selector: '.content :is(.offer-card-wrap, .od-wrap, .text-od-wrap)', text: '.content :is(.odName, .odPrice)' },
      { kind: 'product', selector: '.content [class*="item-"]' },
      { kind: 'image', selector: '.content img.imui-msg-img, .content img:not(.content pre img)' },
    ],
    parties: {
      account: '#ice-container .ww_conversation > .ww_user_panel > div > div:nth-child(2)',
      peerName: '.ww_header .name',
      conversationId: '.conversation-item.active[id]@id',
      order: '.ww_tab .order-id',
    },
  },
  zone: () => 'Asia/Shanghai',
  bareClock: 'unknown',
  shipped: 'on',
  refine: (reading, pane) => ({
    ...reading,
    parties: {
      ...reading.parties,
      account: withoutPrefix(reading.parties.account),
      peer: { ...reading.parties.peer, name: withoutPrefix(reading.parties.peer.name) },
      conversationId: reading.parties.conversationId ?? conversationByName(reading, pane),
    },
    rows: reading.rows.map(({ row, element }) => ({ row: refineRow(row), element })),
  }),
};

function withoutPrefix(nick: string | null): string | null {
  return nick === null ? null : nick.replace(homePrefix, '');
}

/** The platform's warning about foreign links comes in the shape of a template sent by the shop; nobody typed it. */
function refineRow(row: Row): Row {
  const isWarning = row.kind === 'card' && row.text.startsWith('安全提醒');
  if (isWarning) return { ...row, direction: 'system', sender: null, kind: 'system' };
  return { ...row, sender: withoutPrefix(row.sender) };
}

/** Which class marks the open conversation in the list is not known for sure; its full name in the header tells it too, when no other has it. */
function conversationByName(reading: Reading, pane: Pane): string | null {
  const items = [...pane.element.ownerDocument.querySelectorAll('.ww_conversation_list .conversation-item[id]')];
  const named = items.filter((item) => item.querySelector('.name')?.textContent.trim() === reading.parties.peer.name);
  return named.length === 1 ? named[0]?.id || null : null;
}
