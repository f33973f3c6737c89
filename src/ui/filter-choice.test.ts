import { describe, expect, test } from 'vitest';
import type { Conversation } from '../archive/ports';
import { contactsOf, isNarrowed, noChoice, toFilters, toggled } from './filter-choice';
import { startOfDay } from './format';

function aConversation(key: string, peer: Conversation['peer'], console = 'shopee-seller'): Conversation {
  return {
    key,
    console,
    peer,
    account: 'anna_shop',
    host: 'seller.shopee.tw',
    zone: 'Asia/Taipei',
    total: 1,
    firstAt: 1,
    lastAt: 1,
    lastSeen: 1,
    preview: null,
    orders: [],
    gaps: [],
    fromStart: false,
  };
}

const now = new Date(2026, 10, 20, 14, 30).getTime();
const conversations = [
  aConversation('a', { id: '7', name: 'buyer88' }),
  aConversation('b', { id: '7', name: null }),
  aConversation('c', { id: null, name: 'buyer88' }, 'wangwang'),
];

describe('contactsOf', () => {
  test('is one per peer and console, with every conversation of theirs', () => {
    expect(contactsOf(conversations).map(({ name, console, conversations: keys }) => [name, console, keys])).toEqual([
      ['buyer88', 'shopee-seller', ['a', 'b']],
      ['buyer88', 'wangwang', ['c']],
    ]);
  });
});

describe('toFilters', () => {
  const contacts = contactsOf(conversations);

  test('no choice narrows nothing', () => {
    expect(toFilters(noChoice, contacts, now)).toEqual({});
    expect(isNarrowed(noChoice)).toBe(false);
  });

  test.each([
    ['today', '2026-11-20'],
    ['week', '2026-11-14'],
    ['month', '2026-10-22'],
  ] as const)('%s starts with the day %s', (preset, day) => {
    expect(toFilters({ ...noChoice, when: { kind: 'preset', preset } }, contacts, now)).toEqual({ from: startOfDay(day) });
  });

  test('the last day of a range is in it whole', () => {
    const when = { kind: 'days', from: '2026-11-01', to: '2026-11-02' } as const;
    expect(toFilters({ ...noChoice, when }, contacts, now)).toEqual({ from: startOfDay('2026-11-01'), to: startOfDay('2026-11-03') });
  });

  test('a range may be open', () => {
    const when = { kind: 'days', from: null, to: '2026-11-02' } as const;
    expect(toFilters({ ...noChoice, when }, contacts, now)).toEqual({ to: startOfDay('2026-11-03') });
  });

  test('a contact is all their conversations, an unknown one none', () => {
    const id = contacts[0]?.id ?? '';
    expect(toFilters({ ...noChoice, contacts: [id] }, contacts, now)).toEqual({ conversations: ['a', 'b'] });
    expect(toFilters({ ...noChoice, contacts: ['gone'] }, contacts, now)).toEqual({ conversations: [] });
  });

  test('the rest goes through as chosen', () => {
    const choice = { ...noChoice, accounts: [null], consoles: ['wangwang'], direction: 'in' } as const;
    expect(toFilters(choice, contacts, now)).toEqual({ accounts: [null], consoles: ['wangwang'], directions: ['in'] });
  });
});

test('toggled adds and takes away', () => {
  expect(toggled(['a'], 'b')).toEqual(['a', 'b']);
  expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
});
