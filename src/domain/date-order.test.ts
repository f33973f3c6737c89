import { expect, it } from 'vitest';
import { dateOrder } from './date-order';
import type { Row } from './row';

const at = Date.UTC(2026, 10, 20);

const row = (text: string, separator: string | null = null): Row => ({
  direction: 'in',
  sender: null,
  time: { text, separator, attribute: null, carried: false },
  kind: 'text',
  text: 'hello',
  attachments: [],
  platformId: null,
  state: 'whole',
  auto: false,
});

const orderOf = (...rows: readonly Row[]) => dateOrder({ rows: [...rows], lang: 'en-US', at });

it('tells the order of numeric dates by a number over twelve', () => {
  expect(orderOf(row('03/09/2026 20:41'), row('14/11/2026 09:15'))).toBe('day-first');
  expect(orderOf(row('9/3/2026 20:41'), row('11/14/2026 09:15'))).toBe('month-first');
});

it('tells it by the line in words above the row', () => {
  expect(orderOf(row('03/09/2026 20:41', 'September 3, 2026'))).toBe('day-first');
  expect(orderOf(row('09/03/2026 20:41', 'September 3, 2026'))).toBe('month-first');
});

it('tells it by the order in which the dates stand', () => {
  expect(orderOf(row('09/10/2026'), row('10/10/2026'), row('01/11/2026'))).toBe('day-first');
  expect(orderOf(row('01/12/2026'), row('02/11/2026'))).toBe('month-first');
  expect(orderOf(row('12/11/2026'))).toBe('day-first');
});

it('does not tell where nothing does', () => {
  expect(orderOf(row('03/09/2026 20:41'))).toBeNull();
  expect(orderOf(row('14:30', 'Yesterday'))).toBeNull();
});
