import { describe, expect, test } from 'vitest';
import { parse } from '../language/parse';
import type { Facts } from './conversation-fits';
import { matcher, type Searched } from './matcher';
import { timeRange } from './time-range';

const noon = new Date(2026, 10, 20, 12).getTime();
const asked = (typed: string) => parse(typed, { now: noon, consoles: [] });
const at = '2026-11-20T14:30:00+08:00';

const plain: Searched = {
  kind: 'text',
  text: '好的',
  firstText: null,
  later: [],
  attachments: [],
  orders: [],
  direction: 'in',
  sender: null,
  at: noon,
};
const rows = {
  asked: { ...plain, text: '什么时候发货？', sender: 'buyer88' },
  order: { ...plain, text: 'Pedido 220818EGS328B9', orders: ['220818EGS328B9'], direction: 'out', sender: 'Anna Chen' },
  edited: { ...plain, text: '明天到', firstText: '今天到', later: [{ at, what: 'edit', text: '明天到' }], direction: 'out' },
  recalled: { ...plain, text: '', firstText: '算了', later: [{ at, what: 'recall', text: '' }] },
  file: {
    ...plain,
    kind: 'file',
    text: '请看',
    attachments: [{ kind: 'file', name: 'Rechnung Müller.pdf', url: null, sha256: null, bytes: null, state: 'linked' }],
    at: noon - 86_400_000,
  },
  notice: { ...plain, kind: 'system', text: '对方已转接 ＡＢＣ', direction: 'system' },
} satisfies Record<string, Searched>;
const facts: Facts = {
  key: 'k1',
  console: 'wangwang',
  account: 'shop:anna',
  peer: { id: 'u7', name: 'Buyer88' },
  gaps: [{ after: 1, before: 2 }],
  hasNote: false,
  tags: ['急'],
};

const found = (typed: string): string => {
  const { query, exact } = asked(typed);
  const holds = matcher(query, exact);
  return Object.entries(rows)
    .flatMap(([name, row]) => (holds(row, facts) ? name : []))
    .join(' ');
};
const every = Object.keys(rows).join(' ');

describe('matcher', () => {
  test.each([
    ['', every],
    ['发货', 'asked'],
    ['egs328b9', 'order'],
    ['28B9 pedido', 'order'],
    ['28B9 match:exact', 'order'],
    ['egs328b9 match:exact', ''],
    ['今天到', 'edited'],
    ['今天 明天', 'edited'],
    ['"今天 明天"', ''],
    ['算了', 'recalled'],
    ['rechnung 请', 'file'],
    ['abc', 'notice'],
    ['abc match:exact', ''],
    ['发货 OR pedido', 'asked order'],
    ['-from:them', 'order edited notice'],
    ['from:me -明天', 'order'],
    ['/发货|出貨/', 'asked'],
    ['/PEDIDO \\d+EGS/', 'order'],
    ['/PEDIDO/ match:exact', ''],
    ['/^[^到]*$/ from:me', 'order'],
    ['from:anna', 'order'],
    ['from:system', 'notice'],
    ['has:edit', 'edited'],
    ['has:order', 'order'],
    ['is:recalled', 'recalled'],
    ['kind:file', 'file'],
    ['order:egs328', 'order'],
    ['before:today', 'file'],
    ['on:today 请看 OR 发货', 'asked'],
    ['in:wangwang with:buyer account:anna tag:急 has:gap 好', ''],
    ['in:wangwang with:U7 account:anna tag:急 has:gap 发', 'asked'],
    ['with:"buyer" OR account:"anna" OR with:"u"', ''],
    ['with:"ＢＵＹＥＲ88" account:"Shop:Anna" with:"u7" 发', 'asked'],
    ['in:other OR account:"" OR with:nobody OR has:note OR tag:急急', ''],
  ])('«%s»', (typed, names) => expect(found(typed)).toBe(names));
});

const day = (date: number): number => new Date(2026, 10, date).getTime();

test('timeRange is what the terms that must hold leave of time', () => {
  expect(timeRange(asked('a').query)).toEqual({ from: -Infinity, to: Infinity });
  expect(timeRange(asked('on:2026-11-02').query)).toEqual({ from: day(2), to: day(3) });
  expect(timeRange(asked('a after:2026-11-02 before:2026-11-07 before:2026-11-09').query)).toEqual({ from: day(3), to: day(7) });
  expect(timeRange(asked('a OR on:2026-11-02').query)).toEqual({ from: -Infinity, to: Infinity });
});
