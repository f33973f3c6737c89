import { expect, it } from 'vitest';
import { markedTime } from './marked-time';

it.each([
  ['14:05 ✓✓', '14:05'],
  ['✓ 14:05', '14:05'],
  ['9:05 AM · Read', '9:05 AM'],
  ['edited 14:05', '14:05'],
  ['已读 昨天 14:05', '昨天 14:05'],
  ['Read by noon', null],
  ['at 14:05 then', null],
  ['14:05', null],
  ['👍 14:05', null],
])('%s', (text, time) => {
  expect(markedTime(text)).toBe(time);
});
