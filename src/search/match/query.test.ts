import { expect, test } from 'vitest';
import { marksIn, matches, parseQuery } from './query';

test.each([
  ['发货', '什么时候发货？', true],
  ['EGS3', 'Pedido 220818EGS328B9', true],
  ['28B9', 'Pedido 220818egs328b9', true],
  ['ＡＢＣ', 'abc', true],
  ['发货 今天', '今天下单明天发货', true],
  ['"发货 今天"', '今天下单明天发货', false],
  ['"今天 发"', '好，今天 发', true],
  ['ส่ง', 'ส่งของวันนี้ค่ะ', true],
  ['退款', '退货', false],
  ['🙂', '好的🙂', true],
])('«%s» in «%s»: %s', (typed, text, expected) => expect(matches(parseQuery(typed), text)).toBe(expected));

test('marks are offsets into the original, also behind characters that fold to several', () => {
  const text = '㍿ ﬁne 发货，发货';
  const marks = marksIn(parseQuery('发货 ne'), text);
  expect(marks.map(([start, end]) => text.slice(start, end))).toEqual(['ne', '发货', '发货']);
});
