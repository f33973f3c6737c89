import { expect, it } from 'vitest';
import { timeShape } from './time-shape';

const both = { clock: true, day: true };
const clock = { clock: true, day: false };
const day = { clock: false, day: true };

it.each([
  ['14:30', clock],
  ['14:30:22', clock],
  ['9:05 PM', clock],
  ['9:05\u202fp.m.', clock],
  ['下午3:05', clock],
  ['清晨5:05', clock],
  ['13.05', clock],
  ['3分钟前', clock],
  ['3 phút trước', clock],
  ['há 3 minutos', clock],
  ['2 hours ago', clock],
  ['刚刚', clock],
  ['2026-04-06', day],
  ['23/8/69', day],
  ['23/08/2026', day],
  ['8月23日', day],
  ['2026年8月23日 星期日', day],
  ['今天', day],
  ['Yesterday', day],
  ['เมื่อวาน', day],
  ['semalam', day],
  ['23 ส.ค. 2569', day],
  ['23 thg 8, 2026', day],
  ['23 de ago. de 2026', day],
  ['August 23, 2026', day],
  ['Sun, 23 Aug', day],
  ['— Today —', day],
  ['11-18 09:00', both],
  ['昨天 14:30', both],
  ['星期一 09:05', both],
  ['Monday 3:05 PM', both],
  ['3:05 PM, 8/23/2026', both],
  ['2026-08-06 09:31:00', both],
  ['09:31 أمس', both],
  ['23 ส.ค. 2569 14:30 น.', both],
])('%s is a time label', (text, shape) => {
  expect(timeShape(text)).toEqual(shape);
});

it.each([
  '',
  '12',
  '2026',
  'ok',
  'Anna',
  'May',
  'Mar',
  '明天14:30发货',
  'see you at 14:30',
  '¥12.5',
  '1000000000000000201',
  '好的',
  '10:99',
  '3 Tuesday',
  '-',
  '🙂',
])('%j is none', (text) => {
  expect(timeShape(text)).toBeNull();
});
