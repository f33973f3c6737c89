import type { PageRule } from '../../page-rule';
import { plain, twoTalks } from '../../plain-rule';
import { clock, dayOf } from '../../time-labels';

/** Lines as old clients write them: `[14:05] <name> words`, notices with stars, a line for each new day. Only the name tells whose a line is. */
export const rule: PageRule = {
  ...plain,
  id: 'irc-lines',
  language: 'en-US',
  wishes: twoTalks(223, ['en', 'pt'], ['text', 'system']),
  names: 'all',
  nameAt: 'each',
  sides: 'unseen',
  timeLabel: clock,
  separator: { when: 'day', label: dayOf, hasClock: false },
  parts: { row: '.line', name: '.nick', time: '.ts' },
};
