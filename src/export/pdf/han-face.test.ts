import { expect, test } from 'vitest';
import { mannerOf } from './han-face';

test.each([
  ['这件衣服还有货吗', 'sc'],
  ['這件衣服還有貨嗎', 'tc'],
  ['hello 订单 123', 'sc'],
  ['hello 訂單 123', 'tc'],
  ['この商品はまだありますか', 'jp'],
  ['在庫はありますか？発送は明日ですか', 'jp'],
  ['재고 있나요?', 'kr'],
  ['大韓民國 서울特別市', 'kr'],
  ['好吃の蛋糕还有货吗', 'sc'],
] as const)('%s is set in its own face, whatever the document prefers', (text, face) => {
  expect(mannerOf(text, 'sc').han).toBe(face);
  expect(mannerOf(text, 'tc').han).toBe(face);
});

test.each(['好的', 'hello', '', '你好', '✓ 100 %'])('%j tells nothing and follows the document', (text) => {
  expect(mannerOf(text, 'sc').han).toBe('sc');
  expect(mannerOf(text, 'tc').han).toBe('tc');
});

test('a text knows whether it has Han or kana at all', () => {
  expect(['好的', 'ok', '한국', '✓'].map((text) => mannerOf(text, 'sc').isHan)).toEqual([true, false, true, false]);
});
