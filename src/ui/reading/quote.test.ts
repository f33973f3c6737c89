import { beforeAll, expect, test, vi } from 'vitest';
import type { Conversation, StoredMessage } from '../../archive/ports';

vi.mock('../../platform/i18n', () => ({ text: (key: string, ...parts: readonly string[]) => [key, ...parts].join('|') }));
let quoted: typeof import('./quote').quoted;
beforeAll(async () => {
  ({ quoted } = await import('./quote'));
});

const at = '2026-11-20T14:30:00+08:00';
const message: StoredMessage = {
  id: 'k/1',
  conversation: 'k',
  platformId: '7731',
  direction: 'in',
  sender: 'buyer88',
  time: { iso: at, precision: 'minute', raw: null, source: 'row' },
  kind: 'text',
  text: 'one <b>\ntwo',
  attachments: [],
  orders: [],
  flags: [],
  versions: [{ at, what: 'first', text: 'one <b>\ntwo' }],
  seen: { first: at, last: at, by: ['this'], how: 'seen' },
  order: 1,
  at: Date.parse(at),
};
const conversation: Conversation = {
  key: 'k',
  console: 'shop.example',
  account: null,
  peer: { id: 'p', name: 'Peer' },
  host: 'shop.example',
  zone: 'Asia/Shanghai',
  total: 1,
  firstAt: null,
  lastAt: null,
  lastSeen: 0,
  preview: null,
  orders: [],
  gaps: [],
  fromStart: false,
};

test('a message is quoted with its source, on the clock of its page', () => {
  expect(quoted([message], conversation, 'en-GB').plain).toBe(
    '> one <b>\n> two\n— quoteSource|buyer88|20 Nov 2026, 14:30 +08:00|shop.example|7731',
  );
});

test('nothing of a message is markup', () => {
  const { html } = quoted([{ ...message, sender: '"<i>\'&' }], conversation, 'en-GB');
  expect(html).toContain('<blockquote>one &lt;b&gt;<br>two</blockquote>');
  expect(html).toContain('&quot;&lt;i&gt;&#39;&amp;|');
});

test('what has no words is named, and a recall keeps what was recalled', () => {
  const file = { kind: 'file', name: 'a.pdf', url: null, sha256: null, bytes: null, state: 'linked' } as const;
  const bare = { ...message, text: '', versions: [] };
  const recalled = { ...message, text: '', versions: [...message.versions, { at, what: 'recall', text: '' } as const] };
  const { plain } = quoted([{ ...bare, attachments: [file] }, { ...bare, kind: 'sticker' }, recalled], conversation, 'en-GB');
  expect(plain.split('\n').filter((line) => line.startsWith('>'))).toEqual(['> [a.pdf]', '> [kindSticker]', '> one <b>', '> two']);
});

test('a day without a clock, and a time that is not known', () => {
  const day = { ...message, time: { iso: '2026-11-20T00:00:00+08:00', precision: 'day', raw: null, source: 'row' } } as const;
  const none = { ...message, platformId: null, time: { iso: null, precision: 'none', raw: '刚刚', source: null } } as const;
  const { plain } = quoted([day, none], conversation, 'en-GB');
  expect(plain).toContain('|20 Nov 2026|');
  expect(plain).toContain('|刚刚|shop.example|k/1');
});
