import type { PageRule } from '../../page-rule';
import { plain, twoTalks } from '../../plain-rule';
import { clock12, englishDay } from '../../time-labels';

/** A team chat: everything at the left, name and time once above each run, days between rules, one's own rows on a tinted ground. */
export const rule: PageRule = {
  ...plain,
  id: 'flat-groups',
  language: 'en-US',
  wishes: twoTalks(211, ['en', 'vi']),
  names: 'all',
  timeAt: 'head',
  timeLabel: (at) => clock12(at),
  separator: { when: 'day', label: englishDay, hasClock: false },
  sides: 'unseen',
  parts: { row: '.post', name: '.who', time: '.at' },
};
