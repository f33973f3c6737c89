import { expect, onTestFinished, test } from 'vitest';
import type { Row } from '../../src/domain/row';
import { fingerprint } from './fingerprint';

const row: Row = {
  direction: 'in',
  sender: 'anna',
  time: { text: '14:30', separator: '2026-11-20', attribute: null, carried: false },
  kind: 'text',
  text: 'hello',
  attachments: [],
  platformId: '1',
  state: 'whole',
  auto: false,
};
const at = (text: string): Row => ({ ...row, time: { ...row.time, text } });
const showing = (url: string): Row => ({ ...row, attachments: [{ kind: 'image', name: null, url }] });

test('tells rows apart by all that matters in them', () => {
  const others: readonly Row[] = [
    { ...row, direction: 'out' },
    { ...row, sender: 'bella' },
    { ...row, text: 'hello!' },
    { ...row, platformId: '2' },
    { ...row, state: 'failed' },
    at('14:31'),
    showing('https://shop.example/a.png'),
  ];
  expect(new Set([row, ...others].map(fingerprint)).size).toBe(others.length + 1);
});

test('does not take time passing for a change', () => {
  expect(fingerprint(at('2 minutes ago'))).toBe(fingerprint(at('3 minutes ago')));
  expect(fingerprint(at('刚刚'))).toBe(fingerprint(at('5分钟前')));
  expect(fingerprint(at('昨天 14:30'))).not.toBe(fingerprint(at('昨天 14:31')));
});

test('does not take a new signature of the same picture for a change', () => {
  expect(fingerprint(showing('https://shop.example/a.png?sign=1'))).toBe(fingerprint(showing('https://shop.example/a.png?sign=2')));
  expect(fingerprint(showing('blob:https://shop.example/1'))).toBe(fingerprint(showing('blob:https://shop.example/2')));
  expect(fingerprint(showing('https://shop.example/a.png'))).not.toBe(fingerprint(showing('https://shop.example/b.png')));
});

test('looks at few of ten million characters, and still sees where they end', () => {
  const long = 'x'.repeat(10_000_000);
  const { imul } = Math;
  let multiplied = 0;
  onTestFinished(() => void Object.assign(Math, { imul }));
  const counting = (a: number, b: number): number => {
    multiplied += 1;
    return imul(a, b);
  };
  Object.assign(Math, { imul: counting });
  expect(fingerprint({ ...row, text: `${long}y` })).not.toBe(fingerprint({ ...row, text: `${long}z` }));
  expect(multiplied).toBeGreaterThan(1000);
  expect(multiplied).toBeLessThan(200_000);
});
