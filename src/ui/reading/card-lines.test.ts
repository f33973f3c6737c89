import { expect, test } from 'vitest';
import { cardOf } from './card-lines';

test('the first line is the title, unless what is attached has another name', () => {
  expect(cardOf('Coat M\n\n$ 20', 'Coat')).toEqual({ title: { text: 'Coat M', start: 0 }, fields: [{ text: '$ 20', start: 8 }] });
  expect(cardOf('Price: 20', 'Coat').title).toEqual({ text: 'Coat', start: -1 });
  expect(cardOf('Price: 20', 'Coat').fields).toEqual([{ text: 'Price: 20', start: 0 }]);
  expect(cardOf(' \n', 'Coat')).toEqual({ title: { text: 'Coat', start: -1 }, fields: [] });
  expect(cardOf('', null)).toEqual({ title: null, fields: [] });
});
