type Rows = Readonly<Record<string, readonly object[]>>;

const time = { iso: '2026-11-20T10:00:00+08:00', precision: 'second', raw: '10:00', source: 'row' };
const message = {
  id: 'm1',
  conversation: 'c1',
  order: 1024,
  at: Date.parse(time.iso),
  mark: 'in/你好',
  platformId: 'p1',
  direction: 'in',
  sender: 'anna',
  time,
  kind: 'text',
  text: '你好',
  attachments: [],
  orders: ['2606XK4P'],
  flags: [],
  later: [],
  firstText: null,
  firstSeen: 1,
  lastSeen: 2,
  by: ['here'],
  how: 'seen',
};
const conversation = {
  key: 'c1',
  console: 'wangwang',
  host: 'market.m.taobao.com',
  account: null,
  peer: { id: 'p', name: 'anna' },
  isSure: true,
  zone: 'Asia/Shanghai',
  total: 2,
  firstAt: 1,
  lastAt: 5,
  lastSeen: 5,
  lastMessage: null,
  orders: [],
  gaps: [{ after: 1024, before: 2048 }],
  fromStart: false,
};
const url = 'https://img.example/1.png';

/** What each version added, as it wrote it. Never edited once that version is released. */
const added: readonly Rows[] = [
  {
    messages: [
      message,
      { ...message, id: 'm2', order: 2048, text: '改', firstText: '原', later: [{ at: time.iso, what: 'edit', text: '改' }] },
      { ...message, id: 'm3', conversation: 'c2', platformId: null },
    ],
    conversations: [conversation, { ...conversation, key: 'c2', total: 1, lastAt: 3, lastSeen: 3, gaps: [] }],
    aliases: [{ name: 'wangwang/anna', conversation: 'c1' }],
    sightings: [{ id: 's1', at: 5, conversation: 'c1', url: 'https://market.m.taobao.com/', reader: 'wangwang 0.1.0' }],
    runs: [{ id: 1, started: 1, ended: 2, cause: 'schedule', panes: [] }],
  },
  {
    blobs: [{ sha256: 'ab', bytes: 3, type: 'image/png', data: new Uint8Array([1, 2, 3]) }],
    fetches: [
      {
        url,
        host: 'img.example',
        page: 'https://shop.example',
        console: 'wangwang',
        kind: 'image',
        name: null,
        state: 'waiting',
        why: null,
        attempts: 0,
        due: 7,
        sha256: null,
        bytes: null,
        isOrdered: false,
      },
    ],
    fetchUses: [{ url, message: 'm1' }],
  },
  { heads: [{ name: 'archive', born: '5e0b6c8e-0f57-4d3b-9d3c-3d1a5a1f7f10', sequence: 4, messages: 3, conversations: 2 }] },
  { notes: [{ conversation: 'c1', text: '老客户', tags: ['VIP'], changed: 5, others: [] }] },
];

/** Rows of every table that the build of `version` knew. */
export function rowsOf(version: number): Rows {
  return Object.assign({}, ...added.slice(0, version)) as Rows;
}

export const tablesOf = (version: number): readonly string[] => Object.keys(rowsOf(version)).toSorted();
