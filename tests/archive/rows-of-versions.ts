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
  {
    notes: [{ conversation: 'c1', text: '老客户', tags: ['VIP'], changed: 5, others: [] }],
    searchBlocks: [
      {
        id: 1,
        revision: 2,
        text: '在吗\uffff',
        starts: Uint32Array.of(0, 3),
        at: Float64Array.of(1),
        order: Float64Array.of(0),
        bits: Uint16Array.of(0),
        conversation: Uint16Array.of(0),
        sender: Uint16Array.of(0),
        conversations: ['c1'],
        senders: [''],
      },
    ],
    searchSigns: [{ id: 3, bits: Uint8Array.of(1) }],
    searchState: [
      {
        name: 'directory',
        make: 1,
        floor: -Infinity,
        blocks: [{ id: 1, revision: 2, from: 1, to: 1, count: 1 }],
        pages: [{ id: 3, of: [{ id: 1, revision: 2 }] }],
        next: 4,
      },
    ],
    searchWork: [{ id: 1, changes: [{ id: 'm2', was: null }] }],
  },
  {
    logTiles: [{ level: 0, index: 0, hashes: new Uint8Array(32).fill(7), secrets: new Uint8Array(16).fill(9) }],
    logStates: [{ name: 'log', log: '5e0b6c8e-0f57-4d3b-9d3c-3d1a5a1f7f10', size: 1, frontier: new Uint8Array(32).fill(7), filled: 5 }],
    logHeads: [
      {
        size: 1,
        signed: { text: 'liaocun log head 1\n', algorithm: 'Ed25519', publicKey: Uint8Array.of(1), signature: Uint8Array.of(2) },
        stamps: [{ authority: 'https://tsa.example', answer: Uint8Array.of(3) }],
      },
    ],
    logKeys: [{ name: 'own', key: { algorithm: 'Ed25519', publicKey: Uint8Array.of(1) } }],
    logPast: [{ leaf: 0, message: 'm2', version: { id: 'm2', text: '原' } }],
    logDeletions: [{ leaf: 3, deletion: { at: '2026-11-20T10:00:00.000Z', why: 'user', leaves: [[1, 2]] } }],
    logNames: [
      {
        id: 'n1',
        key: 'c1',
        console: 'wangwang',
        account: null,
        peer: { id: 'p', name: 'anna' },
        by: '5e0b6c8e-0f57-4d3b-9d3c-3d1a5a1f7f10',
      },
    ],
  },
  {
    cases: [
      {
        id: 'k1',
        name: '退款纠纷',
        preset: 'taobao',
        parties: { own: 'buyer', other: 'anna' },
        orders: ['2606XK4P'],
        deadline: 9,
        zone: 'Asia/Shanghai',
        remind: 2,
        status: 'open',
        notes: '',
        exhibits: [
          { id: 'e1', what: { kind: 'messages', ids: ['m1'] }, title: '你好', remark: '', asks: null, watermark: '', redaction: null },
        ],
        created: 1,
        changed: 2,
        reminded: null,
      },
    ],
  },
  {
    mailRoutes: [{ id: 'b1', kind: 'jmap', name: '备份', from: 'a@example.com', to: [], settings: {}, secret: null, found: null }],
    mailPlans: [{ id: 'p1', name: '每天' }],
    mails: [{ id: 'm-1', plan: 'p1', state: 'waiting', due: 7, messageId: '<m-1@liaocun.example>' }],
    mailBodies: [{ id: 'm-1', bytes: Uint8Array.of(1, 2) }],
    mailMarks: [{ plan: 'p1', conversation: 'c1', upTo: 5 }],
    mailChecks: [{ id: 1, plan: 'p1', at: 5 }],
    mailKeys: [{ name: 'own', key: Uint8Array.of(1) }],
  },
  {
    exhibits: [{ id: 'x1', at: 5, of: 'peer' }],
    deposits: [{ id: 'd1', size: 3, service: '存证', receipt: 'r' }],
  },
  {
    captures: [
      {
        conversation: 'c1',
        pages: [{ url: 'https://market.m.taobao.com/', title: '(1) anna', reader: 'wangwang 0.1.0', first: 1, last: 4, times: 3 }],
      },
    ],
  },
];

/** Rows of every table that the build of `version` knew. */
export function rowsOf(version: number): Rows {
  return Object.assign({}, ...added.slice(0, version)) as Rows;
}

export const tablesOf = (version: number): readonly string[] => Object.keys(rowsOf(version)).toSorted();
