import type { PageRule } from '../../page-rule';
import { plain, twoTalks } from '../../plain-rule';
import { clock, chineseDay } from '../../time-labels';

/** The newest message is the first element, and the column is turned over; time and ticks float inside the bubble. */
export const rule: PageRule = {
  ...plain,
  id: 'column-reverse',
  language: 'zh-CN',
  wishes: twoTalks(233, ['zh', 'vi']),
  timeLabel: clock,
  separator: { when: 'day', label: chineseDay, hasClock: false },
  parts: { row: '.msg', name: '.nm', time: '.tm' },
};
