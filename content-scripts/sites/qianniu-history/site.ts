import type { Row } from '../../../src/domain/row';
import type { Pane, Reading } from '../../reader/reading';
import type { Site } from '../../reader/site';

const robot = /[:：]\s*服务助手$/;

/**
 * The page on which a shop and its sub-accounts look up old chats (聊天记录): in a frame of its own or in the seller page's document.
 * Class names are hashed, their stems are not.
 */
export const qianniuHistory: Site = {
  id: 'qianniu-history',
  hosts: ['*://myseller.taobao.com/*', '*://qn.taobao.com/*', '*://qianniu.taobao.com/*', '*://market.m.taobao.com/*'],
  isConsole: (url) => url.hostname !== 'market.m.taobao.com' || url.pathname.startsWith('/app/qn/im-history-search'),
  hints: {
    landmark: '.message-container .message-list-right',
    pane: '.message-container .message-list-right',
    row: '[class*="chatWrap"]',
    separator: '[class*="groupTime"]',
    direction: {
      // A guess: how notices look here is not known, but everybody who writes is named.
      system: '[class*="chatWrap"]:not(:has([class*="chatName"]))',
      out: '[class*="chatContentXiaoer"]',
      in: '[class*="chatContent"]',
    },
    sender: '[class*="chatName"]',
    time: '[class*="chatTime"]',
    text: '[class*="chatTextLeft"]',
    textAttribute: 'title',
    kinds: [
      { kind: 'video', selector: '[class*="chatContent"] video' },
      { kind: 'image', selector: 'img[class*="_img_"]' },
    ],
    parties: { peerName: '.message-list-left .results-list-active@title' },
  },
  zone: () => 'Asia/Shanghai',
  bareClock: 'unknown',
  shipped: 'on',
  refine: (reading, pane) => {
    const [staff, customer] = searchedNicks(pane);
    const peer = reading.parties.peer.name ?? customer ?? onlyCustomer(reading);
    const account = staff ?? staffOfRows(reading);
    return {
      ...reading,
      parties: { ...reading.parties, account, peer: { id: null, name: peer } },
      rows: reading.rows.map(({ row, element }) => ({
        row: { ...row, direction: sideOf(row, peer), auto: row.auto || isRobot(row.sender) },
        element,
      })),
    };
  },
};

/** What the search form asks for: the staff's nick, then the customer's. Null where a field is empty or not there. */
function searchedNicks(pane: Pane): readonly (string | null)[] {
  const fields = [...pane.element.ownerDocument.querySelectorAll<HTMLInputElement>('.next-input.nickname input')];
  return fields.slice(0, 2).map((field) => field.value.trim() || null);
}

/** Whom the staff rows name. Several of the shop's people may have answered: then only the shop is certain. */
function staffOfRows(reading: Reading): string | null {
  const names = new Set(
    reading.rows.flatMap(({ row }) => (row.direction === 'out' && row.sender !== null && !isRobot(row.sender) ? [row.sender] : [])),
  );
  if (names.size === 1) return [...names][0] ?? null;
  const shops = new Set([...names].map(shopOf));
  return shops.size === 1 ? ([...shops][0] ?? null) : null;
}

/** The shop's own robot answers under a sub-account's name. */
function isRobot(nick: string | null): boolean {
  return nick !== null && robot.test(nick);
}

function shopOf(nick: string): string {
  return nick.split(/[:：]/, 1)[0] ?? nick;
}

/** Without a list of results the page shows one customer's rows straight away. */
function onlyCustomer(reading: Reading): string | null {
  const names = new Set(reading.rows.flatMap(({ row }) => (row.direction === 'in' && row.sender !== null ? [row.sender] : [])));
  return names.size === 1 ? ([...names][0] ?? null) : null;
}

/** Where the page's own mark of staff rows and the names disagree, a row under the customer's name is the customer's. */
function sideOf(row: Row, peer: string | null): Row['direction'] {
  return row.direction === 'out' && row.sender !== null && row.sender === peer ? 'in' : row.direction;
}
