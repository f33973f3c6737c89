import { expect, test } from 'vitest';
import { doingOf, printedKey, readingKeys } from './keys';

const plain = { code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

test.each([
  ['j', {}, 'nextMessage'],
  ['о', { code: 'KeyJ' }, 'nextMessage'],
  ['N', { shiftKey: true }, 'previousHit'],
  ['?', { shiftKey: true }, 'help'],
  ['f', { ctrlKey: true }, 'find'],
  ['f', { metaKey: true }, 'find'],
  ['f', {}, undefined],
  ['j', { ctrlKey: true }, undefined],
  ['j', { altKey: true }, undefined],
  ['ArrowDown', { shiftKey: true }, 'nextDay'],
  ['F3', {}, 'nextHit'],
] as const)('%s with %j does %s', (key, more, does) => expect(doingOf({ ...plain, key, ...more })).toBe(does));

test('no key does two things', () => {
  const keys = readingKeys.flatMap((line) => line.keys);
  expect(new Set(keys).size).toBe(keys.length);
});

test('keys are shown as they are printed', () => {
  expect(['Mod+f', 'Shift+ArrowDown', '?', 'Escape'].map((key) => printedKey(key, false).join(' '))).toEqual([
    'Ctrl F',
    'Shift ↓',
    '?',
    'Esc',
  ]);
  expect(printedKey('Mod+f', true)).toEqual(['⌘', 'F']);
});
