import type { Conversation, StoredMessage } from '../../src/archive/ports';
import type { RunRecord } from '../../src/archive/runs';
import type { Attachment, Direction, Kind, Version } from '../../src/domain/message';
import type { Note } from '../../src/domain/note';
import { inventedFiles } from './invented-files';

/** The moment at which every screen is shown: 20 November 2026, 14:30:10 in Shanghai. */
export const now = Date.UTC(2026, 10, 20, 6, 30, 10);
const minute = 60_000;
const day = 24 * 60 * minute;

export type Line = readonly [direction: Direction, text: string, extra?: Partial<StoredMessage>];

export const iso = (at: number): string => new Date(at + 8 * 60 * minute).toISOString().replace(/\.\d+Z$/, '+08:00');

function attachment(kind: Kind, name: string | null, url: string | null, bytes: number | null): Attachment {
  return { kind, name, url, sha256: null, bytes, state: 'linked' };
}

function version(at: number, what: Version['what'], text: string): Version {
  return { at: iso(at), what, text };
}

/** One message at an order and a time (epoch ms). */
export function aMessage(conversation: Conversation, order: number, at: number, [direction, text, extra]: Line): StoredMessage {
  const sender = direction === 'in' ? conversation.peer.name : direction === 'out' ? conversation.account : null;
  return {
    id: `${conversation.key}/${order}`,
    conversation: conversation.key,
    platformId: null,
    direction,
    sender,
    time: { iso: iso(at), precision: 'minute', raw: null, source: 'row' },
    kind: direction === 'system' ? 'system' : 'text',
    text,
    attachments: [],
    orders: [],
    flags: [],
    versions: [version(at, 'first', text)],
    seen: { first: iso(at), last: iso(at), by: ['this'], how: 'seen' },
    order,
    at,
    ...extra,
  };
}

const shipped = now - 3 * minute;

/** The conversation that shows everything a transcript can hold. */
const everything: readonly Line[] = [
  ['in', '您好，請問 2606XK4P 這筆訂單什麼時候出貨？', { orders: ['2606XK4P'] }],
  ['out', '您好，感謝訂購！我們會在 24 小時內回覆您。', { flags: ['auto'] }],
  ['out', '今天下午就會出貨，單號晚點給您 🙏'],
  ['in', '好的，謝謝\n另外可以換成藍色嗎？\n尺寸一樣 M'],
  ['in', '', { kind: 'image', attachments: [attachment('image', '藍色外套.jpg', 'https://img.shop.example/blue.jpg', 248_113)] }],
  [
    'out',
    '可以的，已經幫您改成藍色 M 號',
    {
      versions: [
        version(now - 40 * minute, 'first', '藍色 M 號沒有了'),
        version(now - 38 * minute, 'edit', '可以的，已經幫您改成藍色 M 號'),
      ],
    },
  ],
  ['in', '那我再加一件', { versions: [version(now - 30 * minute, 'first', '那我再加一件'), version(now - 29 * minute, 'recall', '')] }],
  ['system', '對方收回了一則訊息', { kind: 'recall' }],
  [
    'out',
    '防風連帽外套・藍色 M\nNT$1,280',
    { kind: 'product', attachments: [attachment('card', '防風連帽外套', 'https://shop.example/p/8841', null)] },
  ],
  ['in', 'Could you also send the invoice as a PDF? Many thanks.'],
  ['out', '', { kind: 'file', attachments: [attachment('file', 'invoice-2606XK4P.pdf', 'https://files.shop.example/i/2606XK4P', 83_201)] }],
  ['in', 'ขอบคุณค่ะ ส่งของวันไหนคะ', { time: { iso: iso(now - 12 * minute), precision: 'second', raw: '14:18:10', source: 'attribute' } }],
  ['out', 'Anh chị yên tâm, hàng sẽ được gửi trong hôm nay ạ.', { flags: ['failed'] }],
  ['in', '', { kind: 'sticker' }],
  ['in', '收到出貨通知了，太快了！', { time: { iso: null, precision: 'none', raw: '剛剛', source: null }, at: shipped }],
];

const small: readonly (readonly [console: string, account: string | null, peer: string, ageMinutes: number, last: Line])[] = [
  ['wangwang', 'tb_lin2019', '木木家居旗舰店', 42, ['in', '亲，您的快递已经到杭州转运中心了，预计明天送达']],
  ['qianniu-history', '晨光文具:小周', '爱吃西瓜的猫', 95, ['out', '好的亲，已经为您备注顺丰发货']],
  ['shopee-seller', 'anna_shop', 'nguyenthuha.92', 3 * 60, ['in', 'Shop ơi, màu này còn hàng không ạ?']],
  ['shopee-seller', 'anna_shop', 'somchai_99', 6 * 60, ['in', 'สินค้ามีพร้อมส่งไหมครับ']],
  ['shopee-buyer', null, 'Brightlight Electronics Official Store International', 26 * 60, ['out', '', { kind: 'image' }]],
  ['dingtalk', '王琳', '供应链对接群', 30 * 60, ['in', '明天上午十点开会，资料请提前看一下']],
  ['chatui', null, '小蜜', 52 * 60, ['in', '您可以在「我的订单」中申请退货，运费由卖家承担。']],
  ['wangwang', 'tb_lin2019', '好运来五金批发', 4 * 24 * 60, ['out', '请问 100 个起批能便宜多少？']],
  ['shopee-seller', 'anna_shop', 'דנה כהן', 9 * 24 * 60, ['in', 'מתי המשלוח יגיע?']],
  ['help.tools.example', null, 'Support', 400 * 24 * 60, ['in', 'Thanks for waiting. Your ticket #88213 is closed now.']],
];

/** A conversation without messages. */
export function aConversation(key: string, console: string, account: string | null, peer: string): Conversation {
  return {
    key,
    console,
    account,
    peer: { id: `id-${key}`, name: peer },
    host: `${console}.example`,
    zone: 'Asia/Taipei',
    total: 0,
    firstAt: null,
    lastAt: null,
    lastSeen: now - 2000,
    preview: null,
    orders: [],
    gaps: [],
    fromStart: false,
  };
}

export type Invented = {
  readonly conversations: readonly Conversation[];
  readonly messages: ReadonlyMap<string, readonly StoredMessage[]>;
  readonly notes?: ReadonlyMap<string, Note>;
};

/** The conversation with what is known of it by its messages. */
export function summed(conversation: Conversation, messages: readonly StoredMessage[]): Conversation {
  const last = messages.at(-1);
  return {
    ...conversation,
    total: messages.length,
    firstAt: messages[0]?.at ?? null,
    lastAt: last?.at ?? null,
    preview: last ? { text: last.text, direction: last.direction, kind: last.kind } : null,
  };
}

/** Earlier talk, so that there is something to scroll through: `count` messages over several days. */
function earlier(conversation: Conversation, count: number): readonly StoredMessage[] {
  const lines: readonly Line[] = [
    ['in', '请问这款还有货吗？'],
    ['out', '有的，今天下单今天发货'],
    ['in', '能开发票吗'],
    ['out', '可以，下单时备注抬头就行'],
    ['in', '好的'],
    ['in', '已经付款了，麻烦尽快发货'],
    ['out', '收到，马上安排'],
  ];
  const start = now - 3 * day;
  return Array.from({ length: count }, (_, index) => {
    const line = lines[index % lines.length] ?? lines[0];
    if (!line) throw new Error('there are lines');
    return aMessage(conversation, index + 1, start + index * 11 * minute, line);
  });
}

/** Invented chats in several languages; every name, number and address in them is made up. */
export function inventedArchive(): Invented {
  const messages = new Map<string, readonly StoredMessage[]>();
  const main = aConversation('main', 'shopee-seller', 'anna_shop', 'buyer88');
  const before = earlier(main, 199);
  const start = now - 45 * minute;
  const after = everything.map((line, index) => aMessage(main, 300 + index, start + index * 3 * minute, line));
  messages.set('main', [...before, ...after]);
  const conversations: Conversation[] = [
    {
      ...summed(main, [...before, ...after]),
      orders: ['2606XK4P', '2605TT81'],
      gaps: [
        { after: 199, before: 300 },
        { after: 60, before: 61 },
      ],
    },
  ];
  small.forEach(([console, account, peer, age, last], index) => {
    const conversation = aConversation(`c${index}`, console, account, peer);
    const own = [aMessage(conversation, 1, now - age * minute, last)];
    messages.set(conversation.key, own);
    conversations.push(summed(conversation, own));
  });
  return { conversations, messages, notes: inventedNotes };
}

const aNote = (text: string, tags: readonly string[], others: Note['others'] = []): Note => ({ text, tags, changed: now - day, others });

/** What the user wrote about the invented chats. */
const inventedNotes: ReadonlyMap<string, Note> = new Map([
  [
    'main',
    aNote(
      'Prefers blue, size M.\n發票抬頭：藍鯨有限公司',
      ['VIP', '换货'],
      [{ text: 'Asked twice for an invoice in November.', changed: now - 9 * day }],
    ),
  ],
  ['c1', aNote('', ['VIP'])],
  ['c2', aNote('', ['late delivery', 'VIP', 'refund'])],
  ['c8', aNote('', ['להחזיר'])],
]);

export const inventedRuns: readonly RunRecord[] = [
  {
    id: 3,
    started: now - 4 * minute,
    ended: now - 4 * minute + 900,
    cause: 'schedule',
    panes: [
      { console: 'shopee-seller', account: 'anna_shop', peerName: 'buyer88', conversation: 'main', total: 214, added: 3, failed: null },
    ],
  },
  {
    id: 2,
    started: now - 14 * minute,
    ended: now - 14 * minute + 1200,
    cause: 'schedule',
    panes: [
      { console: 'shopee-seller', account: 'anna_shop', peerName: 'buyer88', conversation: 'main', total: 211, added: 12, failed: null },
      {
        console: 'wangwang',
        account: 'tb_lin2019',
        peerName: '木木家居旗舰店',
        conversation: 'c0',
        total: 1,
        added: 0,
        failed: 'unreachable',
      },
    ],
  },
  { id: 1, started: now - 70 * minute, ended: now - 70 * minute + 100, cause: 'start', panes: [] },
];

/** One conversation of `count` messages. */
export function longArchive(count: number): Invented {
  const conversation = aConversation('long', 'shopee-seller', 'anna_shop', 'buyer88');
  const messages = earlier(conversation, count);
  return { conversations: [summed(conversation, messages)], messages: new Map([['long', messages]]) };
}

/** A conversation whose messages carry a file in every state. */
export function filesArchive(): Invented {
  const conversation = aConversation('files', 'shopee-seller', 'anna_shop', 'buyer88');
  const messages = inventedFiles.map((file, index) =>
    aMessage(conversation, index + 1, now - (10 - index) * minute, [
      index % 3 === 2 ? 'out' : 'in',
      '',
      { kind: file.kind, attachments: [file] },
    ]),
  );
  return { conversations: [summed(conversation, messages)], messages: new Map([['files', messages]]) };
}

/** What a page that means harm may have put into the archive. */
export function hostileArchive(): Invented {
  const markup = '<img src="https://evil.example/x.png" onerror="document.title=1"><b>bold</b>';
  const turned = '\u202Egnp.exe\u202C\u2067name';
  const conversation = aConversation('hostile', `${'x'.repeat(60)}.example`, turned, markup);
  const lines: readonly Line[] = [
    ['in', markup],
    ['in', `${turned} \uD800 lone`, { sender: turned }],
    ['in', 'a'.repeat(1_000_000)],
    ['in', `one${'\n'.repeat(50)}two`],
    ['out', '', { kind: 'file', attachments: [attachment('file', 'run me', 'javascript:document.title=2', 1)] }],
    ['out', '', { kind: 'image', attachments: [attachment('image', null, 'https://evil.example/pixel.gif', null)] }],
  ];
  const messages = lines.map((line, index) => aMessage(conversation, index + 1, now - (10 - index) * minute, line));
  return { conversations: [summed(conversation, messages)], messages: new Map([['hostile', messages]]) };
}
