import { describe, expect, test } from 'vitest';
import type { StoredMessage } from '../archive/ports';
import { transcriptItems } from './transcript-items';

function aMessage(order: number, minute: number, extra: Partial<StoredMessage> = {}): StoredMessage {
  const at = new Date(2026, 10, 20, 10, minute).getTime();
  const iso = new Date(at).toISOString();
  return {
    id: `m${order}`,
    order,
    at,
    conversation: 'c',
    platformId: null,
    direction: 'in',
    sender: 'buyer88',
    kind: 'text',
    text: 'hi',
    time: { iso, precision: 'minute', raw: null, source: 'row' },
    attachments: [],
    orders: [],
    flags: [],
    versions: [],
    seen: { first: iso, last: iso, by: [], how: 'seen' },
    ...extra,
  };
}

const shape = (messages: readonly StoredMessage[], gaps: Parameters<typeof transcriptItems>[1] = []) =>
  transcriptItems(messages, gaps).map((item) => (item.kind === 'message' ? `${item.message.id}${item.opens ? '+' : ''}` : item.kind));

describe('transcriptItems', () => {
  test('starts with a day and names the sender once for a group', () => {
    expect(shape([aMessage(1, 0), aMessage(2, 1), aMessage(3, 2, { direction: 'out' })])).toEqual(['day', 'm1+', 'm2', 'm3+']);
  });

  test('names the sender again after a pause', () => {
    expect(shape([aMessage(1, 0), aMessage(2, 10)])).toEqual(['day', 'm1+', 'm2+']);
  });

  test('shows a gap exactly where it lies', () => {
    const messages = [aMessage(10, 0), aMessage(20, 1), aMessage(30, 2)];
    expect(shape(messages, [{ after: 10, before: 20 }])).toEqual(['day', 'm10+', 'gap', 'm20+', 'm30']);
    expect(shape(messages.slice(1), [{ after: 10, before: 20 }])).toEqual(['day', 'm20+', 'm30']);
  });

  test('marks what was first seen after messages behind it', () => {
    const late = new Date(2026, 10, 21).toISOString();
    const forged = aMessage(2, 1, { seen: { first: late, last: late, by: [], how: 'seen' } });
    expect(shape([aMessage(1, 0), forged, aMessage(3, 2)])).toEqual(['day', 'm1+', 'late', 'm2+', 'm3']);
  });

  test('shows each new day', () => {
    expect(shape([aMessage(1, 0), aMessage(2, 24 * 60)])).toEqual(['day', 'm1+', 'day', 'm2+']);
  });

  test('a message without a time stays under the day above it', () => {
    const time = { iso: null, precision: 'none', raw: '刚刚', source: null } as const;
    expect(shape([aMessage(1, 0), aMessage(2, 24 * 60, { time })])).toEqual(['day', 'm1+', 'm2+']);
  });
});
