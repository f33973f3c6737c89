import { expect, test } from 'vitest';
import { chineseFaceFor } from './chinese-face';

test.each([
  ['这件衣服还有货吗', 'sc'],
  ['這件衣服還有貨嗎', 'tc'],
  ['hello 订单 123', 'sc'],
  ['hello 訂單 123', 'tc'],
] as const)('%s is set in its own face, whatever the document prefers', (text, face) => {
  expect(chineseFaceFor(text, 'sc')).toBe(face);
  expect(chineseFaceFor(text, 'tc')).toBe(face);
});

test.each(['好的', 'hello', '', '你好'])('%j tells nothing and follows the document', (text) => {
  expect(chineseFaceFor(text, 'sc')).toBe('sc');
  expect(chineseFaceFor(text, 'tc')).toBe('tc');
});
