import type { PageRule } from '../../page-rule';
import { plain, twoTalks } from '../../plain-rule';
import { clock, portugueseDay } from '../../time-labels';

/** The whole document scrolls; a bar above and the box to write in stay put. Bubbles in list items. */
export const rule: PageRule = {
  ...plain,
  id: 'scrolling-document',
  language: 'pt-BR',
  wishes: twoTalks(229, ['pt', 'en']),
  timeLabel: clock,
  separator: { when: 'day', label: portugueseDay, hasClock: false },
  parts: { row: 'li.turn', name: 'strong', time: 'time' },
};
