import { expect, test } from 'vitest';
import { monthsOf, weeksOf, yearsOf } from './calendar';

const days = [
  { day: '2024-02-29', first: 0, count: 1 },
  { day: '2024-03-01', first: 1, count: 99 },
  { day: '2024-05-31', first: 100, count: 10 },
];

test('a year is whole weeks from Monday, its days once each', () => {
  const weeks = weeksOf(2024, days);
  const inYear = weeks.flat().filter((one) => one !== null);
  expect(inYear.length).toBe(366);
  expect(weeks.every((week) => week.length === 7)).toBe(true);
  expect(weeks[0]?.[0]?.day).toBe('2024-01-01');
  expect(
    weeksOf(2023, [])
      .at(0)
      ?.filter((one) => one === null).length,
  ).toBe(6);
  expect(inYear.filter(({ count }) => count > 0).map(({ day, level }) => `${day} ${level}`)).toEqual([
    '2024-02-29 1',
    '2024-03-01 4',
    '2024-05-31 3',
  ]);
});

test('months are those of whole years, empty ones too', () => {
  const months = monthsOf([{ day: '2023-12-31', first: 0, count: 5 }, ...days]);
  expect([months.length, months[0]?.month, months.at(-1)?.month]).toEqual([24, '2023-01', '2024-12']);
  expect(months.slice(11, 18)).toEqual([
    { month: '2023-12', count: 5, share: 5 / 99 },
    { month: '2024-01', count: 0, share: 0 },
    { month: '2024-02', count: 1, share: 1 / 99 },
    { month: '2024-03', count: 99, share: 1 },
    { month: '2024-04', count: 0, share: 0 },
    { month: '2024-05', count: 10, share: 10 / 99 },
    { month: '2024-06', count: 0, share: 0 },
  ]);
  expect(monthsOf([])).toEqual([]);
});

test('years', () => expect(yearsOf([{ day: '2019-12-31', first: 0, count: 1 }, ...days])).toEqual({ first: 2019, last: 2024 }));
