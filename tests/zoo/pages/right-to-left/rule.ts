import type { PageRule } from '../../page-rule';
import { plain, twoTalks } from '../../plain-rule';
import { arabicDay, clock12 } from '../../time-labels';

/** Arabic from right to left: the others at the right, one's own at the left, ص and م for the halves of the day. */
export const rule: PageRule = {
  ...plain,
  id: 'right-to-left',
  language: 'ar-EG',
  wishes: twoTalks(239, ['ar']),
  timeLabel: (at) => clock12(at, ['ص', 'م']),
  separator: { when: 'day', label: arabicDay, hasClock: false },
  parts: { row: '.row', name: '.by', time: '.at' },
};
