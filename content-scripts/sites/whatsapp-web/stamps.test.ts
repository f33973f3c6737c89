import { expect, it } from 'vitest';
import { orderOfDates, stampOf, type Stamp } from './stamps';

function stamp(text: string): Stamp {
  const holder = document.createElement('div');
  holder.dataset['prePlainText'] = text;
  const found = stampOf(holder);
  if (!found) throw new Error(`no stamp in ${text}`);
  return found;
}

const dates = (...texts: readonly string[]): readonly (string | null)[] | null => {
  const stamps = texts.map((text) => stamp(`[${text}] Nadia: `));
  const order = orderOfDates(stamps);
  return order && stamps.map(order);
};

it('takes a stamp apart, whatever the name holds', () => {
  expect(stamp('[10:30, 28/09/2026] Nadia: Orchard]: ')).toEqual({
    said: '10:30, 28/09/2026',
    clock: '10:30',
    numbers: [28, 9, 2026],
    name: 'Nadia: Orchard]',
  });
  for (const text of ['', 'Nadia: ', '[10:30] Nadia: ', '[10:30, yesterday] Nadia: ']) {
    const holder = document.createElement('div');
    holder.dataset['prePlainText'] = text;
    expect(stampOf(holder)).toBeNull();
  }
});

it('tells the day from the month by a number above twelve', () => {
  expect(dates('10:30, 03/09/2026', '10:31, 28/09/2026')).toEqual(['2026-09-03 10:30', '2026-09-28 10:31']);
  expect(dates('9:05 PM, 9/3/2026', '9:06 AM, 9/28/2026')).toEqual(['2026-09-03 21:05', '2026-09-28 09:06']);
  expect(dates('10:30, 2026/9/3')).toEqual(['2026-09-03 10:30']);
  expect(dates('10.30, 03.09.26', '10.31, 28.09.26')).toEqual(['2026-09-03 10:30', '2026-09-28 10:31']);
});

it('tells them by the order of the messages', () => {
  expect(dates('08:00, 05/09/2026', '08:00, 02/10/2026')).toEqual(['2026-09-05 08:00', '2026-10-02 08:00']);
  expect(dates('8:00 AM, 9/5/2026', '8:00 AM, 10/2/2026')).toEqual(['2026-09-05 08:00', '2026-10-02 08:00']);
});

it('leaves to the language what the page does not tell', () => {
  expect(dates('10:30, 03/09/2026')).toBeNull();
  expect(dates('10:30, 03/09/2026', '10:31, 04/10/2026')).toBeNull();
  expect(dates('下午10:30, 2026/9/28')).toEqual([null]);
  expect(dates('10:30, 45/45/2026')).toBeNull();
});
